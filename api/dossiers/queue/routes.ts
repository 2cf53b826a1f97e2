import Router from '@koa/router'
import type { Day } from '../../../spatial/day.ts'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { HOLDER_OF } from '../../contract/procedures/steps.ts'
import { type QueuedDossier, queueQuery } from '../../contract/queue.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { type QueueRow, queueCounts, queuePage } from './queries.ts'
import { urgencyOf } from './urgency.ts'

/** What waits on a territory, most urgent first. */
export function queueRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/queue', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { limit, ...filter } = parse(queueQuery, ctx.query)
    const today = deps.clock.today()
    ctx.body = await asActor(deps, actor, async (transaction) => {
      const found = await queuePage(transaction, { ...filter, today, limit: limit + 1 })
      const shown = found.slice(0, limit)
      const counts = await queueCounts(transaction, today)
      return { dossiers: shown.map((row) => present(row, today)), next: nextOf(shown, found.length > limit), counts }
    })
  })

  return router
}

function nextOf(shown: readonly QueueRow[], more: boolean): string | null {
  const last = shown.at(-1)
  return more && last ? `${last.due ?? 'infinity'}_${last.id}` : null
}

const present = (row: QueueRow, today: Day): QueuedDossier => ({
  id: row.id,
  number: row.number,
  title: row.title,
  commune: { code: row.communeCode, nameFr: row.communeNameFr, nameAr: row.communeNameAr },
  procedure: { code: row.procedureCode, nameFr: row.procedureNameFr, nameAr: row.procedureNameAr },
  track: row.track,
  step: row.step,
  holder: HOLDER_OF[row.step],
  since: row.stepSince.toISOString(),
  filedAt: row.filedAt.toISOString(),
  due: row.due,
  urgency: urgencyOf(row.due, today),
  stage: row.stage && row.stageDue ? { code: row.stage, due: row.stageDue } : null,
})
