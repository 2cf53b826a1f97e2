import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { AVIS_GIVERS } from '../../contract/policy/policy.ts'
import type { Role } from '../../contract/policy/roles.ts'
import type { Database } from '../../db/tables.ts'
import { holdersOf } from '../../notifications/notify.ts'

/** Whom an agenda concerns: a body whose avis is asked on some of its dossiers, or a designer of some. */
export type Concerned = {
  readonly bodyId: string | null
  readonly personId: string | null
  readonly dossiers: readonly string[]
}

const OF_OFFICE: readonly Role[] = ['employee', 'administrator']

/** Each body and each designer once, with their dossiers. */
export async function concernedBy(
  db: Kysely<Database>,
  dossierIds: readonly string[],
  today: Day,
): Promise<Concerned[]> {
  if (dossierIds.length === 0) return []
  const bodies = await membersOf(db, dossierIds)
  const designers = await designersOf(db, dossierIds, today)
  return [
    ...bodies.map(({ bodyId, dossiers }) => ({ bodyId, personId: null, dossiers })),
    ...designers.map(({ personId, dossiers }) => ({ bodyId: null, personId, dossiers })),
  ]
}

async function membersOf(db: Kysely<Database>, ids: readonly string[]) {
  const { rows } = await sql<{ bodyId: string; dossiers: string[] }>`
    select k.body_id as "bodyId", array_agg(k.dossier_id order by k.dossier_id) as dossiers
    from consulted_body k where k.dossier_id = any (${ids}::uuid[]) and k.asked_at is not null and k.removed_at is null
      and k.round = (select max(round) from consulted_body where dossier_id = k.dossier_id)
    group by k.body_id order by k.body_id`.execute(db)
  return rows
}

/** In person, or everybody who works in the office that is. */
async function designersOf(db: Kysely<Database>, ids: readonly string[], today: Day) {
  const taking = await db
    .selectFrom('dossier_participant')
    .select(['dossier_id', 'person_id', 'body_id'])
    .where('dossier_id', 'in', ids)
    .where('part', '=', 'designer')
    .where('ended_at', 'is', null)
    .execute()
  const found = new Map<string, string[]>()
  for (const { dossier_id, person_id, body_id } of taking) {
    const people = person_id ? [person_id] : await holdersOf(db, { bodyId: body_id ?? '', roles: OF_OFFICE, today })
    for (const person of people) found.set(person, [...(found.get(person) ?? []), dossier_id])
  }
  return [...found].map(([personId, dossiers]) => ({ personId, dossiers }))
}

/** The ids of those who may come to a session for each body that is or was called, in charge today of the land of its dossiers. */
export async function comingFor(
  db: Kysely<Database>,
  sessionId: string,
  bodyIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ bodyId: string; personId: string }>`
    select b.id as "bodyId", h.person as "personId" from unnest(${bodyIds}::uuid[]) b(id)
    cross join lateral holders_there(${AVIS_GIVERS}::text[], b.id, called_reach(${sessionId}::uuid, b.id), actor_day()) h(person)`.execute(
    db,
  )
  const people = Map.groupBy(rows, ({ bodyId }) => bodyId)
  return new Map([...people].map(([bodyId, found]) => [bodyId, found.map(({ personId }) => personId)]))
}
