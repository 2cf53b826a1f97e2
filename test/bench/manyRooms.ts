import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { newToken, SESSION_COOKIE, tokenHash } from '../../api/identity/sessionCookie.ts'
import { AIN_CHOCK } from '../build/filedDossiers.ts'
import { People } from '../build/people.ts'

export type ManyRooms = readonly {
  readonly sessionId: string
  readonly dossierId: string
  readonly cookies: readonly string[]
}[]

type Many = { readonly rooms: number; readonly people: number; readonly now: Date }

/** Sessions that are open with their room, a dossier and so many members each, written set by set as the database's owner. */
export async function makeRooms(db: Kysely<Database>, { rooms, people, now }: Many): Promise<ManyRooms> {
  const writing = new People(db)
  const keeper = await writing.person()
  const bodies = await Promise.all(Array.from({ length: people }, () => writing.body('urban_agency', [AIN_CHOCK])))
  const made = Array.from({ length: rooms }, () => ({
    ...{ sessionId: randomUUID(), dossierId: randomUUID() },
    members: bodies.map((body) => ({ body, person: randomUUID(), token: newToken() })),
  }))
  const members = made.flatMap((room) => room.members)
  const [persons, sessions, dossiers] = [
    members.map(({ person }) => person),
    made.map(({ sessionId }) => sessionId),
    made.map(({ dossierId }) => dossierId),
  ]
  await sql`insert into person (id, given_name, family_name, created_at)
    select p, 'Amina', 'Tazi', ${now} from unnest(${persons}::uuid[]) p`.execute(db)
  await sql`insert into account (person_id, email, email_confirmed_at)
    select p, p || '@example.ma', ${now} from unnest(${persons}::uuid[]) p`.execute(db)
  await sql`insert into mandate (id, person_id, body_id, role, reason, valid_from, created_at)
    select gen_random_uuid(), p, b, 'member', 'appointment', '2025-01-01', ${now}
    from unnest(${persons}::uuid[], ${members.map(({ body }) => body)}::uuid[]) m(p, b)`.execute(db)
  await sql`insert into session (id, token_hash, person_id, method, second_factor_at, device, created_at, last_seen_at, ends_at)
    select gen_random_uuid(), t, p, 'password', ${now}, 'Essai', ${now}, ${now}, ${now}::timestamptz + interval '10 hours'
    from unnest(${persons}::uuid[], ${members.map(({ token }) => tokenHash(token))}::bytea[]) m(p, t)`.execute(db)
  await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
    select d, 'Villa Tazi', 'filed', ${AIN_CHOCK}, ${keeper}::uuid, ${now}, '{}' from unnest(${dossiers}::uuid[]) d`.execute(
    db,
  )
  await sql`insert into commission_session (id, unit_code, territory, state, day, hour, minutes, place, with_room, created_by,
      created_at)
    select s, ${AIN_CHOCK}, '{}', 'open', '2026-11-24', '09:00', 120, 'À distance', true, ${keeper}::uuid, ${now}
    from unnest(${sessions}::uuid[]) s`.execute(db)
  await sql`insert into session_item (id, session_id, dossier_id, rank, added_by, added_at)
    select gen_random_uuid(), s, d, 1, ${keeper}::uuid, ${now}
    from unnest(${sessions}::uuid[], ${dossiers}::uuid[]) m(s, d)`.execute(db)
  await sql`insert into session_invited (id, session_id, capacity, body_id, invited_at)
    select gen_random_uuid(), s, 'member', b, ${now} from unnest(${sessions}::uuid[]) s, unnest(${bodies}::uuid[]) b`.execute(
    db,
  )
  return made.map(({ sessionId, dossierId, members: own }) => ({
    ...{ sessionId, dossierId },
    cookies: own.map(({ token }) => `${SESSION_COOKIE}=${token}`),
  }))
}
