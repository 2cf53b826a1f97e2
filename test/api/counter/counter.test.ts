import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FoundAtCounter } from '../../../api/contract/counter.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { AIN_CHOCK, type Headers } from '../dossiers/desk.ts'
import { BUILDING, type DraftDesk, draftDesk } from '../dossiers/draftDesk.ts'

const ELSEWHERE = '09.001.01.01'
const HADDA = {
  ...{ givenName: 'Hadda', familyName: 'Ouchen', givenNameAr: 'حادة', familyNameAr: 'أوشن' },
  ...{ phone: '0661223344', address: '4, derb Sidi Maârouf, Casablanca' },
}

let at: DraftDesk

beforeAll(async () => {
  at = await draftDesk()
})

afterAll(() => at.close())

const newCard = () => `BK${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}`
const clerk = (territory = AIN_CHOCK) => at.people.acting('commune', 'guichet', [territory])
const find = (headers: Headers, nationalId: string, communeCode = AIN_CHOCK) =>
  at.ask<FoundAtCounter>('POST', '/api/counter/people', { headers, body: { communeCode, nationalId } })
const open = (headers: Headers, nationalId: string, more: object = { owner: HADDA }) =>
  at.ask<DossierAnswer>('POST', '/api/counter/dossiers', {
    headers,
    body: { title: 'Ravalement de façade', communeCode: AIN_CHOCK, nationalId, ...more },
  })

/** A réfection typed for Hadda, every piece there. */
async function typed(card = newCard()) {
  const guichet = await clerk()
  const { id } = (await open(guichet.headers, card)).answer
  await at.locate(id)
  const course = await at.describe(guichet.headers, id, BUILDING, 'refection')
  await at.giveEverything(guichet.person, course)
  return { id, card, guichet }
}

