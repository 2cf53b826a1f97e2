import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { PLAN, type SittingDesk, sittingDesk } from './sittingDesk.ts'

let desk: SittingDesk

beforeAll(async () => {
  desk = await sittingDesk()
})

afterAll(() => desk.close())

describe('a session', () => {
  test('is planned by the secretariat of its commission, at an hour of Morocco', async () => {
    const { status, answer } = await desk.plan()
    expect(status).toBe(201)
    expect(answer).toMatchObject({ state: 'planned', day: '2026-11-30', hour: '10:00', version: 1, sequence: 0 })
    // In November 2026 Morocco keeps the hour of Greenwich (tz database 2026c).
    expect(answer.startsAt).toBe('2026-11-30T10:00:00.000Z')
  })

  test('is planned by nobody else', async () => {
    const member = await desk.acting(desk.agency, 'member')
    expect(await desk.plan({}, member.headers)).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    expect((await desk.plan({}, {})).status).toBe(401)
    const elsewhere = await desk.people.acting('commune', 'guichet', ['09.001.01.01'])
    expect(await desk.plan({}, elsewhere.headers)).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    const { answer } = await desk.plan()
    expect((await desk.ask('GET', `/sessions/${answer.id}`, elsewhere.headers)).status).toBe(404)
  })

  test('is of a commune with a guichet of its own or of a province, and not in the past', async () => {
    const { rows } = await sql<{ code: string; province: string }>`select code, province_code as province from commune
      where filing = 'provincial_committee' limit 1`.execute(desk.db)
    const [small] = rows
    const committee = await desk.people.acting('province', 'guichet', [small?.province ?? ''])
    const ofSmall = await desk.plan({ unitCode: small?.code ?? '' }, committee.headers)
    expect(ofSmall.answer).toMatchObject({ code: 'NOT_WITHIN_REACH' })
    expect((await desk.plan({ unitCode: small?.province ?? '' }, committee.headers)).answer).toMatchObject({
      ...{ state: 'planned', unit: { kind: 'province', code: small?.province } },
    })
    expect(await desk.plan({ day: '2026-11-24', hour: '08:59' })).toMatchObject({
      status: 422,
      answer: { code: 'SESSION_IN_THE_PAST' },
    })
  })

  test('asked for twice under one key is one', async () => {
    const headers = { ...desk.guichet.headers, 'idempotency-key': 'seance-du-30' }
    const [one, other] = [await desk.plan({}, headers), await desk.plan({}, headers)]
    expect(other.answer.id).toBe(one.answer.id)
  })
})

