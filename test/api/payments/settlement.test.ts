import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../../api/access/asker.ts'
import { dayOf } from '../../../api/clock.ts'
import type { FeeRegister } from '../../../api/contract/fees/statements.ts'
import { recordReceipt } from '../../../api/payments/settling/receipts.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { withPages } from '../../build/readPdf.ts'
import { AIN_CHOCK, type Answer, type FeesDesk, feesDesk, type Headers, path } from './feesDesk.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
let desk: FeesDesk

beforeAll(async () => {
  desk = await feesDesk()
})
afterAll(() => desk.close())

describe('a statement', () => {
  test('is settled by each creditor’s receipt, and the dossier goes on to its signature with the last one', async () => {
    const { id, owner } = await desk.toSettle()
    const { answer: drawn } = await desk.draw(id)
    const told = await desk.ask<{ notices: { kind: string; text: { fr: string }; path: string }[] }>(
      'GET',
      '/api/me/notices',
      {
        headers: owner,
      },
    )
    expect(told.answer.notices[0]).toMatchObject({ kind: 'fees_drawn_up', path: `/dossiers/${id}?tab=fees` })
    // 5,325 and 764.64 DH.
    expect(told.answer.notices[0]?.text.fr.replace(/\s/g, ' ')).toContain('6 089,64 DH')
    expect(drawn.statements[0]).toMatchObject({ version: 1, day: '2026-11-24', reason: null })
    const short = await desk.receive(id, { creditor: 'commune', amount: 532_000 })
    expect(short).toMatchObject({
      status: 422,
      answer: { code: 'AMOUNT_DIFFERS', data: { due: 532_500, amount: 532_000, difference: -500 } },
    })
    const first = await desk.receive(id, { creditor: 'commune', amount: 532_500 })
    expect(first.answer).toMatchObject({ step: 'to_settle', settled: false })
    const twice = await desk.receive(id, { creditor: 'commune', amount: 532_500 })
    expect(twice.answer).toMatchObject({ code: 'CREDITOR_PAID' })
    const last = await desk.receive(id, { creditor: 'agency', amount: 76_464 })
    expect(last).toMatchObject({ status: 201, answer: { step: 'to_sign', settled: true } })
    const events = await desk.database.db
      .selectFrom('dossier_event')
      .select('event')
      .where('dossier_id', '=', id)
      .orderBy('move')
      .execute()
    expect(events.map(({ event }) => event)).toEqual(['file', 'accept', 'settle'])
    const signed = await desk.say(id, 'check', {
      headers: desk.guichet,
      seen: 0,
      facts: [{ fact: 'coveredM2', value: 212.4 }],
    })
    expect(signed.answer.code).toBe('NOT_AT_THIS_STEP')
  })

  test('is drawn up again when facts change, never changed; no receipt is taken for the old one', async () => {
    const { id } = await desk.toSettle()
    await desk.draw(id)
    const facts = [{ fact: 'coveredM2', value: 240, reason: 'Surface relevée sur plans' }]
    expect((await desk.say(id, 'check', { headers: desk.cashier, seen: 0, facts })).answer.outdated).toBe(true)
    const old = await desk.receive(id, { creditor: 'commune', amount: 532_500 })
    expect(old).toMatchObject({ status: 409, answer: { code: 'STATEMENT_OUTDATED' } })
    const { answer } = await desk.draw(id, { statements: 1, seen: 1 })
    expect(answer.statements.map(({ version, lines }) => [version, lines[0]?.amount])).toEqual([
      [2, 600_000],
      [1, 532_500],
    ])
    await expect(
      sql`update fee_statement set day = '2026-01-01' where dossier_id = ${id}`.execute(desk.database.db),
    ).rejects.toThrow()
  })

  test('that was paid of one creditor is drawn up for another total only once that receipt is taken back', async () => {
    const { id } = await desk.toSettle()
    await desk.draw(id)
    const { answer: paid } = await desk.receive(id, { creditor: 'commune', amount: 532_500 })
    const facts = [{ fact: 'coveredM2', value: 240, reason: 'Surface relevée sur plans' }]
    await desk.say(id, 'check', { headers: desk.cashier, seen: 0, facts })
    expect((await desk.draw(id, { statements: 1, seen: 1 })).answer).toMatchObject({ code: 'CREDITOR_PAID' })
    const back = `${path(id)}/receipts/${paid.receipts[0]?.id}/reversal`
    const reversed = await desk.ask<Answer>('POST', back, {
      headers: desk.cashier,
      body: { reason: 'Surface corrigée' },
    })
    expect(reversed.answer.receipts.map(({ amount, reason }) => [amount, reason])).toEqual([
      [532_500, null],
      [-532_500, 'Surface corrigée'],
    ])
    expect(
      (await desk.ask<Answer>('POST', back, { headers: desk.cashier, body: { reason: 'Encore' } })).answer.code,
    ).toBe('RECEIPT_REVERSED')
    expect((await desk.draw(id, { statements: 1, seen: 1 })).status).toBe(201)
  })

  test('is paid once, by however many cashiers at once, and goes on with the receipt that is not taken back', async () => {
    const { id } = await desk.toSettle()
    await desk.draw(id)
    await desk.receive(id, { creditor: 'agency', amount: 76_464 })
    const given = await Promise.all(
      Array.from({ length: 4 }, () => desk.receive(id, { creditor: 'commune', amount: 532_500 })),
    )
    expect(given.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
    expect(await desk.read(id)).toMatchObject({ step: 'to_sign', settled: true })
    expect((await desk.read(id)).receipts).toHaveLength(2)
  })

  test('is settled the same by whatever brings a receipt, told once or twice, without any screen', async () => {
    const { id } = await desk.toSettle()
    const { answer } = await desk.draw(id)
    const { person: personId, body: bodyId, mandate } = await desk.people.acting('commune', 'cashier', [AIN_CHOCK])
    const mandates = [
      {
        ...({
          id: mandate,
          bodyId,
          bodyKind: 'commune',
          official: true,
          role: 'cashier',
          delegatedFrom: null,
        } as const),
        territories: [AIN_CHOCK],
      },
    ]
    const actor: Asker['actor'] = { personId, sessionId: null, state: 'active', secondFactor: true, mandates }
    const deps = { db: desk.database.db, clock: { now: () => NOW, today: () => dayOf(NOW) } }
    for (const { creditor, total } of [...answer.creditors, ...answer.creditors]) {
      const asker = { actor, requestId: randomUUID(), onceKey: `${id} ${creditor}` }
      const given = { number: `TGR-${creditor}-77`, day: '2026-11-23', amount: total ?? 0, mode: 'card' } as const
      await recordReceipt(deps, asker, { id, creditor, version: 1, ...given })
    }
    const { receipts, step } = await desk.read(id)
    expect(step).toBe('to_sign')
    expect(receipts.map(({ number, day, mode, by }) => [number, day, mode, by?.id])).toEqual([
      ['TGR-commune-77', '2026-11-23', 'card', personId],
      ['TGR-agency-77', '2026-11-23', 'card', personId],
    ])
  })

  test('leaves to its creditor, and says why, a line that no text sets', async () => {
    const { id } = await desk.toSettle('demolition', {})
    expect((await desk.read(id)).lines).toMatchObject([{ code: 'demolition', amount: null, wanting: 'rule' }])
    const setAside = [{ code: 'demolition', reason: 'Liquidés par la régie, quittance sur papier' }]
    const { answer } = await desk.draw(id, { setAside })
    expect(answer).toMatchObject({
      step: 'to_sign',
      statements: [{ reason: 'left_to_creditor', lines: [{ amount: null, setAside: setAside[0]?.reason }] }],
    })
  })

  test('as PDF is for whoever may see the dossier, and missing before the first', async () => {
    const { id, owner } = await desk.toSettle()
    const pdf = (headers: Headers) => fetch(`${desk.server.url}${path(id)}/statement`, { headers })
    expect((await pdf(owner)).status).toBe(404)
    await desk.draw(id)
    const printed = await pdf(owner)
    expect(printed.headers.get('content-type')).toBe('application/pdf')
    const bytes = new Uint8Array(await printed.arrayBuffer())
    const [fr = '', ar = ''] = await withPages(bytes, (pages) => pages.map(({ text }) => text.replace(/\s+/g, ' ')))
    const { number } = await desk.read(id)
    for (const said of [number ?? '', '5 325,00', '764,64', '127,44', '24/11/2026']) {
      expect(fr).toContain(said)
      expect(ar).toContain(said)
    }
    expect(fr).toContain('Loi 47-06, art. 50 à 56')
    expect(fr).toContain('tarif en vigueur au jour de l’état, le 24/11/2026')
    expect(fr).toContain('la surface est comptée telle quelle, au tarif du jour de l’état. (à confirmer)')
    expect(Buffer.from(await (await pdf(owner)).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
    const stranger = await desk.people.signIn(await desk.people.person())
    expect((await pdf(stranger)).status).toBe(404)
  })
})

describe('receipts', () => {
  test('bear a number once in a commune, and no day to come', async () => {
    const [one, other] = [await desk.toSettle('refection', {}), await desk.toSettle('refection', {})]
    for (const { id } of [one, other]) await desk.draw(id)
    const given = { creditor: 'commune', amount: 50_000, number: 'Q-2026-118' }
    const later = await desk.receive(one.id, { ...given, day: '2026-11-25' })
    expect(later).toMatchObject({ status: 422, answer: { code: 'RECEIPT_DAY_TO_COME', field: 'day' } })
    expect((await desk.receive(one.id, given)).answer.step).toBe('to_sign')
    expect((await desk.receive(other.id, given)).answer).toMatchObject({
      code: 'RECEIPT_NUMBER_TAKEN',
      field: 'number',
    })
    const number = 'Q-2026-119'
    const id = (await desk.read(one.id)).receipts[0]?.id
    const back = `${path(one.id)}/receipts/${id}/reversal`
    const alone = await desk.ask<Answer>('POST', back, { headers: desk.cashier, body: { reason: 'Mauvais numéro' } })
    expect(alone.answer.code).toBe('REPLACEMENT_MISSING')
    const replacement = { number, day: '2026-11-24', amount: 50_000, mode: 'cheque' }
    const body = { reason: 'Mauvais numéro', replacement }
    const corrected = await desk.ask<Answer>('POST', back, { headers: desk.cashier, body })
    expect(corrected.answer).toMatchObject({ step: 'to_sign', settled: true })
    expect((await desk.receive(other.id, given)).status).toBe(201) // the number is free again
  })

  test('make the register of the day: its sums are those of its rows, in the spreadsheet too', async () => {
    const { headers } = await desk.people.acting('commune', 'cashier', [AIN_CHOCK])
    const query = `communeCode=${AIN_CHOCK}&from=2026-11-24&to=2026-11-24`
    const { answer } = await desk.ask<FeeRegister>('GET', `/api/fee-register?${query}`, { headers })
    const sum = answer.rows.reduce((so, { amount }) => so + amount, 0)
    expect(answer.rows.length).toBeGreaterThan(5)
    expect(answer.totals.all).toBe(sum)
    for (const parts of [answer.totals.creditors, answer.totals.modes, answer.totals.days])
      expect(parts.reduce((so, { amount }) => so + amount, 0)).toBe(sum)
    const csv = await (await fetch(`${desk.server.url}/api/fee-register/csv?${query}`, { headers })).text()
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(answer.rows.length + 2)
    const inCsv = lines.slice(1, -1).map((line) => Number(line.split(';')[5]?.replace(',', '.')))
    expect(Math.round(inCsv.reduce((so, one) => so + one, 0) * 100)).toBe(sum)
    expect(lines.at(-1)).toContain((sum / 100).toFixed(2).replace('.', ','))
    const elsewhere = await desk.people.acting('commune', 'cashier', ['09.001.01.01'])
    expect((await desk.ask('GET', `/api/fee-register?${query}`, { headers: elsewhere.headers })).status).toBe(403)
    expect((await desk.ask('GET', `/api/fee-register?${query}`)).status).toBe(401)
  })
})

describe('settling', () => {
  test('is for the régisseur of the place: nobody signed out, of another role, or from elsewhere', async () => {
    const { id, owner } = await desk.toSettle()
    expect((await desk.draw(id, {}, {})).status).toBe(401)
    expect((await desk.draw(id, {}, desk.president)).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await desk.draw(id, {}, owner)).status).toBe(403)
    const elsewhere = await desk.people.acting('commune', 'cashier', ['09.001.01.01'])
    expect((await desk.draw(id, {}, elsewhere.headers)).status).toBe(404)
    expect(
      (await desk.say(id, 'check', { headers: owner, seen: 0, facts: [{ fact: 'coveredM2', value: 1 }] })).status,
    ).toBe(403)
    const declared = await desk.say(id, 'declaration', {
      headers: desk.cashier,
      seen: 0,
      facts: [{ fact: 'coveredM2', value: 1 }],
    })
    expect(declared.status).toBe(403)
  })

  test('waits for the acceptance', async () => {
    const id = await new Dossiers(desk.database.db).under(await desk.people.person(), {
      code: 'refection',
      track: null,
    })
    expect((await desk.draw(id)).answer.code).toBe('NOT_AT_THIS_STEP')
  })
})