describe('somebody who comes to the counter without an account', () => {
  test('is recorded as the owner in both writings; who typed it, by which mandate, stays with the dossier', async () => {
    const guichet = await clerk()
    const card = newCard()
    const { status, answer } = await open(guichet.headers, card)
    expect(status).toBe(201)
    expect(answer).toMatchObject({
      state: 'draft',
      myParts: [],
      participants: [{ part: 'owner', person: { familyName: 'Ouchen', familyNameAr: 'أوشن' } }],
      typed: { by: { id: guichet.person }, body: { nameFr: expect.stringContaining('Organisme') } },
    })
    const owner = answer.participants[0]?.person?.id ?? ''
    const person = at.db.selectFrom('person').select(['national_id', 'phone', 'address']).where('id', '=', owner)
    expect(await person.execute()).toEqual([{ national_id: card, phone: HADDA.phone, address: HADDA.address }])
    const [event] = await at.db
      .selectFrom('journal_event')
      .select(['action', 'mandate_id', 'concerned_id', 'person_id'])
      .where('dossier_id', '=', answer.id)
      .orderBy('id')
      .execute()
    expect(event).toEqual({
      ...{ action: 'counter.open', mandate_id: guichet.mandate, concerned_id: owner, person_id: guichet.person },
    })
  })

  test('is found by their card the next time, written with or without spaces, and not recorded twice', async () => {
    const { card, guichet } = await typed()
    const found = await find(guichet.headers, `${card.slice(0, 2)} ${card.slice(2)}`)
    expect(found.answer.people).toMatchObject([{ familyName: 'Ouchen', hasAccount: false }])
    expect(await open(guichet.headers, card)).toMatchObject({ status: 409, answer: { code: 'PERSON_KNOWN' } })
    const [known] = found.answer.people
    const again = await open(guichet.headers, card, { personId: known?.id })
    expect(again.answer.participants[0]?.person?.id).toBe(known?.id)
    const other = await open(guichet.headers, card, { owner: { ...HADDA, familyName: 'Autre' }, anyway: true })
    expect(other.status).toBe(201)
    const stranger = (await at.somebody()).person
    expect(await open(guichet.headers, card, { personId: stranger })).toMatchObject({ status: 422 })
  })

  test('has their dossier filed by the clerk, keeps its number, and follows it with their card', async () => {
    const { id, card, guichet } = await typed()
    const filed = await at.file(guichet.headers, id)
    expect(filed).toMatchObject({
      status: 201,
      answer: { step: 'filed', number: expect.stringMatching(/^061410141-/) },
    })
    const body = { number: filed.answer.number, identity: card.toLowerCase() }
    const tracked = await at.ask<Tracked>('POST', '/api/tracking', { body })
    expect(tracked).toMatchObject({ status: 200, answer: { number: filed.answer.number, step: 'filed' } })
    const { rows } = await sql<{ mandate_id: string; detail: object }>`select mandate_id, detail from journal_event
      where dossier_id = ${id} and action = 'dossier.file'`.execute(at.db)
    expect(rows).toEqual([{ mandate_id: guichet.mandate, detail: { step: 'filed', typedByMover: true } }])
  })

  test('is represented by the clerk up to the receipt and no further', async () => {
    const { id, guichet } = await typed()
    await at.file(guichet.headers, id)
    const withdraw = { headers: guichet.headers, body: { transition: 'withdraw', seen: 1 } }
    expect((await at.ask('POST', `/api/dossiers/${id}/moves`, withdraw)).status).toBe(403)
    const { may } = (await at.ask<DossierAnswer>('GET', `/api/dossiers/${id}`, { headers: guichet.headers })).answer
    expect(may.filter((action) => /change|share|file|answer|withdraw|deposit/.test(action))).toEqual([])
    // What the law gives the clerk as a clerk stays theirs, and the journal says that they had typed it.
    const asked = { transition: 'ask_complement', seen: 1, reason: 'Photographie illisible' }
    await at.ask('POST', `/api/dossiers/${id}/moves`, { headers: guichet.headers, body: asked })
    const { rows } = await sql<{ detail: { typedByMover?: boolean } }>`select detail from journal_event
      where dossier_id = ${id} and action = 'dossier.ask_complement'`.execute(at.db)
    expect(rows).toMatchObject([{ detail: { typedByMover: true } }])
  })

  test('of a permit to build is told that an architect files it', async () => {
    const { id, guichet } = await typed()
    await at.describe(guichet.headers, id, BUILDING, 'construire')
    const { blockers } = await at.course(guichet.headers, id)
    expect(blockers.map(({ code }) => code)).toContain('NOT_A_FILER')
    expect(blockers.map(({ code }) => code)).not.toContain('AGREEMENT_MISSING')
  })
})

describe('a draft typed at the counter', () => {
  test('is gone on with by any clerk of the commune, listed among their dossiers, seen by no other official', async () => {
    const { id } = await typed()
    const colleague = await clerk()
    expect((await at.ask('GET', `/api/dossiers/${id}`, { headers: colleague.headers })).status).toBe(200)
    const listed = await at.ask<{ dossiers: { id: string }[] }>('GET', '/api/dossiers', { headers: colleague.headers })
    expect(listed.answer.dossiers.map((one) => one.id)).toContain(id)
    const president = await at.people.acting('commune', 'president', [AIN_CHOCK])
    const elsewhere = await clerk(ELSEWHERE)
    for (const { headers } of [president, elsewhere, await at.somebody()])
      expect((await at.ask('GET', `/api/dossiers/${id}`, { headers })).status).toBe(404)
    expect((await at.file(elsewhere.headers, id)).status).toBe(404)
  })

  test('of a citizen who opened it themselves is no clerk’s', async () => {
    const citizen = await at.somebody()
    const { id } = await at.opened(citizen.headers)
    expect((await at.ask('GET', `/api/dossiers/${id}`, { headers: (await clerk()).headers })).status).toBe(404)
  })

  test('is opened by a clerk of that commune alone', async () => {
    const card = newCard()
    expect((await open({}, card)).status).toBe(401)
    expect(await open((await at.somebody()).headers, card)).toMatchObject({
      status: 403,
      answer: { code: 'NOT_YOUR_ROLE' },
    })
    expect(await open((await clerk(ELSEWHERE)).headers, card)).toMatchObject({ answer: { code: 'NOT_WITHIN_REACH' } })
    const asleep = await clerk()
    const headers = await at.people.signIn(asleep.person)
    expect(await open(headers, card)).toMatchObject({ answer: { code: 'SECOND_FACTOR_REQUIRED' } })
    expect(await open((await clerk()).headers, card, { owner: { ...HADDA, givenNameAr: '' } })).toMatchObject({
      status: 422,
    })
    expect(await open((await clerk()).headers, card, {})).toMatchObject({ status: 422, answer: { field: 'owner' } })
  })

  test('sent twice under one key is opened once', async () => {
    const guichet = await clerk()
    const headers = { ...guichet.headers, 'Idempotency-Key': randomUUID() }
    const card = newCard()
    const [first, second] = [await open(headers, card), await open(headers, card)]
    expect([first.status, second.status, second.answer.id]).toEqual([201, 201, first.answer.id])
  })
})

