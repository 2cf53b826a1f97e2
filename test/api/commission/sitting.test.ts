import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { against, wanted } from '../dossiers/avisDesk.ts'
import type { Official } from '../dossiers/commission.ts'
import { type SittingDesk, seatOf, sittingDesk } from './sittingDesk.ts'

let desk: SittingDesk
let members: Official[]

beforeAll(async () => {
  desk = await sittingDesk()
})

afterAll(() => desk.close())

/** An hour of the day every test lives on. */
const TODAY = { day: '2026-11-24', hour: '15:00' }

/** A session on its day, somebody of each of its bodies at the door. */
async function onItsDay(count = 1) {
  const { session, dossiers } = await desk.called(count, TODAY)
  members = []
  for (const { body } of session.invited) if (body) members.push(await desk.acting(body.id, 'member'))
  return { session, dossiers }
}

const comes = (session: SessionAnswer, { body, person }: Official, event: 'arrived' | 'left' = 'arrived') =>
  desk.attend(session.id, { event, invitedId: seatOf(session, body), personId: person })

/** Open, with a quorum of two bodies of three. */
async function opened(count = 1) {
  const { session, dossiers } = await onItsDay(count)
  for (const member of members.slice(0, 2)) expect((await comes(session, member)).status).toBe(201)
  const { status, answer } = await desk.hold(session.id, { move: 'open' })
  expect(status).toBe(201)
  return { session: answer, dossiers }
}

const itemOf = ({ items }: SessionAnswer, nth = 0) => items[nth]?.id ?? ''

/** Called and deliberated. */
async function deliberated(session: SessionAnswer, itemId: string) {
  expect((await desk.pass(session.id, { step: 'call', itemId })).status).toBe(201)
  expect((await desk.pass(session.id, { step: 'deliberate', itemId })).status).toBe(201)
}

describe('a session', () => {
  test('opens on its day with a quorum, and not before', async () => {
    const { session } = await desk.called()
    expect((await desk.hold(session.id, { move: 'open' })).answer).toMatchObject({ code: 'SESSION_NOT_TODAY' })
    const today = (await onItsDay()).session
    expect(today.quorum).toMatchObject({ called: 3, needed: 2 })
    const [first, second] = members as [Official, Official]
    await comes(today, first)
    expect((await desk.hold(today.id, { move: 'open' })).answer).toMatchObject({
      ...{ code: 'QUORUM_MISSING', data: { present: 1, needed: 2 } },
    })
    await comes(today, second)
    expect((await desk.hold(today.id, { move: 'open' })).answer).toMatchObject({ state: 'open', quorum: { met: true } })
  })

  test('counts a body once, however many come for it', async () => {
    const { session } = await onItsDay()
    const [first] = members as [Official]
    const colleague = await desk.acting(first.body, 'member')
    await comes(session, first)
    expect((await comes(session, first)).answer).toMatchObject({ code: 'ALREADY_THERE' })
    const { answer } = await comes(session, colleague)
    expect(answer).toMatchObject({ quorum: { present: 1, met: false } })
    expect(answer.there).toHaveLength(2)
  })

  test('notes a member who says it of themselves, of nobody else, and nobody without a mandate', async () => {
    const { session } = await onItsDay()
    const [first, second] = members as [Official, Official]
    const seat = seatOf(session, first.body)
    const own = await desk.attend(session.id, { event: 'arrived', invitedId: seat }, first.headers)
    expect(own.answer.there).toMatchObject([{ bodyId: first.body, person: { id: first.person } }])
    const other = { event: 'arrived' as const, invitedId: seatOf(session, second.body), personId: second.person }
    expect((await desk.attend(session.id, other, first.headers)).answer).toMatchObject({ code: 'NOT_WITHIN_REACH' })
    const nobody = { event: 'arrived' as const, invitedId: seat, personId: second.person }
    expect((await desk.attend(session.id, nobody)).answer).toMatchObject({ code: 'PERSON_NOT_EMPOWERED' })
  })

  test('hears an observer, who makes no quorum', async () => {
    const { session } = await onItsDay()
    const body = { name: 'Conseil régional de l’Ordre des architectes', quality: 'Observateur' }
    const { answer } = await desk.ask<SessionAnswer>(
      'POST',
      `/sessions/${session.id}/observers`,
      desk.guichet.headers,
      body,
    )
    const seat = answer.invited.find(({ capacity }) => capacity === 'observer')
    const came = await desk.attend(session.id, { event: 'arrived', invitedId: seat?.id ?? '' })
    expect(came.answer).toMatchObject({ there: [{ name: body.name, person: null }], quorum: { called: 3, present: 0 } })
  })
})

