import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MinutesAnswer } from '../../../api/contract/commission/minutes.ts'
import { type DossierSession, extractAddress } from '../../../api/contract/commission/ofDossier.ts'
import { withPages } from '../../build/readPdf.ts'
import type { Official } from '../dossiers/commission.ts'
import { type SittingDesk, seatOf, sittingDesk } from './sittingDesk.ts'

let desk: SittingDesk
/** Closed and sealed by the test that follows it from the one to the other, and read by those after it. */
let done: Awaited<ReturnType<typeof closed>>
beforeAll(async () => {
  desk = await sittingDesk()
})
afterAll(() => desk.close())

type Headers = Official['headers']

const told = async (id: string, headers: Headers) =>
  (await desk.asked<{ sessions: DossierSession[] }>('GET', `/api/dossiers/${id}/sessions`, { headers })).answer.sessions

async function designerOf(dossierId: string): Promise<{ person: string; headers: Headers }> {
  const person = await desk.people.person()
  const at = new Date('2026-11-24T08:00:00Z')
  await desk.db
    .insertInto('dossier_participant')
    .values({
      ...{ id: crypto.randomUUID(), dossier_id: dossierId, person_id: person, body_id: null, part: 'designer' },
      ...{ added_by: person, added_at: at },
    })
    .execute()
  return { person, headers: await desk.people.signIn(person) }
}

/** A closed session of two dossiers of two applicants, one concluded with a reserve and one put off; the agency alone came late. */
async function closed() {
  const { session, dossiers } = await desk.called(2, { day: '2026-11-24', hour: '15:00' })
  const [first, second] = dossiers
  if (!first || !second) throw new Error('two dossiers are called')
  const there: Official[] = []
  for (const { body } of session.invited.slice(0, 2)) {
    const one = await desk.acting(body?.id ?? '', 'member')
    await desk.attend(session.id, { event: 'arrived', invitedId: seatOf(session, one.body), personId: one.person })
    there.push(one)
  }
  await desk.hold(session.id, { move: 'open' })
  await desk.favoured(first.id)
  const [one, two] = session.items
  await desk.pass(session.id, { step: 'call', itemId: one?.id ?? '' })
  await desk.pass(session.id, { step: 'deliberate', itemId: one?.id ?? '' })
  const concluded = { step: 'conclude', itemId: one?.id ?? '', outcome: 'reserved', reason: 'Clôture à 2 m' } as const
  expect((await desk.pass(session.id, concluded)).status).toBe(201)
  await desk.pass(session.id, { step: 'put_off', itemId: two?.id ?? '', reason: 'Visite des lieux' })
  expect((await desk.hold(session.id, { move: 'close' })).status).toBe(201)
  const numbers = session.items.map(({ dossier }) => dossier.number)
  return { id: session.id, first, second, there, numbers }
}

const minutes = (id: string) => `/sessions/${id}/minutes`
async function move(id: string, name: string) {
  const { answer } = await desk.ask<MinutesAnswer>('GET', minutes(id), desk.guichet.headers)
  const wanted = { version: answer.version, move: name }
  return desk.ask<MinutesAnswer>('POST', `${minutes(id)}/moves`, desk.guichet.headers, wanted)
}

/** The secretariat writes on the whole, which names the other dossier; both bodies refuse to sign, which settles it too. */
async function sealed({ id, there, numbers }: Awaited<ReturnType<typeof closed>>) {
  const note = { version: 1, itemId: null, text: `Le dossier ${numbers[1]} reviendra.` }
  expect((await desk.ask('PUT', `${minutes(id)}/notes`, desk.guichet.headers, note)).status).toBe(200)
  await move(id, 'freeze')
  for (const { body, headers } of there) {
    const refusal = { bodyId: body, reason: `Voir le dossier ${numbers[1]}` }
    expect((await desk.ask('POST', `${minutes(id)}/refusals`, headers, refusal)).status).toBe(201)
  }
  expect((await move(id, 'seal')).answer.state).toBe('sealed')
}

async function extract(dossierId: string, sessionId: string, headers: Headers, language: 'fr' | 'both' = 'fr') {
  const response = await desk.fetched(extractAddress(dossierId, sessionId, language), { headers })
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
}
const textOf = (bytes: Uint8Array) =>
  withPages(bytes, (pages) =>
    pages
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/\s+/g, ' '),
  )

