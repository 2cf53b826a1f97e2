import { type Kysely, sql } from 'kysely'
import { type QueueCounts, URGENCIES } from '../../contract/queue.ts'
import type { Database } from '../../db/tables.ts'
import { type Asked, foundBy, MOST_FOUND, narrowed, ofUrgency } from './narrowing.ts'
import { eachUnit } from './units.ts'

const MOST_COUNTED = 1000
const NOTHING: QueueCounts = { late: 0, today: 0, soon: 0, later: 0, standing: 0 }

export type Counted = {
  readonly counts: QueueCounts
  /** More answered the words than were looked at. */
  readonly cut: boolean
}

/** How many answer the filter, by urgency and whatever its own; counting stops where a number says no more than « many ». */
export async function queueCounts(db: Kysely<Database>, { filter, ...rest }: Asked): Promise<Counted> {
  const asked = { ...rest, filter: { ...filter, urgency: undefined } }
  return filter.q ? countsOfFound(db, asked) : { counts: await countsOfUnits(db, asked), cut: false }
}

/** Each urgency is a stretch of the index. */
async function countsOfUnits(db: Kysely<Database>, asked: Asked): Promise<QueueCounts> {
  const counts = URGENCIES.map((urgency) => {
    const within = eachUnit(
      asked,
      (unit) =>
        sql`select from dossier d where ${unit} and ${narrowed(asked)} and ${ofUrgency(urgency, asked)} limit ${MOST_COUNTED}`,
    )
    return sql`(select count(*)::integer from (select from (${within}) w limit ${MOST_COUNTED}) u) as ${sql.id(urgency)}`
  })
  const { rows } = await sql<QueueCounts>`select ${sql.join(counts)}`.execute(db)
  return rows[0] ?? NOTHING
}

/** What was typed is found once for all of them. */
async function countsOfFound(db: Kysely<Database>, asked: Asked): Promise<Counted> {
  const counts = URGENCIES.map(
    (urgency) =>
      sql`least(count(*) filter (where ${ofUrgency(urgency, asked)}), ${MOST_COUNTED})::integer as ${sql.id(urgency)}`,
  )
  const { rows } = await sql<QueueCounts & { cut: boolean }>`
    with ${foundBy(asked.filter)}
    select ${sql.join(counts)}, (select count(*) from found) > ${MOST_FOUND} as cut
    from found f join dossier d on d.id = f.id where ${narrowed(asked)}`.execute(db)
  const [{ cut, ...counted } = { ...NOTHING, cut: false }] = rows
  return { counts: counted, cut }
}
