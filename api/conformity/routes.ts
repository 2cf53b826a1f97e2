import Router from '@koa/router'
import { parseDay } from '../../spatial/day.ts'
import { type CheckBody, checkBody } from '../contract/conformity.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { type CheckQuestion, checkConformity, verifyReport } from './commands.ts'
import { presentReport } from './present.ts'
import { reportById } from './queries.ts'

/** Reports are public by their link: no list, and ids that cannot be guessed. */
export function conformityRoutes({ db, clock }: Deps): Router {
  const router = new Router({ prefix: '/api/conformity/checks' })
  router.post('/', async (ctx) => {
    const body = parse(checkBody, ctx.state.body)
    const report = await checkConformity({ db, clock }, questionOf(body, ctx.get('Idempotency-Key'), clock))
    ctx.status = 201
    ctx.set('Location', `/api/conformity/checks/${report.id}`)
    ctx.body = presentReport(report)
  })
  router.get('/:id', async (ctx) => {
    const report = await reportById(db, ctx.params.id ?? '')
    if (!report) throw new Problem('NOT_FOUND')
    ctx.set('Cache-Control', 'private, max-age=31536000, immutable')
    ctx.body = presentReport(report)
  })
  router.get('/:id/verify', async (ctx) => {
    ctx.body = await verifyReport({ db }, ctx.params.id ?? '')
  })
  return router
}

function questionOf(body: CheckBody, key: string, clock: Deps['clock']): CheckQuestion {
  const { footprint = null, ...project } = body.project ?? {}
  const on = body.on === undefined ? clock.today() : parseDay(body.on)
  if (!on) throw new Problem('INVALID_INPUT', { field: 'on', data: { reason: 'not a day of the calendar' } })
  const subject = 'legal' in body ? body.legal : { srid: null, geometry: body.geometry }
  return { ...subject, on, project, footprint, idempotencyKey: key === '' ? null : key.slice(0, 200) }
}
