import Router from '@koa/router'
import { parseDay } from '../../spatial/day.ts'
import { signedIn } from '../access/asker.ts'
import { journalDaysQuery, journalPageQuery, journalQuery, verificationBody } from '../contract/journal.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { consultConsultations, consultJournal, proveEvent, readMyJournal, verifyInterval } from './commands.ts'
import { closedDay, closedDays } from './days.ts'
import { presentDay, presentPage, presentProof, presentVerification, presentWholeDay } from './present.ts'

/** The journal: who did and read what; its published roots; its proofs. */
export function journalRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/journal', async (ctx) => {
    const asker = signedIn(ctx)
    const query = parse(journalQuery, ctx.query)
    ctx.body = presentPage(await consultJournal(deps, asker, query), query.limit)
  })

  router.get('/api/dossiers/:id/consultations', async (ctx) => {
    const asker = signedIn(ctx)
    const page = parse(journalPageQuery, ctx.query)
    const read = await consultConsultations(deps, asker, { id: ctx.params.id ?? '', ...page })
    ctx.body = presentPage(read, page.limit)
  })

  router.get('/api/me/journal', async (ctx) => {
    const asker = signedIn(ctx)
    const page = parse(journalPageQuery, ctx.query)
    ctx.body = presentPage(await readMyJournal(deps, asker, page), page.limit)
  })

  router.get('/api/journal/days', async (ctx) => {
    const { cursor, limit } = parse(journalDaysQuery, ctx.query)
    const days = await closedDays(deps.db, { cursor, limit: limit + 1 })
    const shown = days.slice(0, limit)
    ctx.body = { days: shown.map(presentDay), cursor: days.length > limit ? (shown.at(-1)?.day ?? null) : null }
  })

  router.get('/api/journal/days/:day', async (ctx) => {
    const day = parseDay(ctx.params.day ?? '')
    const row = day && (await closedDay(deps.db, day))
    if (!row) throw new Problem('NOT_FOUND')
    ctx.body = presentWholeDay(row)
  })

  router.post('/api/journal/verification', async (ctx) => {
    const asker = signedIn(ctx)
    const days = parse(verificationBody, ctx.state.body)
    ctx.body = presentVerification(days, await verifyInterval(deps, asker, days))
  })

  router.get('/api/journal/:id/proof', async (ctx) => {
    ctx.body = presentProof(await proveEvent(deps, signedIn(ctx), ctx.params.id ?? ''))
  })

  return router
}
