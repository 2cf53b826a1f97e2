import Router, { type RouterContext } from '@koa/router'
import { asDay } from '../../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { type Asker, signedIn } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import {
  acceptFindingsBody,
  editDraftBody,
  findingsQuery,
  mapDraftBody,
  publishDraftBody,
  readDraftQuery,
  returnDraftBody,
} from '../../contract/plans/drafts.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { compressedJson } from '../../http/compressedJson.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { findingsPage } from '../controlFindings.ts'
import { publishDraft, returnDraft, submitDraft, withdrawDraft } from '../publishing/commands.ts'
import { consultedDraft, type DraftRow, draftsListed } from './draftRow.ts'
import { editDraft, undoEdit } from './editing.ts'
import { readDraft } from './keepFile.ts'
import { acceptFindings, controlDraft, mapDraft, reopenFinding } from './prepare.ts'
import { presentDraft, presentLines } from './present.ts'
import { zoneOf, zonesDrawn } from './queries.ts'

type Params = Readonly<Record<string, string | undefined>> & { readonly id: string }
type Change = (asker: Asker, params: Params, body: unknown) => Promise<unknown>

/** The versions of plans an agency prepares: read, mapped, controlled, mended, submitted, published by somebody else. */
export function planDraftRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/plan-drafts' })
  const consulted = <T>(
    asker: Asker,
    id: string | undefined,
    give: (db: ActorTransaction, row: DraftRow) => Promise<T>,
  ) => asActor(deps, asker.actor, async (db) => give(db, await consultedDraft(db, asker, id ?? '')))
  const standing = (asker: Asker, id: string | undefined) =>
    consulted(asker, id, (db, row) => presentDraft(db, asker, row))
  /** Does something to a draft, and answers it as it then stands. */
  const changing = (change: Change) => async (ctx: RouterContext) => {
    const asker = signedIn(ctx)
    const { id = '', ...others } = ctx.params
    await change(asker, { ...others, id }, ctx.state.body)
    ctx.body = await standing(asker, id)
  }

  router.get('/', async (ctx) => {
    const asker = signedIn(ctx)
    authorise(asker.actor, 'plans.prepare', {
      territory: asker.actor.mandates.flatMap(({ territories }) => territories),
    })
    ctx.body = await asActor(deps, asker.actor, async (db) => ({
      drafts: await presentLines(db, await draftsListed(db)),
    }))
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const id = await readDraft(deps, asker, { ...parse(readDraftQuery, ctx.query), request: ctx.req })
    ctx.status = 201
    ctx.set('Location', `/api/plan-drafts/${id}`)
    ctx.body = await standing(asker, id)
  })

  router.get('/:id', async (ctx) => {
    ctx.body = await standing(signedIn(ctx), ctx.params.id)
  })

  router.get('/:id/zones', async (ctx) => {
    await compressedJson(ctx, await consulted(signedIn(ctx), ctx.params.id, (db, { id }) => zonesDrawn(db, id)))
  })

  router.get('/:id/zones/:ordinal', async (ctx) => {
    const ordinal = /^\d{1,6}$/.test(ctx.params.ordinal ?? '') ? Number(ctx.params.ordinal) : -1
    const zone = await consulted(signedIn(ctx), ctx.params.id, (db, row) => zoneOf(db, row, ordinal))
    if (!zone) throw new Problem('NOT_FOUND')
    ctx.body = zone
  })

  router.get('/:id/findings', async (ctx) => {
    const asker = signedIn(ctx)
    const page = parse(findingsQuery, ctx.query)
    ctx.body = await consulted(asker, ctx.params.id, (db, { id }) => findingsPage(db, { of: 'planDraft', id }, page))
  })

  router.put(
    '/:id/mapping',
    changing((asker, { id }, body) => mapDraft(deps, asker, { id, mapping: parse(mapDraftBody, body) })),
  )
  router.post(
    '/:id/control',
    changing((asker, { id }) => controlDraft(deps, asker, id)),
  )
  router.post(
    '/:id/findings/accept',
    changing((asker, { id }, body) => acceptFindings(deps, asker, { id, ...parse(acceptFindingsBody, body) })),
  )
  router.post(
    '/:id/findings/:findingId/reopen',
    changing((asker, { id, findingId: finding = '' }) => {
      if (!isUuid(finding)) throw new Problem('NOT_FOUND')
      return reopenFinding(deps, asker, { id, finding })
    }),
  )
  router.post(
    '/:id/edits',
    changing((asker, { id }, body) => editDraft(deps, asker, { id, edit: parse(editDraftBody, body) })),
  )
  router.post(
    '/:id/edits/:editId/undo',
    changing((asker, { id, editId: edit = '' }) => undoEdit(deps, asker, { id, edit })),
  )
  router.post(
    '/:id/submit',
    changing((asker, { id }) => submitDraft(deps, asker, id)),
  )
  router.post(
    '/:id/return',
    changing((asker, { id }, body) => returnDraft(deps, asker, { id, ...parse(returnDraftBody, body) })),
  )
  router.post(
    '/:id/publish',
    changing((asker, { id }, body) => {
      const { onDay, ...event } = parse(publishDraftBody, body)
      return publishDraft(deps, asker, { id, event: { ...event, onDay: asDay(onDay) } })
    }),
  )
  router.delete(
    '/:id',
    changing((asker, { id }) => withdrawDraft(deps, asker, id)),
  )

  return router
}
