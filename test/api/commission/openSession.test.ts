import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Official } from '../dossiers/commission.ts'
import { type SittingDesk, seatOf, sittingDesk } from './sittingDesk.ts'

let desk: SittingDesk

beforeAll(async () => {
  desk = await sittingDesk()
})

afterAll(() => desk.close())

/** An hour of the day every test lives on. */
const TODAY = { day: '2026-11-24', hour: '15:00' }

async function designs(dossierId: string): Promise<string> {
  const designer = await desk.people.person()
  const dossier = await desk.db
    .selectFrom('dossier')
    .select('created_by')
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow()
  await desk.db
    .insertInto('dossier_participant')
    .values({
      ...{ id: crypto.randomUUID(), dossier_id: dossierId, person_id: designer, body_id: null, part: 'designer' },
      ...{ added_by: dossier.created_by, added_at: new Date('2026-11-24T08:00:00Z') },
    })
    .execute()
  return designer
}

/** Open, so many of its three bodies there; its one dossier has a designer. */
async function opened(present = 3) {
  const dossier = await desk.dispatched()
  const designer = await designs(dossier.id)
  const planned = (await desk.plan(TODAY)).answer
  const session = (await desk.movePlan((await desk.agenda(planned, [dossier.id])).answer, 'convene')).answer
  const members: Official[] = []
  for (const { body } of session.invited) if (body) members.push(await desk.acting(body.id, 'member'))
  for (const { body, person } of members.slice(0, present))
    await desk.attend(session.id, { event: 'arrived', invitedId: seatOf(session, body), personId: person })
  const { status, answer } = await desk.hold(session.id, { move: 'open' })
  expect(status).toBe(201)
  const seat = session.invited.find(({ capacity }) => capacity === 'designer')?.id ?? ''
  return { session: answer, dossier, designer, seat, itemId: answer.items[0]?.id ?? '' }
}

describe('a designer', () => {
  test('does not come in while a dossier is deliberated, and may once it is over', async () => {
    const { session, dossier, seat, itemId } = await opened()
    await desk.favoured(dossier.id)
    await desk.pass(session.id, { step: 'call', itemId })
    await desk.pass(session.id, { step: 'deliberate', itemId })
    const comes = { event: 'arrived' as const, invitedId: seat }
    expect(await desk.attend(session.id, comes)).toMatchObject({
      ...{ status: 409, answer: { code: 'DELIBERATION_UNDER_WAY' } },
    })
    expect((await desk.pass(session.id, { step: 'conclude', itemId, outcome: 'favourable' })).status).toBe(201)
    expect((await desk.attend(session.id, comes)).status).toBe(201)
  })

  test('who is there all the same, as it was noted before, keeps it from being concluded', async () => {
    const { session, dossier, designer, seat, itemId } = await opened()
    await desk.favoured(dossier.id)
    await desk.pass(session.id, { step: 'call', itemId })
    const { history } = (await desk.pass(session.id, { step: 'deliberate', itemId })).answer
    await desk.db
      .insertInto('session_event')
      .values({
        ...{ session_id: session.id, nth: (history.at(-1)?.nth ?? 0) + 1, event: 'arrived', who_id: designer },
        ...{ at: new Date('2026-11-24T09:00:00Z'), person_id: desk.guichet.person, mandate_id: null },
        ...{ item_id: null, body_id: null, detail: JSON.stringify({ invitedId: seat, capacity: 'designer' }) },
      })
      .execute()
    const conclude = { step: 'conclude' as const, itemId, outcome: 'favourable' as const }
    expect(await desk.pass(session.id, conclude)).toMatchObject({
      ...{ status: 409, answer: { code: 'DESIGNER_STILL_THERE' } },
    })
    await desk.attend(session.id, { event: 'left', invitedId: seat })
    expect((await desk.pass(session.id, conclude)).status).toBe(201)
  })
})

test('a dossier put on the agenda of an open session calls whom it concerns, and the quorum follows', async () => {
  const { session, dossier } = await opened(2)
  expect(session.quorum).toMatchObject({ called: 3, present: 2, met: true })
  const added = await desk.dispatched()
  const designer = await designs(added.id)
  const bodies = [await desk.bodyOf('civil_protection'), await desk.bodyOf('network_operator')]
  for (const bodyId of bodies)
    expect((await desk.consult(desk.guichet.headers, added.id, { bodyId, reason: 'Voisinage' })).status).toBe(201)
  const { answer } = await desk.agenda(session, [dossier.id, added.id])
  expect(answer.invited.find(({ person }) => person?.id === designer)).toMatchObject({ dossiers: [added.id] })
  for (const id of bodies) expect(answer.invited.find(({ body }) => body?.id === id)?.dossiers).toEqual([added.id])
  // Two bodies of five are no quorum, by either reading of the half.
  expect(answer.quorum).toMatchObject({ called: 5, present: 2, met: false })
  expect(answer.history.at(-1)?.event).toBe('quorum_lost')
  const [first = ''] = bodies
  const person = (await desk.acting(first, 'member')).person
  const comes = { event: 'arrived' as const, invitedId: seatOf(answer, first), personId: person }
  expect((await desk.attend(session.id, comes)).answer.history.at(-1)?.event).toBe('quorum_regained')
})

test('whoever came for a dossier that was concluded stays called when the agenda goes on', async () => {
  const { session, dossier, itemId } = await opened()
  await desk.favoured(dossier.id)
  await desk.pass(session.id, { step: 'call', itemId })
  await desk.pass(session.id, { step: 'deliberate', itemId })
  await desk.pass(session.id, { step: 'conclude', itemId, outcome: 'favourable' })
  const now = await desk.read(session.id)
  const { answer } = await desk.agenda(now, [(await desk.dispatched()).id])
  expect(answer.invited.map(({ id }) => id)).toEqual(expect.arrayContaining(session.invited.map(({ id }) => id)))
})

test('a dossier on the agenda of a session that is called is concluded in it, and not beside it', async () => {
  const { session, dossiers } = await desk.called()
  const [id = ''] = dossiers.map((dossier) => dossier.id)
  await desk.favoured(id)
  const { moves } = (await desk.course(desk.guichet.headers, id)).answer
  const hold = () => desk.move(desk.guichet.headers, id, { transition: 'hold_session', seen: moves })
  expect(await hold()).toMatchObject({
    status: 409,
    answer: { code: 'HELD_IN_SESSION', data: { session: session.id } },
  })
  expect((await desk.movePlan(session, 'cancel', 'Sans objet')).status).toBe(201)
  expect((await hold()).status).toBe(201)
})
