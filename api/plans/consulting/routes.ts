import Router from '@koa/router'
import { asDay } from '../../../spatial/day.ts'
import { compareQuery, onDayQuery, plansQuery } from '../../contract/plans/plans.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { compressedJson } from '../../http/compressedJson.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { compareVersions } from '../comparing/compare.ts'
import { presentLine, presentPlan } from './present.ts'
import { planById, plansOf, versionsOf } from './queries.ts'

/** The law of the ground as it is published. */
export function publishedPlanRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
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

  router.get('/:id', async (ctx) => {
    const { on } = parse(onDayQuery, ctx.query)
    const id = ctx.params.id ?? ''
    const plan = isUuid(id) ? await planById(db, id) : null
    if (!plan) throw new Problem('NOT_FOUND')
    ctx.body = presentPlan(plan, await versionsOf(db, id), dayOf(on))
  })

  return router
}