describe('a quorum lost in the middle', () => {
  test('is told at once, suspends the examination, loses nothing, and comes back with who makes it', async () => {
    const { session, dossiers } = await opened()
    await desk.favoured(dossiers[0]?.id ?? '')
    const itemId = itemOf(session)
    await deliberated(session, itemId)
    const [first] = members as [Official]
    const lost = (await comes(session, first, 'left')).answer
    expect(lost.quorum.met).toBe(false)
    expect(lost.history.slice(-2).map(({ event }) => event)).toEqual(['left', 'quorum_lost'])
    const conclude = { step: 'conclude' as const, itemId, outcome: 'favourable' as const }
    expect(await desk.pass(session.id, conclude)).toMatchObject({ status: 409, answer: { code: 'QUORUM_MISSING' } })
    expect((await desk.read(session.id)).items[0]).toMatchObject({ state: 'deliberating', ended: null })
    const back = (await comes(session, first)).answer
    expect(back.history.at(-1)?.event).toBe('quorum_regained')
    expect((await desk.pass(session.id, conclude)).answer.items[0]).toMatchObject({ state: 'concluded' })
  })

  test('can end with everything put off', async () => {
    const { session, dossiers } = await opened(2)
    await deliberated(session, itemOf(session))
    await comes(session, (members as [Official])[0], 'left')
    expect((await desk.hold(session.id, { move: 'close', reason: 'Quorum perdu' })).answer).toMatchObject({
      code: 'ITEM_OPEN',
    })
    await desk.pass(session.id, { step: 'put_off', itemId: itemOf(session), reason: 'Quorum perdu' })
    expect((await desk.hold(session.id, { move: 'close' })).answer).toMatchObject({ code: 'SESSION_REASON_MISSING' })
    const closed = (await desk.hold(session.id, { move: 'close', reason: 'Quorum perdu' })).answer
    expect(closed.items.map(({ state, reason }) => [state, reason])).toEqual([
      ['put_off', 'Quorum perdu'],
      ['put_off', 'Quorum perdu'],
    ])
    for (const { id } of dossiers) expect((await desk.course(desk.guichet.headers, id)).answer.step).toBe('consulted')
  })
})