describe('an agenda', () => {
  test('takes dossiers that are before the members, and says why it does not take the others', async () => {
    const ready = await desk.dispatched()
    const filed = await desk.filed({ code: 'construire', track: 'pp' })
    const { answer: planned } = await desk.plan()
    const { answer } = await desk.ready(planned.id)
    const why = (id: string) => answer.dossiers.find(({ dossier }) => dossier.id === id)?.why
    expect(why(ready.id)).toBeNull()
    expect(why(filed.id)).toBe('NOT_DISPATCHED')
    expect(await desk.agenda(planned, [filed.id])).toMatchObject({
      ...{ status: 409, answer: { code: 'DOSSIER_NOT_READY', data: { why: 'NOT_DISPATCHED' } } },
    })
    const set = await desk.agenda(planned, [ready.id])
    expect(set.answer).toMatchObject({ version: 2, items: [{ rank: 1, dossier: { id: ready.id }, state: 'waiting' }] })
    const other = (await desk.plan({ hour: '15:00' })).answer
    expect((await desk.agenda(other, [ready.id])).answer).toMatchObject({ data: { why: 'ANOTHER_SESSION' } })
  })

  test('shows how the avis of each dossier stand', async () => {
    const { id } = await desk.dispatched()
    await desk.favoured(id)
    const planned = (await desk.plan()).answer
    const { avis } = (await desk.agenda(planned, [id])).answer.items[0]?.dossier ?? {}
    expect(avis).toMatchObject({ favourable: 1, unfavourable: 0 })
    expect(avis?.silent).toHaveLength((avis?.asked ?? 0) - 1)
  })

  test('is put in another order, and loses what is left out of it', async () => {
    const ids = [await desk.dispatched(), await desk.dispatched(), await desk.dispatched()].map(({ id }) => id)
    const [first = '', second = '', third = ''] = ids
    const planned = (await desk.plan()).answer
    const set = (await desk.agenda(planned, ids)).answer
    const turned = (await desk.agenda(set, [third, first])).answer
    expect(turned.items.map(({ dossier }) => dossier.id)).toEqual([third, first])
    // What was left out is free for another session.
    const other = (await desk.plan({ hour: '16:00' })).answer
    expect((await desk.agenda(other, [second])).status).toBe(200)
  })

  test('written by two secretaries at once keeps the first, and tells the second who and when', async () => {
    const ids = [await desk.dispatched(), await desk.dispatched()].map(({ id }) => id)
    const planned = (await desk.plan()).answer
    const both = await Promise.all(ids.map((id) => desk.agenda(planned, [id])))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.answer).toMatchObject({
      ...{ code: 'CHANGED_MEANWHILE', data: { by: 'Amina Tazi' } },
    })
  })

  test('holds no dossier of another commission', async () => {
    const { id } = await desk.dispatched()
    const committee = await desk.people.acting('province', 'guichet', ['06.141'])
    const ofProvince = (await desk.plan({ unitCode: '06.141' }, committee.headers)).answer
    const body = { version: ofProvince.version, dossiers: [id] }
    const { answer } = await desk.ask('PUT', `/sessions/${ofProvince.id}/agenda`, committee.headers, body)
    expect(answer).toMatchObject({ code: 'DOSSIER_NOT_READY', data: { why: 'OTHER_COMMISSION' } })
  })
})

describe('a session that is called', () => {
  test('calls each body that is asked, and is not called without an agenda', async () => {
    const empty = (await desk.plan()).answer
    expect((await desk.movePlan(empty, 'convene')).answer).toMatchObject({ code: 'AGENDA_EMPTY' })
    const { session, dossiers } = await desk.called()
    const asked = (await desk.course(desk.guichet.headers, dossiers[0]?.id ?? '')).answer.avis.bodies
    expect(session.state).toBe('convened')
    expect(session.invited.map(({ body }) => body?.id).toSorted()).toEqual(asked.map(({ body }) => body.id).toSorted())
    expect(session.quorum).toMatchObject({ called: asked.length, present: 0, met: false })
    expect(session.quorum.rule.sureness).toBe('unknown')
  })

  test('is answered by the body: coming, not coming, or whom it sends', async () => {
    const { session } = await desk.called()
    const giver = await desk.acting(desk.agency, 'examiner')
    const colleague = await desk.acting(desk.agency, 'member')
    const stranger = await desk.acting(await desk.bodyOf('province'), 'member')
    const own = (await desk.invitations(giver.headers)).find((one) => one.session.id === session.id)
    expect(own).toMatchObject({ capacity: 'member', mayReply: true, reply: null })
    const id = own?.id ?? ''
    const sends = { answer: 'sends', sentPersonId: stranger.person }
    expect((await desk.reply(giver.headers, id, sends)).answer).toMatchObject({ code: 'PERSON_NOT_EMPOWERED' })
    await desk.reply(giver.headers, id, { answer: 'sends', sentPersonId: colleague.person, comment: 'Absent' })
    const seat = (await desk.read(session.id)).invited.find((one) => one.id === id)
    expect(seat?.reply).toMatchObject({ answer: 'sends', sent: { id: colleague.person }, comment: 'Absent' })
    expect((await desk.reply(stranger.headers, id, { answer: 'absent' })).status).toBe(404)
  })

  test('on another day needs a reason, and is answered anew', async () => {
    const { session } = await desk.called()
    const giver = await desk.acting(desk.agency, 'examiner')
    const [own] = (await desk.invitations(giver.headers)).filter((one) => one.session.id === session.id)
    await desk.reply(giver.headers, own?.id ?? '', { answer: 'coming' })
    const { unitCode: _, ...plan } = PLAN
    const change = { ...plan, version: session.version, day: '2026-12-02' }
    const put = (body: object) => desk.ask<SessionAnswer>('PUT', `/sessions/${session.id}`, desk.guichet.headers, body)
    expect((await put(change)).answer).toMatchObject({ code: 'SESSION_REASON_MISSING' })
    const { answer } = await put({ ...change, reason: 'Salle indisponible' })
    expect(answer).toMatchObject({ day: '2026-12-02', sequence: 1, state: 'convened' })
    expect(answer.invited.map(({ reply }) => reply)).toEqual(answer.invited.map(() => null))
  })

  test('cancelled with a reason frees its dossiers; postponed keeps them and is planned again', async () => {
    const { session, dossiers } = await desk.called()
    const ids = dossiers.map(({ id }) => id)
    expect((await desk.movePlan(session, 'postpone')).answer).toMatchObject({ code: 'SESSION_REASON_MISSING' })
    const postponed = (await desk.movePlan(session, 'postpone', 'Intempéries')).answer
    expect(postponed).toMatchObject({ state: 'postponed', sequence: 1 })
    expect(postponed.items).toHaveLength(1)
    const { unitCode: _, ...plan } = PLAN
    const body = { ...plan, version: postponed.version, day: '2026-12-03' }
    const again = await desk.ask<SessionAnswer>('PUT', `/sessions/${session.id}`, desk.guichet.headers, body)
    expect(again.answer.state).toBe('planned')
    const called = (await desk.movePlan(again.answer, 'convene')).answer
    expect(called).toMatchObject({ state: 'convened', sequence: 2 })
    const cancelled = (await desk.movePlan(called, 'cancel', 'Regroupée avec une autre')).answer
    expect(cancelled).toMatchObject({ state: 'cancelled', sequence: 3, items: [] })
    const other = (await desk.plan({ hour: '17:00' })).answer
    expect((await desk.agenda(other, ids)).status).toBe(200)
    expect((await desk.movePlan(cancelled, 'convene')).answer).toMatchObject({ code: 'SESSION_NOT_AT_THIS_STEP' })
  })
})

