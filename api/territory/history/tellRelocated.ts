import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { NoticeData } from '../../contract/notifications.ts'
import type { Role } from '../../contract/policy/roles.ts'
import type { Database } from '../../db/tables.ts'
import { holdersOf, notify } from '../../notifications/notify.ts'

const OF_OFFICE: readonly Role[] = ['employee', 'administrator']
const OF_GUICHET: readonly Role[] = ['guichet']

type Telling = {
  readonly dossierId: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly at: Date
  readonly today: Day
  /** Both guichets too; of a merger they know. */
  readonly isAlone: boolean
}

/** Tells whoever takes part in a dossier that it passed to another commune, each once, in the transaction that passed it. */
export async function tellRelocated(db: Kysely<Database>, telling: Telling): Promise<void> {
  const { dossierId, at, today, isAlone } = telling
  const bodies = isAlone ? await guichetsOf(db, telling) : []
  const people = new Set<string>()
  for (const { person, body } of await participantsOf(db, dossierId)) {
    if (person) people.add(person)
    if (body) for (const id of await holdersOf(db, { bodyId: body, roles: OF_OFFICE, today })) people.add(id)
  }
  for (const bodyId of bodies)
    for (const id of await holdersOf(db, { bodyId, roles: OF_GUICHET, today })) people.add(id)
  const data = await dataOf(db, telling)
  for (const personId of people)
    await notify(db, at, { personId, kind: 'dossier_relocated', data, path: `/dossiers/${dossierId}` })
}

const participantsOf = (db: Kysely<Database>, dossierId: string) =>
  db
    .selectFrom('dossier_participant')
    .select(['person_id as person', 'body_id as body'])
    .where('dossier_id', '=', dossierId)
    .where('ended_at', 'is', null)
    .execute()

async function guichetsOf(db: Kysely<Database>, { from, to }: Telling): Promise<string[]> {
  const bodies = await db
    .selectFrom('body')
    .select('id')
    .where('kind', 'in', ['commune', 'arrondissement'])
    .where('unit_code', 'in', [from, to])
    .execute()
  return bodies.map(({ id }) => id)
}

async function dataOf(
  db: Kysely<Database>,
  { dossierId, from, to, reason }: Telling,
): Promise<NoticeData['dossier_relocated']> {
  const { rows } = await sql<Omit<NoticeData['dossier_relocated'], 'reason'>>`
    select coalesce(d.number, '') as number, d.title, f.name_fr as "fromFr", f.name_ar as "fromAr", t.name_fr as "toFr",
      t.name_ar as "toAr" from dossier d, commune f, commune t
    where d.id = ${dossierId}::uuid and f.code = ${from} and t.code = ${to}`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`${dossierId} passed from ${from} to ${to} without being there`)
  return { ...row, reason }
}
