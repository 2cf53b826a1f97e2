import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import type { Official } from '../dossiers/commission.ts'
import { type SittingDesk, seatOf, sittingDesk } from './sittingDesk.ts'

let desk: SittingDesk
/** A commune without a guichet of its own, and what acts for it in the committee of its province. */
let commune: Official
let unit: { readonly code: string; readonly province: string }
let secretary: Official
let session: SessionAnswer

const sessionOf = <T = SessionAnswer>(method: string, path: string, headers: Official['headers'], body?: unknown) =>
  desk.ask<T>(method, `/sessions${path}`, headers, body)

beforeAll(async () => {
  desk = await sittingDesk()
  const { rows } = await sql<{ code: string; province: string }>`select code, province_code as province from commune
    where filing = 'provincial_committee' order by code limit 1`.execute(desk.db)
  unit = rows[0] ?? { code: '', province: '' }
  secretary = await desk.people.acting('province', 'guichet', [unit.province])
  commune = await desk.acting(await desk.people.body('commune', [unit.code]), 'member')
  session = await calledIn()
})

afterAll(() => desk.close())

/** A session of the committee on its day, the commune called for a dossier on its own land. */
async function calledIn(): Promise<SessionAnswer> {
  const { id } = await desk.filed({ code: 'construire', track: 'pp' })
  await desk.db.updateTable('dossier').set({ commune_code: unit.code }).where('id', '=', id).execute()
  const { headers } = secretary
  expect((await desk.move(headers, id, { transition: 'dispatch', seen: 1 })).status).toBe(201)
  const asked = await desk.consult(headers, id, { bodyId: commune.body, reason: 'Commune du projet' })
  expect(asked.status).toBe(201)
  const planned = (await desk.plan({ unitCode: unit.province, day: '2026-11-24', hour: '15:00' }, headers)).answer
  const path = `/${planned.id}`
  const set = await sessionOf('PUT', `${path}/agenda`, headers, { version: planned.version, dossiers: [id] })
  const called = await sessionOf('POST', `${path}/moves`, headers, { version: set.answer.version, move: 'convene' })
  expect(called.status).toBe(201)
  return called.answer
}

describe('a commune in the committee of its province', () => {
  test('reads the session it is called to, with who may come for it, and answers', async () => {
    const read = await sessionOf('GET', `/${session.id}`, commune.headers)
    expect(read.status).toBe(200)
    const seat = read.answer.invited.find(({ body }) => body?.id === commune.body)
    expect(seat).toMatchObject({ mayReply: true, people: [{ id: commune.person }] })
    expect(read.answer.items).toHaveLength(1)
    expect(read.answer.may).toMatchObject({ plan: false, hold: false, attend: [seat?.id] })
    const [invitation] = await desk.invitations(commune.headers)
    expect(invitation).toMatchObject({ id: seat?.id, mayReply: true })
    expect((await desk.reply(commune.headers, seat?.id ?? '', { answer: 'coming' })).status).toBe(201)
    const { answer } = await sessionOf('GET', `/${session.id}`, secretary.headers)
    expect(answer.invited.find(({ id }) => id === seat?.id)?.reply).toMatchObject({ answer: 'coming' })
  })

  test('is told of it', async () => {
    const told = await desk.db
      .selectFrom('notice')
      .select('kind')
      .where('person_id', '=', commune.person)
      .where('kind', '=', 'session_convened')
      .execute()
    expect(told).toHaveLength(1)
  })

  test('is noted there by the secretariat and by itself, and sits in the room as a member', async () => {
    const invitedId = seatOf(session, commune.body)
    const comes = { event: 'arrived' as const, invitedId, personId: commune.person }
    const noted = await desk.attend(session.id, comes, secretary.headers)
    expect(noted).toMatchObject({ status: 201, answer: { there: [{ bodyId: commune.body }] } })
    const goes = await desk.attend(session.id, { event: 'left', invitedId }, commune.headers)
    expect(goes).toMatchObject({ status: 201, answer: { there: [] } })
    const door = await desk.asked('GET', `/api/rooms/${session.id}`, { headers: commune.headers })
    expect(door).toMatchObject({ status: 200, answer: { you: { seat: 'member', body: { id: commune.body } } } })
  })

  test('keeps no secretariat there, and another commune does not see it', async () => {
    const held = await sessionOf('POST', `/${session.id}/sitting`, commune.headers, { move: 'open' })
    expect(held.status).toBe(403)
    const other = await desk.people.acting('commune', 'member', [unit.code])
    expect((await sessionOf('GET', `/${session.id}`, other.headers)).status).toBe(404)
    const clerk = await desk.acting(commune.body, 'guichet')
    expect((await sessionOf('GET', `/${session.id}`, clerk.headers)).status).toBe(404)
  })

  test('called off, sees it no more', async () => {
    await desk.db
      .updateTable('session_invited')
      .set({ withdrawn_at: new Date('2026-11-24T09:00:00Z') })
      .where('id', '=', seatOf(session, commune.body))
      .execute()
    expect((await sessionOf('GET', `/${session.id}`, commune.headers)).status).toBe(404)
    expect(await desk.invitations(commune.headers)).toEqual([])
  })
})

test('a designer who is called off reads the session no more', async () => {
  const designer = await desk.people.person()
  const headers = await desk.people.signIn(designer)
  const { session: called } = await desk.called()
  await sql`insert into session_invited (id, session_id, capacity, person_id, invited_at)
    values (gen_random_uuid(), ${called.id}, 'designer', ${designer}, now())`.execute(desk.db)
  expect((await desk.invitations(headers)).map(({ session: { id } }) => id)).toEqual([called.id])
  const door = () => desk.asked('GET', `/api/rooms/${called.id}`, { headers })
  expect((await door()).status).toBe(200)
  await sql`update session_invited set withdrawn_at = now() where person_id = ${designer}`.execute(desk.db)
  expect((await door()).status).toBe(404)
})