describe('a dossier in session', () => {
  test('is called, deliberated and concluded: the conclusion moves it, once', async () => {
    const { session, dossiers } = await opened()
    const id = dossiers[0]?.id ?? ''
    await desk.favoured(id)
    const itemId = itemOf(session)
    await deliberated(session, itemId)
    const { answer } = await desk.pass(session.id, { step: 'conclude', itemId, outcome: 'favourable' })
    expect(answer).toMatchObject({ current: null, items: [{ state: 'concluded', outcome: 'favourable' }] })
    const { answer: course } = await desk.course(desk.guichet.headers, id)
    expect(course.step).toBe('deliberated')
    expect(course.history.at(-1)?.event).toBe('hold_session')
    const again = await desk.pass(session.id, { step: 'conclude', itemId, outcome: 'favourable' })
    expect(again.answer).toMatchObject({ code: 'ITEM_NOT_AT_THIS_STEP' })
    const events = await desk.db
      .selectFrom('journal_event')
      .select('action')
      .where('dossier_id', '=', id)
      .where('action', 'in', [
        'commission.call',
        'commission.deliberate',
        'commission.conclude',
        'dossier.hold_session',
      ])
      .orderBy('id')
      .execute()
    expect(events.map(({ action }) => action).toSorted()).toEqual(
      ['commission.call', 'commission.conclude', 'commission.deliberate', 'dossier.hold_session'].toSorted(),
    )
  })

  test('is alone before the commission', async () => {
    const { session } = await opened(2)
    await desk.pass(session.id, { step: 'call', itemId: itemOf(session) })
    const second = { step: 'call' as const, itemId: itemOf(session, 1) }
    expect((await desk.pass(session.id, second)).answer).toMatchObject({ code: 'ITEM_OPEN' })
    const { answer } = await desk.pass(session.id, {
      step: 'put_off',
      itemId: itemOf(session),
      reason: 'Plans illisibles',
    })
    expect(answer.current).toBeNull()
    expect((await desk.pass(session.id, second)).status).toBe(201)
  })

  test('of two secretaries who call two at one instant, one is called', async () => {
    const { session } = await opened(2)
    const both = await Promise.all(
      [0, 1].map((nth) => desk.pass(session.id, { step: 'call', itemId: itemOf(session, nth) })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  test('is not concluded in favour without the avis conforme, nor against it, nor against its applicant without a reason', async () => {
    const { session, dossiers } = await opened(2)
    const itemId = itemOf(session)
    await deliberated(session, itemId)
    const favour = { step: 'conclude' as const, itemId, outcome: 'favourable' as const }
    expect((await desk.pass(session.id, favour)).answer).toMatchObject({ code: 'BINDING_AVIS_MISSING' })
    const examiner = await desk.acting(desk.agency, 'examiner')
    await desk.give(examiner.headers, dossiers[0]?.id ?? '', wanted(desk.agency, against))
    expect((await desk.pass(session.id, favour)).answer).toMatchObject({ code: 'BINDING_AVIS_UNFAVOURABLE' })
    const refusal = { step: 'conclude' as const, itemId, outcome: 'unfavourable' as const }
    expect((await desk.pass(session.id, refusal)).answer).toMatchObject({ code: 'SESSION_REASON_MISSING' })
    expect((await desk.pass(session.id, { ...refusal, reason: 'Hauteur' })).status).toBe(201)
  })

  test('is not deliberated while its designer is there; that they left is written', async () => {
    const dossier = await desk.dispatched()
    const designer = await desk.people.person()
    const owner = await desk.db
      .selectFrom('dossier')
      .select('created_by')
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow()
    await desk.db
      .insertInto('dossier_participant')
      .values({
        ...{ id: crypto.randomUUID(), dossier_id: dossier.id, person_id: designer, body_id: null, part: 'designer' },
        ...{ added_by: owner.created_by, added_at: new Date('2026-11-24T08:00:00Z') },
      })
      .execute()
    const planned = (await desk.plan(TODAY)).answer
    const session = (await desk.movePlan((await desk.agenda(planned, [dossier.id])).answer, 'convene')).answer
    const seat = session.invited.find(({ capacity }) => capacity === 'designer')
    expect(seat).toMatchObject({ person: { id: designer }, dossiers: [dossier.id] })
    members = []
    for (const { body } of session.invited) if (body) members.push(await desk.acting(body.id, 'member'))
    for (const member of members) await comes(session, member)
    await desk.hold(session.id, { move: 'open' })
    await desk.attend(session.id, { event: 'arrived', invitedId: seat?.id ?? '' })
    const itemId = itemOf(session)
    await desk.pass(session.id, { step: 'call', itemId })
    await desk.pass(session.id, { step: 'present', itemId })
    const still = await desk.pass(session.id, { step: 'deliberate', itemId })
    expect(still).toMatchObject({ status: 409, answer: { code: 'DESIGNER_STILL_THERE' } })
    const { answer } = await desk.pass(session.id, { step: 'deliberate', itemId, designerOut: true })
    expect(answer.there.map(({ capacity }) => capacity)).not.toContain('designer')
    expect(answer.history.slice(-2)).toMatchObject([{ event: 'left', who: { id: designer } }, { event: 'deliberated' }])
  })

  test('put off goes to the session that is said, with its reason', async () => {
    const next = (await desk.plan({ day: '2026-12-14' })).answer
    const { session, dossiers } = await opened()
    const put = { step: 'put_off' as const, itemId: itemOf(session), reason: 'Visite des lieux', to: next.id }
    const { answer } = await desk.pass(session.id, put)
    expect(answer.items[0]).toMatchObject({ state: 'put_off', reason: 'Visite des lieux', putOffTo: next.id })
    expect((await desk.read(next.id)).items.map(({ dossier }) => dossier.id)).toEqual([dossiers[0]?.id])
  })

  test('that left the commission meanwhile is not called', async () => {
    const { session, dossiers } = await opened()
    const owner = dossiers[0]
    const { moves } = (await desk.course(owner?.headers ?? {}, owner?.id ?? '')).answer
    await desk.move(owner?.headers ?? {}, owner?.id ?? '', {
      transition: 'withdraw',
      seen: moves,
      reason: 'Projet abandonné',
    })
    const called = await desk.pass(session.id, { step: 'call', itemId: itemOf(session) })
    expect(called.answer).toMatchObject({ code: 'DOSSIER_NOT_READY', data: { why: 'LEFT_THE_COMMISSION' } })
  })

  test('passes in nobody’s hands but the secretariat’s', async () => {
    const { session } = await opened()
    const [member] = members as [Official]
    const body = { step: 'call', itemId: itemOf(session) }
    expect(await desk.ask('POST', `/sessions/${session.id}/passage`, member.headers, body)).toMatchObject({
      ...{ status: 403, answer: { code: 'NOT_YOUR_ROLE' } },
    })
  })
})
