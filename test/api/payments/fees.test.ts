import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeeRegister, FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { withPages } from '../../build/readPdf.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AIN_CHOCK = '06.141.01.41'
type Headers = Record<string, string>
type Answer = FeesAnswer & { readonly code?: string; readonly field?: string; readonly data?: Record<string, unknown> }

let database: TestDatabase
let server: TestServer
let people: People
const ask = asking(() => server)
/** The régisseur, the clerk and the president of Aïn-Chock. */
let cashier: Headers
let guichet: Headers
let president: Headers

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  const acting = async (role: 'cashier' | 'guichet' | 'president') =>
    (await people.acting('commune', role, [AIN_CHOCK])).headers
  ;[cashier, guichet, president] = [await acting('cashier'), await acting('guichet'), await acting('president')]
  // The agency of Casablanca decides 3 DH a square metre.
  const agency = await database.db
    .selectFrom('body')
    .select('id')
    .where('unit_code', '=', 'au.casablanca')
    .executeTakeFirstOrThrow()
  const person = await people.person()
  await people.mandate({ person, body: agency.id, role: 'administrator' })
  const headers = await people.signIn(person, { secondFactor: true })
  const decision = { reference: 'Décision 12/2026', decidedOn: '2026-10-01', validFrom: '2026-10-01' }
  const rates = [{ kind: 'agency_floor', rate: 300 }]
  const entered = await ask('POST', '/api/tariffs', { headers, body: { ...decision, bodyId: agency.id, rates } })
  if (entered.status !== 201) throw new Error('the agency has no tariff')
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const VILLA = { works: 'construction', uses: ['housing'], dwellings: 1, floorAreaM2: 212.4 }