describe('the list of sessions', () => {
  test('has those to come nearest first and the others newest first, page by page; to a member those of their body', async () => {
    const { session } = await desk.called()
    const giver = await desk.acting(desk.agency, 'examiner')
    const mine = (await desk.list('mine=yes&limit=100', giver.headers)).answer.sessions
    expect(mine.map(({ id }) => id)).toContain(session.id)
    const uncalled = (await desk.plan({ day: '2027-01-12' })).answer
    expect(mine.map(({ id }) => id)).not.toContain(uncalled.id)
    const all = (await desk.list('limit=100')).answer.sessions.map(({ day, hour, id }) => `${day} ${hour} ${id}`)
    expect(all).toEqual(all.toSorted())
    const first = (await desk.list('limit=2')).answer
    const second = (await desk.list(`limit=2&cursor=${first.next}`)).answer
    expect([...first.sessions, ...second.sessions].map(({ day, hour, id }) => `${day} ${hour} ${id}`)).toEqual(
      all.slice(0, 4),
    )
  })

  test('has those of a calendar’s days, whatever became of them, the earliest first', async () => {
    const days = ['2027-03-31', '2027-03-01', '2027-04-01']
    const planned: SessionAnswer[] = []
    for (const day of days) planned.push((await desk.plan({ day })).answer)
    const [last, first] = planned
    if (!last || !first) throw new Error('three sessions are planned')
    expect((await desk.movePlan(first, 'cancel', 'Jour férié')).status).toBe(201)
    const { sessions } = (await desk.list('from=2027-03-01&to=2027-03-31&scope=past')).answer
    expect(sessions.map(({ id, state }) => [id, state])).toEqual([
      [first.id, 'cancelled'],
      [last.id, 'planned'],
    ])
    expect(await desk.list('from=2027-02-30')).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT' } })
  })

  test('refuses a cursor it never gave', async () => {
    const id = '00000000-0000-7000-8000-000000000000'
    for (const cursor of ['a_b_c', `2026-02-30_10:00_${id}`, `2026-11-24_24:00_${id}`, '2026-11-24_10:00_x'])
      expect(await desk.list(`cursor=${cursor}`)).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT' } })
  })
})
