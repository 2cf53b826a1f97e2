import Router from '@koa/router'
import { bulletinQuery } from '../../../contract/performance/bulletins.ts'
import type { Deps } from '../../../deps.ts'
import { parse } from '../../../http/parse.ts'
import { Problem } from '../../../http/problem.ts'
import { giveFile } from './giveFile.ts'
import { Movements, quarterIn } from './moved.ts'
import { presentPublished } from './present.ts'
import { publishedEditions, publishedFile } from './queries.ts'

/** @throws Problem NOT_FOUND for what is no edition */
function editionIn(text = ''): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Problem('NOT_FOUND')
  return Number(text)
}

/** Published bulletins, for everybody. */
export function bulletinRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/bulletins' })
  const movements = new Movements(deps)

  router.get('/', async (ctx) => {
    const rows = await publishedEditions(deps.db)
    const last = rows.filter(({ quarter }, nth) => rows[nth - 1]?.quarter !== quarter)
    ctx.body = { bulletins: last.map(presentPublished) }
    ctx.set('Cache-Control', 'public, max-age=60')
  })

  router.get('/:quarter', async (ctx) => {
    const { edition } = parse(bulletinQuery, ctx.query)
    const rows = await publishedEditions(deps.db, quarterIn(ctx.params.quarter))
    const row = edition === undefined ? rows[0] : rows.find((one) => one.edition === edition)
    if (!row) throw new Problem('NOT_FOUND')
    ctx.body = {
      ...presentPublished(row),
      editions: rows.toReversed().map((one) => {
        const { edition: nth, publishedAt, correction } = presentPublished(one)
        return { edition: nth, publishedAt, correction }
      }),
    }
    ctx.set('Cache-Control', 'public, max-age=60')
  })

  router.get('/:quarter/:edition/movement', async (ctx) => {
    const edition = editionIn(ctx.params.edition)
    const rows = await publishedEditions(deps.db, quarterIn(ctx.params.quarter))
    const row = rows.find((one) => one.edition === edition)
    if (!row) throw new Problem('NOT_FOUND')
    ctx.body = await movements.of(row)
    ctx.set('Cache-Control', 'public, max-age=60')
  })

  router.get('/:quarter/:edition/:name', async (ctx) => {
    const edition = editionIn(ctx.params.edition)
    const wanted = { quarter: quarterIn(ctx.params.quarter), edition, name: ctx.params.name ?? '' }
    const file = await publishedFile(deps.db, wanted)
    if (!file) throw new Problem('NOT_FOUND')
    await giveFile(ctx, deps, file, true)
  })

  return router
}
