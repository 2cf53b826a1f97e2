import Router from '@koa/router'
import { addDays, asDay } from '../../spatial/day.ts'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { currentActor } from '../access/currentActor.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import {
  changeServitudeBody,
  createServitudeBody,
  retireServitudeBody,
  type ServitudeAnswer,
  servitudesQuery,
} from '../contract/servitudes.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { changeServitude, createServitude, retireServitude } from './commands.ts'
import { PAGE, type RevisionRow, servitudeById, servitudeRevisions, servitudesAsked } from './queries.ts'
import { spillsOf } from './spills.ts'

/** Servitudes: read by anybody, kept by the agency of the ground they lie on. */
export function servitudeRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/servitudes' })

  router.get('/', async (ctx) => {
    const rows = await servitudesAsked(deps.db, parse(servitudesQuery, ctx.query), deps.clock.today())
    const servitudes = rows.slice(0, PAGE)
    ctx.body = { servitudes, next: rows.length > PAGE ? (servitudes.at(-1)?.id ?? null) : null }
  })

  router.get('/:id', async (ctx) => {
    ctx.body = await answerOf(deps, currentActor(ctx), ctx.params.id ?? '')
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const id = await createServitude(deps, asker, parse(createServitudeBody, ctx.state.body))
    ctx.status = 201
    ctx.body = await answerOf(deps, asker.actor, id)
  })

  router.post('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const id = ctx.params.id ?? ''
    await changeServitude(deps, asker, { id, ...parse(changeServitudeBody, ctx.state.body) })
    ctx.body = await answerOf(deps, asker.actor, id)
  })

  router.post('/:id/retire', async (ctx) => {
    const asker = signedIn(ctx)
    const id = ctx.params.id ?? ''
    await retireServitude(deps, asker, { id, ...parse(retireServitudeBody, ctx.state.body) })
    ctx.body = await answerOf(deps, asker.actor, id)
  })

  return router
}

/** @throws Problem NOT_FOUND */
const answerOf = (deps: Deps, actor: Actor, id: string): Promise<ServitudeAnswer> =>
  asActor(deps, actor, async (transaction) => {
    const row = isUuid(id) ? await servitudeById(transaction, id) : null
    if (!row) throw new Problem('NOT_FOUND')
    const { territory, ...servitude } = row
    const isEditor = decide(actor, 'servitudes.edit', { territory }).allowed
    const today = deps.clock.today()
    const isEnded = row.inForceTo !== null && row.inForceTo < today
    const revisions = presentRevisions(await servitudeRevisions(transaction, id), isEditor)
    const spills = [...(await spillsOf(transaction, id, today))]
    return { ...servitude, mayEdit: isEditor && !isEnded, today, revisions, spills }
  })

/** A state ends the day before the next one begins; one that was corrected has no days of its own. */
function daysOf(content: RevisionRow['content'], after: RevisionRow['content'] | undefined) {
  const [since, next] = [dayOf(content.stateFrom), dayOf(after?.stateFrom)]
  return { since, until: next !== null && next !== since ? addDays(asDay(next), -1) : null }
}

const dayOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Who made it is for those who may make one. */
const presentRevisions = (rows: readonly RevisionRow[], named: boolean): ServitudeAnswer['revisions'] =>
  rows.map(({ content, at, by, footprint, ...revision }, nth) => {
    const before = rows[nth + 1]?.content
    // Its days are said as days.
    const fields = before ? Object.keys(content).filter((field) => field !== 'stateFrom') : []
    const changed = fields.filter((field) => JSON.stringify(content[field]) !== JSON.stringify(before?.[field]))
    const after = rows[nth - 1]?.content
    const moved = after !== undefined && JSON.stringify(after.footprint) !== JSON.stringify(content.footprint)
    return {
      ...{ ...revision, at: at.toISOString(), by: named ? by : null, changed },
      ...daysOf(content, after),
      footprint: moved ? footprint : null,
    }
  })
