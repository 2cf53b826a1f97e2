import Router from '@koa/router'
import { daysBetween, parseDay } from '../../../spatial/day.ts'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { currentActor } from '../../access/currentActor.ts'
import {
  calendarQuery,
  effectQuery,
  endOutageBody,
  enterHolidayBody,
  enterOutageBody,
} from '../../contract/calendar.ts'
import { decide } from '../../contract/policy/decide.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { recountsAsked } from '../recounting/queries.ts'
import { enterHoliday, withdrawHoliday } from './holidays.ts'
import { endOutage, enterOutage } from './outages.ts'
import { effectOf, holidaysBetween, outagesBetween } from './queries.ts'

const MOST_DAYS = 3_660

/** The legal calendar: read by anybody, written by operators. */
export function calendarRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/calendar' })

  router.get('/', async (ctx) => {
    const actor = currentActor(ctx)
    const named = decide(actor, 'calendar.enter').allowed
    const span = spanOf(parse(calendarQuery, ctx.query), deps.clock.today())
    ctx.body = await asActor(deps, actor, async (transaction) => ({
      ...span,
      holidays: await holidaysBetween(transaction, span, named),
      outages: await outagesBetween(transaction, span),
    }))
  })

  router.post('/holidays', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await enterHoliday(deps, asker, parse(enterHolidayBody, ctx.state.body))
    ctx.status = 201
  })

  router.post('/holidays/:id/withdraw', async (ctx) => {
    ctx.body = await withdrawHoliday(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  router.post('/outages', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await enterOutage(deps, asker, parse(enterOutageBody, ctx.state.body))
    ctx.status = 201
  })

  router.post('/outages/:id/end', async (ctx) => {
    const asker = signedIn(ctx)
    const end = { id: ctx.params.id ?? '', ...parse(endOutageBody, ctx.state.body) }
    ctx.body = await endOutage(deps, asker, end)
  })

  router.get('/effect', async (ctx) => {
    const { actor } = signedIn(ctx)
    authorise(actor, 'calendar.enter')
    const asked = { ...parse(effectQuery, ctx.query), today: deps.clock.today() }
    ctx.body = await asActor(deps, actor, (transaction) => effectOf(transaction, asked))
  })

  router.get('/recounts', async (ctx) => {
    const { actor } = signedIn(ctx)
    authorise(actor, 'calendar.enter')
    ctx.body = { recounts: await asActor(deps, actor, recountsAsked) }
  })

  return router
}

/** The year of today when nothing is said. */
function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }, today: string) {
  const span = { from: from ?? `${(to ?? today).slice(0, 4)}-01-01`, to: to ?? `${(from ?? today).slice(0, 4)}-12-31` }
  const [first, last] = [parseDay(span.from), parseDay(span.to)]
  const length = first && last ? daysBetween(first, last) : -1
  if (length < 0) throw new Problem('INVALID_INPUT', { field: 'to', data: { reason: 'is before from' } })
  if (length > MOST_DAYS) throw new Problem('INVALID_INPUT', { field: 'to', data: { reason: 'ten years at most' } })
  return span
}
