import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { type Answer, type FeesDesk, feesDesk, VILLA } from './feesDesk.ts'

let desk: FeesDesk

beforeAll(async () => {
  desk = await feesDesk()
})
afterAll(() => desk.close())

const amounts = ({ lines }: Pick<FeesAnswer, 'lines'>) => lines.map(({ code, amount }) => [code, amount])

describe('what a villa owes', () => {
  test('is reckoned from its description, each creditor apart, with the article and the tariff', async () => {
    const { id, owner } = await desk.toSettle()
    const fees = await desk.read(id, owner)
    // 213 started m² × 25 DH; no occupation declared; 212.40 m² × 3 DH and 20 % of VAT.
    expect(amounts(fees)).toEqual([
      ['toc', 532_500],
      ['agence', 76_464],
      ['otdp', 0],
    ])
    expect(fees.creditors).toMatchObject([
      { creditor: 'commune', nameFr: 'Casablanca', total: 532_500 },
      { creditor: 'agency', nameFr: 'Agence urbaine de Casablanca', total: 76_464 },
    ])
    expect(fees.lines[0]).toMatchObject({
      rate: 2_500,
      article: { fr: 'Loi 47-06, art. 50 à 56' },
      tariff: { origin: 'published', decidedOn: null },
      notes: ['no_projection'],
    })
    expect(fees.lines[1]).toMatchObject({
      ...{ net: 63_720, vat: 12_744, vatShare: 2_000, bases: [{ value: 212.4, counted: 212.4 }] },
      counting: { surface: 'exact', rateDay: 'drawn_up', day: '2026-11-24', rule: { sureness: 'plausible' } },
    })
    expect(fees).toMatchObject({ statements: [], settled: false, outdated: false })
  })

  test('grows by what it declares over the street, twice, and by what its site occupies', async () => {
    const { id, owner } = await desk.toSettle()
    const facts = [
      { fact: 'projectionM2', value: 6.2 },
      { fact: 'publicProjectionM2', value: 8.1 },
      { fact: 'occupiedM2', value: 12.3 },
      { fact: 'occupiedQuarters', value: 2 },
    ]
    const { answer } = await desk.say(id, 'declaration', { headers: owner, seen: 0, facts })
    // 213 + 7 + 2 × 9 = 238 m² at 25 DH. Casablanca's rate of occupation was not desk.read.
    expect(amounts(answer)[0]).toEqual(['toc', 595_000])
    const occupied = answer.lines.find(({ code }) => code === 'otdp')
    expect(occupied).toMatchObject({ amount: null, wanting: 'tariff' })
    // At most 40 DH × 13 m² × 2 quarters: shown, never owed.
    expect(occupied?.between).toEqual({ from: 0, to: 104_000, sureness: 'plausible' })
    expect(answer.creditors[0]).toMatchObject({ creditor: 'commune', total: null })
  })

  test('of which nobody said what is built has no amount, and says what is missing', async () => {
    const { id } = await desk.toSettle('construire', { ...VILLA, dwellings: null })
    const fees = await desk.read(id)
    expect(fees.lines[0]).toMatchObject({ amount: null, between: null, wanting: 'building' })
    const refused = await desk.draw(id)
    expect(refused).toMatchObject({ status: 409, answer: { code: 'STATEMENT_INCOMPLETE', data: { lines: 'toc' } } })
    const left = await desk.draw(id, { setAside: [{ code: 'toc', reason: 'Réglée ailleurs' }] })
    expect(left).toMatchObject({ status: 409, answer: { code: 'STATEMENT_INCOMPLETE', data: { lines: 'toc' } } })
    expect((await desk.read(id)).statements).toEqual([])
  })
})

describe('a check', () => {
  test('that differs from what was declared gives its reason; both are shown, and the last one counts', async () => {
    const { id, owner } = await desk.toSettle()
    const facts = [{ fact: 'coveredM2', value: 230.5 }]
    const silent = await desk.say(id, 'check', { headers: desk.guichet, seen: 0, facts })
    expect(silent).toMatchObject({ status: 422, answer: { code: 'CHECK_UNEXPLAINED', field: 'facts.0.reason' } })
    const explained = [{ fact: 'coveredM2', value: 230.5, reason: 'Mezzanine oubliée sur le plan du RDC' }]
    await desk.say(id, 'check', { headers: desk.guichet, seen: 0, facts: explained })
    const fees = await desk.read(id, owner)
    expect(amounts(fees)[0]).toEqual(['toc', 577_500]) // 231 m² × 25 DH
    expect(fees.facts.find(({ fact }) => fact === 'coveredM2')).toMatchObject({
      declared: 212.4,
      declaredIn: 'project',
      checked: { value: 230.5, reason: 'Mezzanine oubliée sur le plan du RDC', by: { familyName: 'Tazi' } },
    })
  })

  test('of a page that others spoke on since is refused', async () => {
    const { id, owner } = await desk.toSettle()
    await desk.say(id, 'declaration', { headers: owner, seen: 0, facts: [{ fact: 'projectionM2', value: 4 }] })
    const late = await desk.say(id, 'check', {
      headers: desk.guichet,
      seen: 0,
      facts: [{ fact: 'projectionM2', value: 4 }],
    })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
  })

  test('of what no tax of the procedure asks is refused', async () => {
    const { id } = await desk.toSettle('refection', {})
    const stray = await desk.say(id, 'check', {
      headers: desk.guichet,
      seen: 0,
      facts: [{ fact: 'worksCost', value: 1 }],
    })
    expect(stray).toMatchObject({ status: 422, answer: { code: 'FACT_NOT_ASKED' } })
  })

  test('alone makes an exemption stand, and the dossier that owes nothing goes on by itself with the reason', async () => {
    const { id, owner } = await desk.toSettle('refection', {})
    const asked = await desk.say(id, 'declaration', {
      headers: owner,
      seen: 0,
      facts: [{ fact: 'exemption', value: 'alem' }],
    })
    expect(asked.answer.lines[0]).toMatchObject({ amount: 50_000, exemption: null, notes: ['exemption_asked'] })
    const stands = await desk.say(id, 'check', {
      headers: desk.cashier,
      seen: 1,
      facts: [{ fact: 'exemption', value: 'alem' }],
    })
    expect(stands.answer.lines[0]).toMatchObject({ amount: 0, exemption: 'alem' })
    const { answer } = await desk.draw(id, { seen: 2 })
    expect(answer).toMatchObject({
      step: 'to_sign',
      settled: true,
      statements: [{ version: 1, reason: 'nothing_owed' }],
    })
  })
})

