import { type Kysely, sql } from 'kysely'
import { personNamed } from '../../access/personNamed.ts'
import type { Recount } from '../../contract/calendar.ts'
import type { Database } from '../../db/tables.ts'

const SHOWN = 20

type Row = Omit<Recount, 'askedAt' | 'begunAt' | 'finishedAt'> & {
  readonly askedAt: Date
  readonly begunAt: Date | null
  readonly finishedAt: Date | null
}

/** The last recounts, the newest first; none for whoever is no operator. */
export async function recountsAsked(db: Kysely<Database>): Promise<Recount[]> {
  const { rows } = await sql<Row>`
    select r.id, r.why, r.asked_at as "askedAt", c.begun_at as "begunAt", c.finished_at as "finishedAt", c.total, c.done,
      c.changed, exists (select from deadline_recount o where c.id in (o.id, o.answered_by) and o.id <> r.id) as together, ${personNamed('r.asked_by')} as "askedBy"
    from deadline_recount r join deadline_recount c on c.id = coalesce(r.answered_by, r.id)
    order by r.asked_at desc, r.id desc limit ${SHOWN}`.execute(db)
  return rows.map(({ askedAt, begunAt, finishedAt, ...recount }) => ({
    ...recount,
    askedAt: askedAt.toISOString(),
    begunAt: begunAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }))
}