/** A dossier of its owner, accepted and to be settled. */
async function toSettle(code = 'construire', said: object = VILLA) {
  const person = await people.person()
  const id = await new Dossiers(database.db).under(person, { code, track: null })
  const facts = JSON.stringify(project.parse(said))
  await sql`update dossier set project = ${facts}::jsonb where id = ${id}`.execute(database.db)
  await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    values (${id}, 2, 'accept', 'to_settle', 'examined', now(), '2026-11-24', ${person})`.execute(database.db)
  return { id, owner: await people.signIn(person) }
}

const path = (id: string) => `/api/dossiers/${id}/fees`
const read = async (id: string, headers = cashier) => (await ask<Answer>('GET', path(id), { headers })).answer
const say = (id: string, side: 'declaration' | 'check', asked: { headers: Headers; seen: number; facts: object[] }) =>
  ask<Answer>('PUT', `${path(id)}/${side}`, { headers: asked.headers, body: { seen: asked.seen, facts: asked.facts } })
const draw = (id: string, body: object = {}, headers = cashier) =>
  ask<Answer>('POST', `${path(id)}/statements`, { headers, body: { statements: 0, seen: 0, ...body } })
const receive = (id: string, body: object, headers = cashier) =>
  ask<Answer>('POST', `${path(id)}/receipts`, {
    headers,
    body: { version: 1, number: randomUUID(), day: '2026-11-24', mode: 'cash', ...body },
  })
const amounts = ({ lines }: Pick<FeesAnswer, 'lines'>) => lines.map(({ code, amount }) => [code, amount])

describe('what a villa owes', () => {
  test('is reckoned from its description, each creditor apart, with the article and the tariff', async () => {
    const { id, owner } = await toSettle()
    const fees = await read(id, owner)
    // 213 m² × 25 DH; no occupation declared; 213 m² × 3 DH and 20 % of VAT.
    expect(amounts(fees)).toEqual([
      ['toc', 532_500],
      ['agence', 76_680],
      ['otdp', 0],
    ])
    expect(fees.creditors).toMatchObject([
      { creditor: 'commune', nameFr: 'Casablanca', total: 532_500 },
      { creditor: 'agency', nameFr: 'Agence urbaine de Casablanca', total: 76_680 },
    ])
    expect(fees.lines[0]).toMatchObject({
      rate: 2_500,
      article: { fr: 'Loi 47-06, art. 50 à 56' },
      tariff: { origin: 'published', decidedOn: null },
      notes: ['no_projection'],
    })
    expect(fees.lines[1]).toMatchObject({ net: 63_900, vat: 12_780, vatShare: 2_000 })
    expect(fees).toMatchObject({ statements: [], settled: false, outdated: false })
  })

  test('grows by what it declares over the street, twice, and by what its site occupies', async () => {
    const { id, owner } = await toSettle()
    const facts = [
      { fact: 'projectionM2', value: 6.2 },
      { fact: 'publicProjectionM2', value: 8.1 },
      { fact: 'occupiedM2', value: 12.3 },
      { fact: 'occupiedQuarters', value: 2 },
    ]
    const { answer } = await say(id, 'declaration', { headers: owner, seen: 0, facts })
    // 213 + 7 + 2 × 9 = 238 m² at 25 DH. Casablanca's rate of occupation was not read.
    expect(amounts(answer)[0]).toEqual(['toc', 595_000])
    const occupied = answer.lines.find(({ code }) => code === 'otdp')
    expect(occupied).toMatchObject({ amount: null, wanting: 'tariff' })
    // At most 40 DH × 13 m² × 2 quarters: shown, never owed.
    expect(occupied?.between).toEqual({ from: 0, to: 104_000, sureness: 'plausible' })
    expect(answer.creditors[0]).toMatchObject({ creditor: 'commune', total: null })
  })

  test('of which nobody said what is built has no amount, and says what is missing', async () => {
    const { id } = await toSettle('construire', { ...VILLA, dwellings: null })
    const fees = await read(id)
    expect(fees.lines[0]).toMatchObject({ amount: null, between: null, wanting: 'building' })
    const refused = await draw(id)
    expect(refused).toMatchObject({ status: 409, answer: { code: 'STATEMENT_INCOMPLETE', data: { lines: 'toc' } } })
    const left = await draw(id, { setAside: [{ code: 'toc', reason: 'Réglée ailleurs' }] })
    expect(left).toMatchObject({ status: 409, answer: { code: 'STATEMENT_INCOMPLETE', data: { lines: 'toc' } } })
    expect((await read(id)).statements).toEqual([])
  })
})

describe('a check', () => {
  test('that differs from what was declared gives its reason; both are shown, and the last one counts', async () => {
    const { id, owner } = await toSettle()
    const facts = [{ fact: 'coveredM2', value: 230.5 }]
    const silent = await say(id, 'check', { headers: guichet, seen: 0, facts })
    expect(silent).toMatchObject({ status: 422, answer: { code: 'CHECK_UNEXPLAINED', field: 'facts.0.reason' } })
    const explained = [{ fact: 'coveredM2', value: 230.5, reason: 'Mezzanine oubliée sur le plan du RDC' }]
    await say(id, 'check', { headers: guichet, seen: 0, facts: explained })
    const fees = await read(id, owner)
    expect(amounts(fees)[0]).toEqual(['toc', 577_500]) // 231 m² × 25 DH
    expect(fees.facts.find(({ fact }) => fact === 'coveredM2')).toMatchObject({
      declared: 212.4,
      declaredIn: 'project',
      checked: { value: 230.5, reason: 'Mezzanine oubliée sur le plan du RDC', by: { familyName: 'Tazi' } },
    })
  })

  test('of a page that others spoke on since is refused', async () => {
    const { id, owner } = await toSettle()
    await say(id, 'declaration', { headers: owner, seen: 0, facts: [{ fact: 'projectionM2', value: 4 }] })
    const late = await say(id, 'check', { headers: guichet, seen: 0, facts: [{ fact: 'projectionM2', value: 4 }] })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
  })

  test('of what no tax of the procedure asks is refused', async () => {
    const { id } = await toSettle('refection', {})
    const stray = await say(id, 'check', { headers: guichet, seen: 0, facts: [{ fact: 'worksCost', value: 1 }] })
    expect(stray).toMatchObject({ status: 422, answer: { code: 'FACT_NOT_ASKED' } })
  })

  test('alone makes an exemption stand, and the dossier that owes nothing goes on by itself with the reason', async () => {
    const { id, owner } = await toSettle('refection', {})
    const asked = await say(id, 'declaration', {
      headers: owner,
      seen: 0,
      facts: [{ fact: 'exemption', value: 'alem' }],
    })
    expect(asked.answer.lines[0]).toMatchObject({ amount: 50_000, exemption: null, notes: ['exemption_asked'] })
    const stands = await say(id, 'check', { headers: cashier, seen: 1, facts: [{ fact: 'exemption', value: 'alem' }] })
    expect(stands.answer.lines[0]).toMatchObject({ amount: 0, exemption: 'alem' })
    const { answer } = await draw(id, { seen: 2 })
    expect(answer).toMatchObject({
      step: 'to_sign',
      settled: true,
      statements: [{ version: 1, reason: 'nothing_owed' }],
    })
  })
})

describe('a statement', () => {
  test('is settled by each creditor’s receipt, and the dossier goes on to its signature with the last one', async () => {
    const { id, owner } = await toSettle()
    const { answer: drawn } = await draw(id)
    const told = await ask<{ notices: { kind: string; text: { fr: string }; path: string }[] }>(
      'GET',
      '/api/me/notices',
      {
        headers: owner,
      },
    )
    expect(told.answer.notices[0]).toMatchObject({ kind: 'fees_drawn_up', path: `/dossiers/${id}?tab=fees` })
    // 5,325 and 766.80 DH.
    expect(told.answer.notices[0]?.text.fr.replace(/\s/g, ' ')).toContain('6 091,80 DH')
    expect(drawn.statements[0]).toMatchObject({ version: 1, day: '2026-11-24', reason: null })
    const short = await receive(id, { creditor: 'commune', amount: 532_000 })
    expect(short).toMatchObject({
      status: 422,
      answer: { code: 'AMOUNT_DIFFERS', data: { due: 532_500, amount: 532_000, difference: -500 } },
    })
    const first = await receive(id, { creditor: 'commune', amount: 532_500 })
    expect(first.answer).toMatchObject({ step: 'to_settle', settled: false })
    const twice = await receive(id, { creditor: 'commune', amount: 532_500 })
    expect(twice.answer).toMatchObject({ code: 'CREDITOR_PAID' })
    const last = await receive(id, { creditor: 'agency', amount: 76_680 })
    expect(last).toMatchObject({ status: 201, answer: { step: 'to_sign', settled: true } })
    const events = await database.db
      .selectFrom('dossier_event')
      .select('event')
      .where('dossier_id', '=', id)
      .orderBy('move')
      .execute()
    expect(events.map(({ event }) => event)).toEqual(['file', 'accept', 'settle'])
    const signed = await say(id, 'check', { headers: guichet, seen: 0, facts: [{ fact: 'coveredM2', value: 212.4 }] })
    expect(signed.answer.code).toBe('NOT_AT_THIS_STEP')
  })

  test('is drawn up again when facts change, never changed; no receipt is taken for the old one', async () => {
    const { id } = await toSettle()
    await draw(id)
    const facts = [{ fact: 'coveredM2', value: 240, reason: 'Surface relevée sur plans' }]
    expect((await say(id, 'check', { headers: cashier, seen: 0, facts })).answer.outdated).toBe(true)
    const old = await receive(id, { creditor: 'commune', amount: 532_500 })
    expect(old).toMatchObject({ status: 409, answer: { code: 'STATEMENT_OUTDATED' } })
    const { answer } = await draw(id, { statements: 1, seen: 1 })
    expect(answer.statements.map(({ version, lines }) => [version, lines[0]?.amount])).toEqual([
      [2, 600_000],
      [1, 532_500],
    ])
    await expect(
      sql`update fee_statement set day = '2026-01-01' where dossier_id = ${id}`.execute(database.db),
    ).rejects.toThrow()
  })

  test('that was paid of one creditor is drawn up for another total only once that receipt is taken back', async () => {
    const { id } = await toSettle()
    await draw(id)
    const { answer: paid } = await receive(id, { creditor: 'commune', amount: 532_500 })
    const facts = [{ fact: 'coveredM2', value: 240, reason: 'Surface relevée sur plans' }]
    await say(id, 'check', { headers: cashier, seen: 0, facts })
    expect((await draw(id, { statements: 1, seen: 1 })).answer).toMatchObject({ code: 'CREDITOR_PAID' })
    const back = `${path(id)}/receipts/${paid.receipts[0]?.id}/reversal`
    const reversed = await ask<Answer>('POST', back, { headers: cashier, body: { reason: 'Surface corrigée' } })
    expect(reversed.answer.receipts.map(({ amount, reason }) => [amount, reason])).toEqual([
      [532_500, null],
      [-532_500, 'Surface corrigée'],
    ])
    expect((await ask<Answer>('POST', back, { headers: cashier, body: { reason: 'Encore' } })).answer.code).toBe(
      'RECEIPT_REVERSED',
    )
    expect((await draw(id, { statements: 1, seen: 1 })).status).toBe(201)
  })

  test('is paid once, by however many cashiers at once, and goes on with the receipt that is not taken back', async () => {
    const { id } = await toSettle()
    await draw(id)
    await receive(id, { creditor: 'agency', amount: 76_680 })
    const given = await Promise.all(
      Array.from({ length: 4 }, () => receive(id, { creditor: 'commune', amount: 532_500 })),
    )
    expect(given.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
    expect(await read(id)).toMatchObject({ step: 'to_sign', settled: true })
    expect((await read(id)).receipts).toHaveLength(2)
  })

  test('leaves to its creditor, and says why, a line that no text sets', async () => {
    const { id } = await toSettle('demolition', {})
    expect((await read(id)).lines).toMatchObject([{ code: 'demolition', amount: null, wanting: 'rule' }])
    const setAside = [{ code: 'demolition', reason: 'Liquidés par la régie, quittance sur papier' }]
    const { answer } = await draw(id, { setAside })
    expect(answer).toMatchObject({
      step: 'to_sign',
      statements: [{ reason: 'left_to_creditor', lines: [{ amount: null, setAside: setAside[0]?.reason }] }],
    })
  })

  test('as PDF is for whoever may see the dossier, and missing before the first', async () => {
    const { id, owner } = await toSettle()
    const pdf = (headers: Headers) => fetch(`${server.url}${path(id)}/statement`, { headers })
    expect((await pdf(owner)).status).toBe(404)
    await draw(id)
    const printed = await pdf(owner)
    expect(printed.headers.get('content-type')).toBe('application/pdf')
    const bytes = new Uint8Array(await printed.arrayBuffer())
    const [fr = '', ar = ''] = await withPages(bytes, (pages) => pages.map(({ text }) => text.replace(/\s+/g, ' ')))
    const { number } = await read(id)
    for (const said of [number ?? '', '5 325,00', '766,80', '127,80', '24/11/2026']) {
      expect(fr).toContain(said)
      expect(ar).toContain(said)
    }
    expect(fr).toContain('Loi 47-06, art. 50 à 56')
    expect(Buffer.from(await (await pdf(owner)).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
    const stranger = await people.signIn(await people.person())
    expect((await pdf(stranger)).status).toBe(404)
  })
})

describe('a lotissement', () => {
  test('owes three quarters of its tax at delivery, and at its reception the rest on what it cost', async () => {
    const lotir = await toSettle('lotir', { works: 'lotissement', lots: 40, worksCostDh: 8_000_000 })
    const tol = (fees: FeesAnswer) => fees.lines.find(({ code }) => code === 'tol')
    // No rate of Casablanca was read: 75 % of 3 to 5 % of 8,000,000 DH.
    expect(tol(await read(lotir.id))).toMatchObject({
      amount: null,
      wanting: 'tariff',
      between: { from: 18_000_000, to: 30_000_000 },
    })
    const { headers } = await people.acting('commune', 'cashier', ['06.141.01.0'])
    const decision = {
      communeCode: '06.141.01.0',
      reference: 'Arrêté 4/2026',
      decidedOn: '2026-10-01',
      validFrom: '2026-10-01',
    }
    await ask('POST', '/api/tariffs', { headers, body: { ...decision, rates: [{ kind: 'tol', rate: 400 }] } })
    expect(tol(await read(lotir.id))).toMatchObject({ amount: 24_000_000, rate: 400, share: 7_500 })
    const setAside = [{ code: 'agence', reason: 'Réglée à l’agence' }]
    expect((await draw(lotir.id, { setAside })).answer.code).toBe('STATEMENT_INCOMPLETE') // nobody said of how much land
    const land = [{ fact: 'landM2', value: 100_000, reason: 'Plan du lotissement' }]
    await say(lotir.id, 'check', { headers: guichet, seen: 0, facts: land })
    await draw(lotir.id, { seen: 1, setAside })
    expect((await receive(lotir.id, { creditor: 'commune', amount: 24_000_000 })).answer.step).toBe('to_sign')

    const reception = await toSettle('reception_provisoire', {})
    await sql`update dossier set follows = ${lotir.id} where id = ${reception.id}`.execute(database.db)
    expect(tol(await read(reception.id))).toMatchObject({ amount: null, wanting: 'cost' })
    const facts = [{ fact: 'realCost', value: 860_000_000 }]
    const checked = await say(reception.id, 'check', { headers: guichet, seen: 0, facts })
    expect(tol(checked.answer)).toMatchObject({ amount: 10_400_000, paidBefore: 24_000_000, notes: ['balance'] })
    const early = await ask<Answer>('POST', `/api/dossiers/${reception.id}/moves`, {
      headers: cashier,
      body: { transition: 'settle', seen: 2 },
    })
    expect(early.answer.code).toBe('STATEMENT_NOT_SETTLED')
    await draw(reception.id, { seen: 1 })
    expect((await receive(reception.id, { creditor: 'commune', amount: 10_400_000 })).answer.step).toBe('to_sign')
  })
})

describe('receipts', () => {
  test('bear a number once in a commune, and no day to come', async () => {
    const [one, other] = [await toSettle('refection', {}), await toSettle('refection', {})]
    for (const { id } of [one, other]) await draw(id)
    const given = { creditor: 'commune', amount: 50_000, number: 'Q-2026-118' }
    const later = await receive(one.id, { ...given, day: '2026-11-25' })
    expect(later).toMatchObject({ status: 422, answer: { code: 'RECEIPT_DAY_TO_COME', field: 'day' } })
    expect((await receive(one.id, given)).answer.step).toBe('to_sign')
    expect((await receive(other.id, given)).answer).toMatchObject({ code: 'RECEIPT_NUMBER_TAKEN', field: 'number' })
    const number = 'Q-2026-119'
    const id = (await read(one.id)).receipts[0]?.id
    const back = `${path(one.id)}/receipts/${id}/reversal`
    const alone = await ask<Answer>('POST', back, { headers: cashier, body: { reason: 'Mauvais numéro' } })
    expect(alone.answer.code).toBe('REPLACEMENT_MISSING')
    const replacement = { number, day: '2026-11-24', amount: 50_000, mode: 'cheque' }
    const body = { reason: 'Mauvais numéro', replacement }
    const corrected = await ask<Answer>('POST', back, { headers: cashier, body })
    expect(corrected.answer).toMatchObject({ step: 'to_sign', settled: true })
    expect((await receive(other.id, given)).status).toBe(201) // the number is free again
  })

  test('make the register of the day: its sums are those of its rows, in the spreadsheet too', async () => {
    const { headers } = await people.acting('commune', 'cashier', [AIN_CHOCK])
    const query = `communeCode=${AIN_CHOCK}&from=2026-11-24&to=2026-11-24`
    const { answer } = await ask<FeeRegister>('GET', `/api/fee-register?${query}`, { headers })
    const sum = answer.rows.reduce((so, { amount }) => so + amount, 0)
    expect(answer.rows.length).toBeGreaterThan(5)
    expect(answer.totals.all).toBe(sum)
    for (const parts of [answer.totals.creditors, answer.totals.modes, answer.totals.days])
      expect(parts.reduce((so, { amount }) => so + amount, 0)).toBe(sum)
    const csv = await (await fetch(`${server.url}/api/fee-register/csv?${query}`, { headers })).text()
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(answer.rows.length + 2)
    const inCsv = lines.slice(1, -1).map((line) => Number(line.split(';')[5]?.replace(',', '.')))
    expect(Math.round(inCsv.reduce((so, one) => so + one, 0) * 100)).toBe(sum)
    expect(lines.at(-1)).toContain((sum / 100).toFixed(2).replace('.', ','))
    const elsewhere = await people.acting('commune', 'cashier', ['09.001.01.01'])
    expect((await ask('GET', `/api/fee-register?${query}`, { headers: elsewhere.headers })).status).toBe(403)
    expect((await ask('GET', `/api/fee-register?${query}`)).status).toBe(401)
  })
})

describe('settling', () => {
  test('is for the régisseur of the place: nobody signed out, of another role, or from elsewhere', async () => {
    const { id, owner } = await toSettle()
    expect((await draw(id, {}, {})).status).toBe(401)
    expect((await draw(id, {}, president)).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await draw(id, {}, owner)).status).toBe(403)
    const elsewhere = await people.acting('commune', 'cashier', ['09.001.01.01'])
    expect((await draw(id, {}, elsewhere.headers)).status).toBe(404)
    expect((await say(id, 'check', { headers: owner, seen: 0, facts: [{ fact: 'coveredM2', value: 1 }] })).status).toBe(
      403,
    )
    const declared = await say(id, 'declaration', {
      headers: cashier,
      seen: 0,
      facts: [{ fact: 'coveredM2', value: 1 }],
    })
    expect(declared.status).toBe(403)
  })

  test('waits for the acceptance', async () => {
    const id = await new Dossiers(database.db).under(await people.person(), { code: 'refection', track: null })
    expect((await draw(id)).answer.code).toBe('NOT_AT_THIS_STEP')
  })
})