describe('a lotissement', () => {
  test('owes three quarters of its tax at delivery, and at its reception the rest on what it cost', async () => {
    const lotir = await desk.toSettle('lotir', { works: 'lotissement', lots: 40, worksCostDh: 8_000_000 })
    const tol = (fees: FeesAnswer) => fees.lines.find(({ code }) => code === 'tol')
    // No rate of Casablanca was read: 75 % of 3 to 5 % of 8,000,000 DH.
    expect(tol(await desk.read(lotir.id))).toMatchObject({
      amount: null,
      wanting: 'tariff',
      between: { from: 18_000_000, to: 30_000_000 },
    })
    const { headers } = await desk.people.acting('commune', 'cashier', ['06.141.01.0'])
    const decision = {
      communeCode: '06.141.01.0',
      reference: 'Arrêté 4/2026',
      decidedOn: '2026-10-01',
      validFrom: '2026-10-01',
    }
    await desk.ask('POST', '/api/tariffs', { headers, body: { ...decision, rates: [{ kind: 'tol', rate: 400 }] } })
    expect(tol(await desk.read(lotir.id))).toMatchObject({ amount: 24_000_000, rate: 400, share: 7_500 })
    const setAside = [{ code: 'agence', reason: 'Réglée à l’agence' }]
    expect((await desk.draw(lotir.id, { setAside })).answer.code).toBe('STATEMENT_INCOMPLETE') // nobody said of how much land
    const land = [{ fact: 'landM2', value: 100_000, reason: 'Plan du lotissement' }]
    await desk.say(lotir.id, 'check', { headers: desk.guichet, seen: 0, facts: land })
    await desk.draw(lotir.id, { seen: 1, setAside })
    expect((await desk.receive(lotir.id, { creditor: 'commune', amount: 24_000_000 })).answer.step).toBe('to_sign')

    const reception = await desk.toSettle('reception_provisoire', {})
    await sql`update dossier set follows = ${lotir.id} where id = ${reception.id}`.execute(desk.database.db)
    expect(tol(await desk.read(reception.id))).toMatchObject({ amount: null, wanting: 'cost' })
    const facts = [{ fact: 'realCost', value: 860_000_000 }]
    const checked = await desk.say(reception.id, 'check', { headers: desk.guichet, seen: 0, facts })
    expect(tol(checked.answer)).toMatchObject({ amount: 10_400_000, paidBefore: 24_000_000, notes: ['balance'] })
    const early = await desk.ask<Answer>('POST', `/api/dossiers/${reception.id}/moves`, {
      headers: desk.cashier,
      body: { transition: 'settle', seen: 2 },
    })
    expect(early.answer.code).toBe('STATEMENT_NOT_SETTLED')
    await desk.draw(reception.id, { seen: 1 })
    expect((await desk.receive(reception.id, { creditor: 'commune', amount: 10_400_000 })).answer.step).toBe('to_sign')
  })
})

describe('what an agency is paid', () => {
  const agencyOf = async (id: string) => (await desk.read(id)).lines.find(({ code }) => code === 'agence')
  const counted = (rateDay: string, surface: string) =>
    sql`update fee_counting set rate_day = ${rateDay}, surface = ${surface}`.execute(desk.database.db)

  test('follows its dated counting: the tariff of the day it names, and nothing where no counting is in force', async () => {
    const { id } = await desk.toSettle()
    // Filed on 20 November; the agency asks 4 DH from the 22nd on.
    await sql`with t as (insert into tariff (id, body_id, reference, valid_from, origin, source, entered_at)
        select gen_random_uuid(), id, 'Décision 13/2026', '2026-11-22', 'published', 'Essai', now() from body
        where unit_code = 'au.casablanca' and kind = 'urban_agency' returning id)
      insert into tariff_rate (tariff_id, kind, rate) select id, 'agency_floor', 400 from t`.execute(desk.database.db)
    expect(await agencyOf(id)).toMatchObject({ rate: 400, net: 84_960, counting: { day: '2026-11-24' } })
    await counted('filed', 'started')
    expect(await agencyOf(id)).toMatchObject({ rate: 300, net: 63_900, counting: { day: '2026-11-20' } })
    await sql`update fee_counting set valid_to = '2026-11-23'`.execute(desk.database.db)
    expect(await agencyOf(id)).toMatchObject({ amount: null, wanting: 'rule' })
  })
})
