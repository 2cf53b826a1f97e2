import Router from '@koa/router'
import { asDay } from '../../../spatial/day.ts'
import { signedIn } from '../../access/asker.ts'
import { currentActor } from '../../access/currentActor.ts'
import { compareQuery, onDayQuery, planActBody, plansQuery } from '../../contract/plans/plans.ts'
import type { Actor } from '../../contract/policy/decide.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { compressedJson } from '../../http/compressedJson.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { compareVersions } from '../comparing/compare.ts'
import { recordPlanAct, recordsActsOf } from '../publishing/recordAct.ts'
import { presentLine, presentPlan } from './present.ts'
import { planById, plansOf, versionsOf } from './queries.ts'

/** The law of the ground as it is published. */
export function publishedPlanRoutes(deps: Pick<Deps, 'db' | 'clock'>): Router {
  const { db, clock } = deps
  const router = new Router({ prefix: '/api/plans' })
  const dayOf = (on: string | undefined) => (on === undefined ? clock.today() : asDay(on))

  router.get('/', async (ctx) => {
    const { units, on } = parse(plansQuery, ctx.query)
    const day = dayOf(on)
    const rows = await plansOf(db, units === undefined ? null : units.split(','))
    ctx.body = { on: day, plans: rows.map((row) => presentLine(row, day)) }
  })

  router.get('/compared', async (ctx) => {
    const compared = await compareVersions(db, parse(compareQuery, ctx.query))
    await compressedJson(ctx, compared)
  })

  const planOn = async (actor: Actor, id: string, on: string | undefined) => {
    const plan = isUuid(id) ? await planById(db, id) : null
    if (!plan) throw new Problem('NOT_FOUND')
    const mayRecord = actor.personId !== null && (await recordsActsOf(deps, actor, plan.code))
    return presentPlan(plan, { versions: await versionsOf(db, id), on: dayOf(on), mayRecord })
  }

  router.get('/:id', async (ctx) => {
    const { on } = parse(onDayQuery, ctx.query)
    ctx.body = await planOn(currentActor(ctx), ctx.params.id ?? '', on)
  })

  router.post('/versions/:id/acts', async (ctx) => {
    const asker = signedIn(ctx)
    const { onDay, ...act } = parse(planActBody, ctx.state.body)
    const planId = await recordPlanAct(deps, asker, { id: ctx.params.id ?? '', event: { ...act, onDay: asDay(onDay) } })
    ctx.body = await planOn(asker.actor, planId, undefined)
  })

  return router
}