describe('looking somebody up by their card', () => {
  test('is for clerks, of their commune, and is journalled for whoever was found', async () => {
    const { card, id } = await typed()
    expect((await find({}, card)).status).toBe(401)
    expect((await find((await at.somebody()).headers, card)).status).toBe(403)
    expect((await find((await clerk(ELSEWHERE)).headers, card)).status).toBe(403)
    const guichet = await clerk()
    await find(guichet.headers, card)
    const [part] = await at.db
      .selectFrom('dossier_participant')
      .select('person_id')
      .where('dossier_id', '=', id)
      .execute()
    const seen = at.db
      .selectFrom('journal_event')
      .select(['action', 'consultation'])
      .where('concerned_id', '=', part?.person_id ?? '')
    expect(await seen.where('person_id', '=', guichet.person).execute()).toEqual([
      { action: 'counter.search', consultation: true },
    ])
  })

  test('says nothing through the database to anybody else either', async () => {
    const { card } = await typed()
    const { rows } = await sql`select * from people_by_identity(${card}, ${AIN_CHOCK})`.execute(at.db)
    expect(rows).toEqual([])
  })
})

describe('a dossier typed at the counter, later', () => {
  const link = (headers: Headers, id: string, personEmail: string) =>
    at.ask<DossierAnswer>('POST', `/api/counter/dossiers/${id}/owner`, { headers, body: { personEmail } })

  test('is handed to the owner’s own account when both carry one card', async () => {
    const { id, card, guichet } = await typed()
    await at.file(guichet.headers, id)
    const account = await at.somebody()
    expect(await link(guichet.headers, id, account.email)).toMatchObject({
      status: 409,
      answer: { code: 'IDENTITY_DIFFERS' },
    })
    await at.db
      .updateTable('person')
      .set({ national_id: card.toLowerCase() })
      .where('id', '=', account.person)
      .execute()
    expect((await link(guichet.headers, id, account.email)).status).toBe(200)
    const theirs = await at.ask<DossierAnswer>('GET', `/api/dossiers/${id}`, { headers: account.headers })
    expect(theirs.answer).toMatchObject({ myParts: ['owner'], participants: [{ person: { id: account.person } }] })
    expect(await at.noticesOf(account.person)).toContain('participant_added')
    expect(await link(guichet.headers, id, account.email)).toMatchObject({
      status: 409,
      answer: { code: 'OWNER_HAS_ACCOUNT' },
    })
  })

  test('is handed over by no citizen, no clerk of another commune, and to no unknown address', async () => {
    const { id, guichet } = await typed()
    const account = await at.somebody()
    expect((await link({}, id, account.email)).status).toBe(401)
    expect((await link(account.headers, id, account.email)).status).toBe(404)
    expect((await link((await clerk(ELSEWHERE)).headers, id, account.email)).status).toBe(404)
    expect(await link(guichet.headers, id, `${randomUUID()}@example.ma`)).toMatchObject({
      answer: { code: 'PARTICIPANT_UNKNOWN' },
    })
    const own = await at.opened(account.headers)
    expect((await link(guichet.headers, own.id, account.email)).status).toBe(404)
  })
})
