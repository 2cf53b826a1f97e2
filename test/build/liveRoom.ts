import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { WebSocket } from 'ws'
import type { Database } from '../../api/db/tables.ts'
import type { DrawingShelf } from '../../web/screens/room/line/drawingShelf.ts'
import { RoomLine, type Socket } from '../../web/screens/room/line/RoomLine.ts'
import { Dossiers } from './dossiers.ts'
import { AIN_CHOCK } from './filedDossiers.ts'
import { People } from './people.ts'

export type Person = { readonly person: string; readonly body: string; readonly headers: { readonly cookie: string } }

export type LiveRoom = {
  readonly sessionId: string
  readonly dossiers: readonly [string, string]
  readonly chair: Person
  readonly secretary: Person
  readonly members: readonly Person[]
  /** An official of the place who is no member. */
  readonly observer: Person
  /** Of the first dossier alone. */
  readonly designer: { readonly person: string; readonly headers: { readonly cookie: string } }
  /** A member of a body that is not called, of another province. */
  readonly stranger: Person
  /** Something happens to a dossier before the session. */
  readonly pass: (event: 'called' | 'presented' | 'deliberated' | 'concluded', dossier: number) => Promise<void>
}

type Options = {
  readonly members?: number
  /** When its people signed in; on the day of the tests, unless said. */
  readonly now?: Date
}

const AT = '2026-11-24T08:00:00Z'

/** A session of Aïn-Chock with a room, called and open, its two dossiers, and everybody who may come. */
export async function liveRoom(db: Kysely<Database>, { members = 3, now }: Options = {}): Promise<LiveRoom> {
  const people = new People(db)
  const [chair, secretary] = [
    await people.acting('commune', 'president', [AIN_CHOCK]),
    await people.acting('commune', 'guichet', [AIN_CHOCK]),
  ]
  const called: Person[] = []
  for (let nth = 0; nth < members; nth += 1) called.push(await people.acting('urban_agency', 'member', [AIN_CHOCK]))
  const observer = await people.acting('province', 'governor', ['06.141'])
  const stranger = await people.acting('urban_agency', 'member', ['04.421.01.01'])
  const architect = await people.person({ givenName: 'Salma', familyName: 'Idrissi' })
  const designer = { person: architect, headers: await people.signIn(architect) }
  const written = new Dossiers(db)
  const owner = await people.person()
  const dossiers = [
    await written.filed(owner, `061410141-2026-${randomUUID().slice(0, 6)}`),
    await written.filed(owner, `061410141-2026-${randomUUID().slice(0, 6)}`),
  ] as const
  for (const [nth, dossier] of dossiers.entries()) await drawGround(db, dossier, nth)
  const sessionId = randomUUID()
  await sql`insert into commission_session (id, unit_code, territory, state, day, hour, minutes, place, with_room, created_by,
      created_at) values (${sessionId}, ${AIN_CHOCK}, '{}', 'open', '2026-11-24', '09:00', 120, 'À distance', true,
      ${secretary.person}, ${AT})`.execute(db)
  const items = [randomUUID(), randomUUID()]
  for (const [index, dossier] of dossiers.entries())
    await sql`insert into session_item (id, session_id, dossier_id, rank, added_by, added_at)
      values (${items[index]}, ${sessionId}, ${dossier}, ${index + 1}, ${secretary.person}, ${AT})`.execute(db)
  for (const { body } of called)
    await sql`insert into session_invited (id, session_id, capacity, body_id, invited_at)
      values (gen_random_uuid(), ${sessionId}, 'member', ${body}, ${AT})`.execute(db)
  await sql`insert into session_invited (id, session_id, capacity, person_id, dossiers, invited_at)
    values (gen_random_uuid(), ${sessionId}, 'designer', ${architect}, array[${dossiers[0]}::uuid], ${AT})`.execute(db)
  const pass: LiveRoom['pass'] = async (event, dossier) => {
    await sql`insert into session_event (session_id, nth, event, at, person_id, item_id)
      select ${sessionId}, coalesce(max(nth), 0) + 1, ${event}, ${AT}, ${secretary.person}::uuid, ${items[dossier]}::uuid
      from session_event where session_id = ${sessionId}`.execute(db)
  }
  const signedInNow = async <P extends { person: string }>(who: P): Promise<P> =>
    now ? { ...who, headers: await people.signIn(who.person, { secondFactor: true, now }) } : who
  return {
    ...{
      sessionId,
      dossiers,
      pass,
      stranger,
      designer: await signedInNow(designer),
      observer: await signedInNow(observer),
    },
    ...{
      chair: await signedInNow(chair),
      secretary: await signedInNow(secretary),
      members: await Promise.all(called.map(signedInNow)),
    },
  }
}

/** A lopsided plot of Aïn-Chock, in Lambert metres. */
async function drawGround(db: Kysely<Database>, dossier: string, nth: number): Promise<void> {
  const [x, y] = [294_000 + 60 * nth, 331_000]
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select ${dossier}::uuid, 26191, 'filed', '{}', g, display_3857(g) from (
      select ST_Multi(ST_MakeEnvelope(${x}, ${y}, ${x + 36}, ${y + 18}, 26191)) as g) s`.execute(db)
}

export const lineAddress = (url: string, sessionId: string): string =>
  `${url.replace('http', 'ws')}/api/rooms/${sessionId}/line`

/** The browser's own line, over the `ws` package. */
export const openLine = (
  address: () => string,
  headers: { readonly cookie: string },
  shelf: DrawingShelf | null = null,
): RoomLine =>
  new RoomLine({
    connect: () => new WebSocket(address(), { headers }) as unknown as Socket,
    chance: Math.random,
    shelf,
  })

/** Waits for something of a line to be so. @throws when it is not within a time */
export async function until(line: RoomLine, holds: () => boolean, what: string, patienceMs = 8000): Promise<void> {
  if (holds()) return
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not in time: ${what}`)), patienceMs)
    const stop = line.subscribe(() => {
      if (!holds()) return
      clearTimeout(late)
      stop()
      resolve()
    })
  })
}

/** A line that is in the room. */
export async function enter(
  address: () => string,
  who: { readonly headers: { readonly cookie: string } },
): Promise<RoomLine> {
  const line = openLine(address, who.headers)
  await until(line, () => line.state.standing === 'here', 'in the room')
  return line
}
