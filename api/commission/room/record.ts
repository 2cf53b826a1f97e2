import { type Kysely, sql } from 'kysely'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { BoardRecord, Known, RoomDoor, RoomRecord } from '../../contract/room/answers.ts'
import type { Database } from '../../db/tables.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { reachOf } from '../calling/reach.ts'
import { passageAfter, presentSaid } from './queries.ts'

type Reading = Pick<Deps, 'db' | 'clock'>

const NAME = sql.raw(`json_build_object('id', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
  'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar)`)

/** @throws Problem NOT_FOUND, or what the policy refuses with */
async function mustRead(db: Kysely<Database>, { actor }: Asker, sessionId: string): Promise<void> {
  if (!isUuid(sessionId)) throw new Problem('NOT_FOUND')
  const { rows } = await sql<{ id: string; territory: string[] }>`
    select id, territory from commission_session where id = ${sessionId}::uuid`.execute(db)
  const [session] = rows
  if (!session) throw new Problem('NOT_FOUND')
  authorise(actor, 'room.replay', { territory: await reachOf(db, actor, session) })
}

/** The bodies that are members of a session, in an order that does not change while people come and go. */
export async function bodiesOf(db: Kysely<Database>, sessionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct body_id as id from session_invited
    where session_id = ${sessionId}::uuid and capacity = 'member' order by body_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Who drew or spoke in a room, as far as the asker may read it; with the body they drew for. */
export async function knownIn(db: Kysely<Database>, sessionId: string): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    with heard as (
      select distinct on (person_id) person_id, body_id from (
        select person_id, body_id from room_author where session_id = ${sessionId}::uuid
        union select person_id, null from room_event where session_id = ${sessionId}::uuid) one
      order by person_id, body_id nulls last)
    select ${NAME} as person, (select json_build_object('id', b.id, 'kind', b.kind, 'nameFr', b.name_fr,
        'nameAr', b.name_ar) from body b where b.id = h.body_id) as body
    from heard h join names_of(array(select person_id from heard)) n on n.id = h.person_id`.execute(db)
  return rows
}

/** The dossiers of a session's agenda that the asker may read, in their order; of these alone where some are named. */
export async function agendaOf(
  db: Kysely<Database>,
  sessionId: string,
  only: readonly string[] | null = null,
): Promise<RoomDoor['dossiers']> {
  const { rows } = await sql<RoomDoor['dossiers'][number]>`
    select d.id, row_number() over (order by i.rank, d.number)::integer as rank, d.number, d.title
    from dossier d left join session_item i on i.dossier_id = d.id and i.session_id = ${sessionId}::uuid
      and i.ended is distinct from 'removed'
    where d.id = any (${only}::uuid[]) or (${only}::uuid[] is null and i.id is not null)
    order by i.rank, d.number`.execute(db)
  return rows
}

async function boardsOf(db: Kysely<Database>, sessionId: string): Promise<RoomRecord['boards']> {
  type Row = { id: string; drawings: number; from: Date | null; to: Date | null }
  const agenda = await agendaOf(db, sessionId)
  const { rows } = await sql<Row>`
    select dossier_id as id, count(*)::integer as drawings, min(at) as "from", max(at) as "to" from room_update
    where session_id = ${sessionId}::uuid group by dossier_id`.execute(db)
  return agenda.map((dossier) => {
    const drawn = rows.find(({ id }) => id === dossier.id)
    const [from, to] = [drawn?.from ?? null, drawn?.to ?? null]
    return {
      ...dossier,
      drawings: drawn?.drawings ?? 0,
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
    }
  })
}

async function passagesIn(db: Kysely<Database>, sessionId: string): Promise<RoomRecord['passages']> {
  const { rows } = await sql<{ at: Date; dossier_id: string; event: string }>`
    select e.at, i.dossier_id, e.event from session_event e join session_item i on i.id = e.item_id
    where e.session_id = ${sessionId}::uuid
      and e.event in ('called', 'presented', 'deliberated', 'concluded', 'put_off') order by e.nth`.execute(db)
  return rows.map(({ at, ...last }) => ({ at: at.toISOString(), passage: passageAfter(last) }))
}

/** What was said in a room, where the session was, and which boards were drawn on; for officials of the place. */
export function readRoom(deps: Reading, asker: Asker, sessionId: string): Promise<RoomRecord> {
  return asActor(deps, asker.actor, async (transaction) => {
    await mustRead(transaction, asker, sessionId)
    const said = await transaction
      .selectFrom('room_event')
      .select(['nth', 'at', 'person_id', 'dossier_id', 'deed'])
      .where('session_id', '=', sessionId)
      .orderBy('nth')
      .execute()
    return {
      events: said.map(presentSaid),
      passages: await passagesIn(transaction, sessionId),
      known: [...(await knownIn(transaction, sessionId))],
      bodies: await bodiesOf(transaction, sessionId),
      boards: await boardsOf(transaction, sessionId),
    }
  })
}

/** Everything drawn on one board, in order. */
export function readBoard(
  deps: Reading,
  asker: Asker,
  { sessionId, dossierId }: { readonly sessionId: string; readonly dossierId: string },
): Promise<BoardRecord> {
  return asActor(deps, asker.actor, async (transaction) => {
    await mustRead(transaction, asker, sessionId)
    if (!isUuid(dossierId)) throw new Problem('NOT_FOUND')
    const authors = await transaction
      .selectFrom('room_author')
      .select(['client', 'person_id as personId', 'body_id as bodyId'])
      .where('session_id', '=', sessionId)
      .where('dossier_id', '=', dossierId)
      .execute()
    const { rows } = await sql<{ at: Date; personId: string; bytes: Buffer }>`
      select u.at, a.person_id as "personId", u.bytes from room_update u
        join room_author a on a.session_id = u.session_id and a.dossier_id = u.dossier_id and a.client = u.client
      where u.session_id = ${sessionId}::uuid and u.dossier_id = ${dossierId}::uuid order by u.nth`.execute(transaction)
    return {
      authors: authors.map(({ client, ...author }) => ({ client: Number(client), ...author })),
      drawings: rows.map(({ at, personId, bytes }) => ({
        ...{ at: at.toISOString(), personId },
        update: bytes.toString('base64'),
      })),
    }
  })
}