test('an applicant is told of a session once it is called: when, where, in which rank, and that their designer may present', async () => {
  const owner = await desk.dispatched()
  const designer = await designerOf(owner.id)
  const planned = (await desk.plan()).answer
  const { answer: set } = await desk.agenda(planned, [owner.id])
  expect(await told(owner.id, owner.headers)).toEqual([])
  expect(await told(owner.id, desk.guichet.headers)).toMatchObject([{ id: set.id, state: 'planned', opens: true }])
  const { answer: called } = await desk.movePlan(set, 'convene')
  const [mine] = await desk.invitations(designer.headers)
  await desk.reply(designer.headers, mine?.id ?? '', { answer: 'coming' })
  expect(await told(owner.id, owner.headers)).toMatchObject([
    {
      ...{ id: called.id, state: 'convened', day: '2026-11-30', hour: '10:00', rank: 1, withRoom: true },
      ...{ place: 'Salle des réunions, Aïn-Chock', unit: { nameFr: 'Aïn-Chock' }, passage: 'waiting', opens: false },
      ...{
        takenOff: false,
        designers: [{ person: { id: designer.person }, office: null, answer: 'coming', mine: false }],
      },
    },
  ])
  const { answer: postponed } = await desk.movePlan(called, 'postpone', 'Salle indisponible')
  expect(await told(owner.id, owner.headers)).toMatchObject([{ state: 'postponed', day: null, hour: null }])
  await desk.movePlan(postponed, 'cancel', 'Commission regroupée')
  expect(await told(owner.id, owner.headers)).toMatchObject([{ state: 'cancelled', takenOff: true, designers: [] }])
})

test('an office that designs is named once, whoever of it is called, with the best of their answers', async () => {
  const owner = await desk.dispatched()
  const office = await desk.people.body('architect_office')
  const people = [await desk.people.person(), await desk.people.person()]
  for (const person of people) await desk.people.mandate({ person, body: office, role: 'employee' })
  await desk.db
    .insertInto('dossier_participant')
    .values({
      ...{ id: crypto.randomUUID(), dossier_id: owner.id, person_id: null, body_id: office, part: 'designer' },
      ...{ added_by: owner.person, added_at: new Date('2026-11-24T08:00:00Z') },
    })
    .execute()
  const { answer: set } = await desk.agenda((await desk.plan()).answer, [owner.id])
  await desk.movePlan(set, 'convene')
  const headers = await desk.people.signIn(people[0] ?? '')
  const named = { person: null, office: { nameFr: expect.any(String), nameAr: expect.any(String) } }
  expect((await told(owner.id, headers))[0]?.designers).toEqual([{ ...named, answer: null, mine: true }])
  const [mine] = await desk.invitations(headers)
  await desk.reply(headers, mine?.id ?? '', { answer: 'coming' })
  expect((await told(owner.id, headers))[0]?.designers).toEqual([{ ...named, answer: 'coming', mine: false }])
})

test('an applicant reads the outcome and its reasons once the minutes that say it are sealed, a put-off at once', async () => {
  done = await closed()
  const { id, first, second } = done
  expect((await extract(first.id, id, first.headers)).status).toBe(404)
  expect(await told(first.id, desk.guichet.headers)).toMatchObject([{ passage: 'concluded', outcome: 'reserved' }])
  expect(await told(first.id, first.headers)).toMatchObject([{ passage: 'waiting', outcome: null, sealedOn: null }])
  expect(await told(second.id, second.headers)).toMatchObject([{ passage: 'put_off', reason: 'Visite des lieux' }])
  await sealed(done)
  expect(await told(first.id, first.headers)).toMatchObject([
    { passage: 'concluded', outcome: 'reserved', reason: 'Clôture à 2 m', sealedOn: '2026-11-24' },
  ])
})

test('the extract says which minutes, who was there, each avis and the conclusion, and never names another dossier', async () => {
  const { id, first, there, numbers } = done
  const { status, bytes } = await extract(first.id, id, first.headers)
  expect(status).toBe(200)
  const text = await textOf(bytes)
  const { answer } = await desk.ask<MinutesAnswer>('GET', minutes(id), desk.guichet.headers)
  for (const words of ['Extrait de procès-verbal', `1. ${numbers[0]}`, 'Favorable avec réserves', 'Clôture à 2 m'])
    expect(text).toContain(words)
  expect(text).toContain('Scellé le 24/11/2026')
  expect(text.match(/Présent\b/g)).toHaveLength(there.length)
  expect(text.match(/Absent\b/g)).toHaveLength((answer.facts.items[0]?.avis.length ?? 0) - there.length)
  expect(text).not.toContain(numbers[1])
  expect(text).not.toContain('Visite des lieux')
  const both = [
    await extract(first.id, id, first.headers, 'both'),
    await extract(first.id, id, there[0]?.headers ?? {}, 'both'),
  ]
  expect(Buffer.from(both[0]?.bytes ?? []).equals(Buffer.from(both[1]?.bytes ?? []))).toBe(true)
  expect(await textOf(both[0]?.bytes ?? new Uint8Array())).toMatch(/محضر/)
})

test('sessions and extracts are for those who may read the dossier, and of a session it was on', async () => {
  const { id, first, second } = done
  const elsewhere = await desk.people.acting('commune', 'member', ['09.001.01.01'])
  for (const headers of [second.headers, elsewhere.headers]) {
    expect((await desk.asked('GET', `/api/dossiers/${first.id}/sessions`, { headers })).status).toBe(404)
    expect((await extract(first.id, id, headers)).status).toBe(404)
  }
  expect((await extract(first.id, id, {})).status).toBe(401)
  expect((await extract(first.id, (await desk.plan()).answer.id, first.headers)).status).toBe(404)
})
