import { type Kysely, sql } from 'kysely'
import { type QueueCounts, URGENCIES, type Urgency } from '../../contract/queue.ts'
import type { Database } from '../../db/tables.ts'
import { type Asked, narrowed, ofUrgency } from './narrowing.ts'
import type { Typed } from './typed.ts'
import { eachUnit, unitsOf } from './units.ts'

const MOST_COUNTED = 1000
const NONE: QueueCounts = { late: 0, today: 0, soon: 0, later: 0, standing: 0 }

/**
 * How many answer the filter, by urgency and whatever its own; counting stops where a number says no more than « many ».
 * Null when too many answer what was typed.
 */
export async function queueCounts(
  db: Kysely<Database>,
  asked: Asked,
  typed: Typed | null,
): Promise<QueueCounts | null> {
  if (typed?.few === false) return null
  const whatever = { ...asked, filter: { ...asked.filter, urgency: undefined } }
  return typed ? countsOfFound(db, whatever, typed) : countsOfUnits(db, whatever)
}

/** Each urgency is a stretch of an index: a last day counts for what is open alone, and what is closed has none. */
async function countsOfUnits(db: Kysely<Database>, asked: Asked): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts>`
    with ${unitsOf(asked)} select ${sql.join(URGENCIES.map((urgency) => countOf(urgency, asked)))}`.execute(db)
  return rows[0] ?? NONE
}

function countOf(urgency: Urgency, asked: Asked) {
  const { scope } = asked.filter
  if (scope === 'closed' && urgency !== 'standing') return sql`0 as ${sql.id(urgency)}`
  const within: Asked = urgency === 'standing' ? asked : { ...asked, filter: { ...asked.filter, scope: 'open' } }
  const counted = eachUnit(
    (unit) =>
      sql`select from dossier d where ${unit} and ${narrowed(within)} and ${ofUrgency(urgency, within)} limit ${MOST_COUNTED}`,
  )
  return sql`(select count(*)::integer from (select from (${counted}) w limit ${MOST_COUNTED}) u) as ${sql.id(urgency)}`
}

async function countsOfFound(db: Kysely<Database>, asked: Asked, { where }: Typed): Promise<QueueCounts> {
  const counts = URGENCIES.map(
    (urgency) =>
      sql`least(count(*) filter (where ${ofUrgency(urgency, asked)}), ${MOST_COUNTED})::integer as ${sql.id(urgency)}`,
  )
  const { rows } = await sql<QueueCounts>`
    with ${unitsOf(asked)} select ${sql.join(counts)} from dossier d where ${where} and ${narrowed(asked)}
      and d.territory && (select units from reach)`.execute(db)
  return rows[0] ?? NONE
}
