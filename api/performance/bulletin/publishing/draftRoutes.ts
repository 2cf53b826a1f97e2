import Router from '@koa/router'
import { asActor } from '../../../access/asActor.ts'
import { type Asker, signedIn } from '../../../access/asker.ts'
import { authorise } from '../../../access/authorise.ts'
import { makeBulletinBody } from '../../../contract/performance/bulletins.ts'
import { daysOf, quarterOf } from '../../../contract/performance/period.ts'
import { isUuid } from '../../../db/uuid.ts'
import type { Deps } from '../../../deps.ts'
import { parse } from '../../../http/parse.ts'
import { Problem } from '../../../http/problem.ts'
import { askBulletin, dropBulletin, publishBulletin, reviewBulletin } from './commands.ts'
import { giveFile } from './giveFile.ts'
import { presentDraft } from './present.ts'
import { type BulletinRow, bulletinById, bulletinsListed, quartersWithFigures } from './queries.ts'

/** Bulletins as the ministry makes them: asked for, read through by one person, published by another. */
export function bulletinDraftRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/bulletin-drafts' })

  router.get('/', async (ctx) => {
    const asker = signedIn(ctx)
    authorise(asker.actor, 'bulletin.make')
    const running = daysOf(quarterOf(deps.clock.today())).first
    ctx.body = await asActor(deps, asker.actor, async (transaction) => {
      const rows = await bulletinsListed(transaction)
      const quarters = await quartersWithFigures(transaction, running)
      return {
        drafts: rows.map((row) => presentDraft(row, asker)),
        quarters: quarters.map((code) => ({ code, ...standing(rows, code) })),
      }
    })
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const row = await askBulletin(deps, asker, parse(makeBulletinBody, ctx.state.body))
    ctx.status = 201
    ctx.set('Location', `/api/bulletin-drafts/${row.id}`)
    ctx.body = presentDraft(row, asker)
  })

  router.get('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentDraft(await found(deps, asker, ctx.params.id), asker)
  })

  router.get('/:id/files/:name', async (ctx) => {
    const { files } = await found(deps, signedIn(ctx), ctx.params.id)
    const file = files.find(({ name }) => name === ctx.params.name)
    if (!file) throw new Problem('NOT_FOUND')
    await giveFile(ctx, deps, file, false)
  })

  const steps = { review: reviewBulletin, publish: publishBulletin } as const
  for (const [step, take] of Object.entries(steps))
    router.post(`/:id/${step}`, async (ctx) => {
      const asker = signedIn(ctx)
      ctx.body = presentDraft(await take(deps, asker, ctx.params.id ?? ''), asker)
    })

  router.delete('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentDraft(await dropBulletin(deps, asker, ctx.params.id ?? ''), asker)
  })

  return router
}

/** Which edition the next bulletin of a quarter would be, and whether one is being prepared. */
function standing(rows: readonly BulletinRow[], quarter: string) {
  const own = rows.filter((row) => row.quarter === quarter)
  const published = own.filter(({ state }) => state === 'published').map(({ edition }) => edition)
  return {
    edition: Math.max(0, ...published) + 1,
    inHand: own.some(({ state }) => state === 'making' || state === 'draft' || state === 'reviewed'),
  }
}

/** @throws Problem NOT_FOUND, and the policy's shut door */
function found(deps: Pick<Deps, 'db' | 'clock'>, { actor }: Asker, id = ''): Promise<BulletinRow> {
  authorise(actor, 'bulletin.make')
  return asActor(deps, actor, async (transaction) => {
    const row = isUuid(id) ? await bulletinById(transaction, id) : null
    if (!row) throw new Problem('NOT_FOUND')
    return row
  })
}
