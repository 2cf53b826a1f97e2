import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { NoticeData } from '../../contract/notifications.ts'
import type { Role } from '../../contract/policy/roles.ts'
import type { Database } from '../../db/tables.ts'
import { holdersOf, notify } from '../../notifications/notify.ts'

const OF_OFFICE: readonly Role[] = ['employee', 'administrator']
const OF_GUICHET: readonly Role[] = ['guichet']
/** A message names so many of its dossiers. */
const NAMED = 5

type Telling = {
  readonly dossiers: readonly string[]
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly at: Date
  readonly today: Day
  /** Both guichets too; of a merger they know. */
  readonly tellsGuichets: boolean
}

/**
 * Tells whoever takes part in dossiers that they passed to another commune, in the transaction that passed them: one message a
 * person, however many are theirs.
 */
export async function tellRelocated(db: Kysely<Database>, telling: Telling): Promise<void> {
  if (telling.dossiers.length === 0) return
  const { at } = telling
  const communes = await communesNamed(db, telling)
  for (const [personId, dossiers] of await toldOf(db, telling)) {
    const [first] = dossiers
    const one = dossiers.length === 1 ? first : undefined
    const data = { ...communes, ...wordsOf(dossiers), reason: telling.reason }
    const path = one ? `/dossiers/${one.id}` : '/dossiers'
    await notify(db, at, { personId, kind: 'dossier_relocated', data, path })
  }
}

type Dossier = { readonly id: string; readonly number: string | null; readonly title: string }

function wordsOf(dossiers: readonly Dossier[]): Pick<NoticeData['dossier_relocated'], 'count' | 'dossiers'> {
  const named = dossiers.slice(0, NAMED).map(({ number, title }) => number ?? title)
  return { count: String(dossiers.length), dossiers: named.join(', ') + (dossiers.length > NAMED ? '…' : '') }
}

/** Everybody who is told, and of which dossiers. */
async function toldOf(db: Kysely<Database>, telling: Telling): Promise<Map<string, Dossier[]>> {
  const { dossiers, from, to, today, tellsGuichets } = telling
  const { rows } = await sql<Dossier & { person: string | null; body: string | null }>`
    select d.id, d.number, d.title, p.person_id as person, p.body_id as body from dossier d
      left join dossier_participant p on p.dossier_id = d.id and p.ended_at is null
    where d.id = any (${dossiers}::uuid[]) order by d.number, d.id`.execute(db)
  const holders = new Map<string, readonly string[]>()
  for (const body of new Set(rows.flatMap(({ body: id }) => id ?? [])))
    holders.set(body, await holdersOf(db, { bodyId: body, roles: OF_OFFICE, today }))
  const guichets = tellsGuichets ? await guichetsOf(db, [from, to], today) : []
  const told = new Map<string, Map<string, Dossier>>()
  for (const { person, body, ...dossier } of rows)
    for (const id of [...(person ? [person] : []), ...((body && holders.get(body)) || []), ...guichets])
      told.set(id, (told.get(id) ?? new Map()).set(dossier.id, dossier))
  return new Map([...told].map(([id, theirs]) => [id, [...theirs.values()]]))
}

async function guichetsOf(db: Kysely<Database>, units: readonly string[], today: Day): Promise<string[]> {
  const bodies = await db
    .selectFrom('body')
    .select('id')
    .where('kind', 'in', ['commune', 'arrondissement'])
    .where('unit_code', 'in', units)
    .execute()
  const people: string[] = []
  for (const { id } of bodies) people.push(...(await holdersOf(db, { bodyId: id, roles: OF_GUICHET, today })))
  return people
}

async function communesNamed(db: Kysely<Database>, { from, to }: Telling) {
  const { rows } = await sql<Record<'fromFr' | 'fromAr' | 'toFr' | 'toAr', string>>`
    select f.name_fr as "fromFr", f.name_ar as "fromAr", t.name_fr as "toFr", t.name_ar as "toAr"
    from commune f, commune t where f.code = ${from} and t.code = ${to}`.execute(db)
  const [names] = rows
  if (!names) throw new Error(`no commune ${from} or ${to}`)
  return names
}
