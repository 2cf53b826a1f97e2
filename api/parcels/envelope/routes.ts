import Router from '@koa/router'
import { parseDay } from '../../../spatial/day.ts'
import { type EnvelopeBody, envelopeBody } from '../../contract/envelope.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { type EnvelopeQuestion, findEnvelope } from './commands.ts'
import { presentEnvelope } from './present.ts'

/** The most that can be built on a parcel: public, as the law is; nothing of it is kept. */
export function envelopeRoutes({ db, clock }: Deps): Router {
  const router = new Router()
  router.post('/api/parcels/envelope', async (ctx) => {
    const body = parse(envelopeBody, ctx.state.body)
    ctx.body = presentEnvelope(await findEnvelope({ db }, questionOf(body, clock)))
  })
  return router
}

function questionOf(body: EnvelopeBody, clock: Deps['clock']): EnvelopeQuestion {
  const on = body.on === undefined ? clock.today() : parseDay(body.on)
  if (!on) throw new Problem('INVALID_INPUT', { field: 'on', data: { reason: 'not a day of the calendar' } })
  const subject = 'legal' in body ? body.legal : { srid: null, geometry: body.geometry }
  return { ...subject, on, rules: body.rules ?? {} }
}
