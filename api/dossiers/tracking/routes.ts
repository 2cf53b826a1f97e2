import Router from '@koa/router'
import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { HOLDER_OF, type Step } from '../../contract/procedures/steps.ts'
import { type Tracked, trackBody } from '../../contract/tracking.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { countsOfTracking, giveBack, spend } from '../../identity/throttle.ts'

/** Following a dossier without an account. Only wrong pairs are counted: whoever knows theirs may look as often as they like. */
export function trackingRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router()

  router.post('/api/tracking', async (ctx) => {
    const asked = parse(trackBody, ctx.state.body)
    const at = clock.now()
    const counts = countsOfTracking(asked.number, ctx.ip)
    await spend(db, at, counts)
    const found = await trackingOf(db, asked, clock.today())
    if (!found) throw new Problem('DOSSIER_NOT_TRACKED')
    await giveBack(db, at, counts)
    ctx.body = found
  })

  return router
}

type Asked = { readonly number: string; readonly identity: string }
type Row = Omit<Tracked, 'holder' | 'late' | 'takenBack'> & {
  readonly step: Step
}

async function trackingOf(db: Kysely<Database>, { number, identity }: Asked, today: Day): Promise<Tracked | null> {
  const { rows } = await sql<{ found: Row | null; takenBack: Date | null }>`
    select tracking_of(${number}, ${identity}) as found, tracked_taken_back(${number}, ${identity}) as "takenBack"`.execute(
    db,
  )
  const found = rows[0]?.found
  if (!found) return null
  return {
    ...found,
    holder: HOLDER_OF[found.step],
    late: found.due !== null && found.due < today && HOLDER_OF[found.step] !== 'nobody',
    since: instant(found.since),
    takenBack: rows[0]?.takenBack?.toISOString() ?? null,
    filedAt: instant(found.filedAt),
    avis: found.avis.map((one) => ({ ...one, at: instant(one.at) })),
    history: found.history.map((event) => ({ ...event, at: instant(event.at) })),
  }
}

/** PostgreSQL writes an instant in its own zone; the API writes it in UTC. */
const instant = (text: string): string => new Date(text).toISOString()
