import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TariffsAnswer } from '../../../api/contract/fees/tariffs.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const SETTAT = '06.461.01.01'
const CASABLANCA = '06.141.01.0'
const AIN_CHOCK = '06.141.01.41'

let database: TestDatabase
let server: TestServer
let people: People
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const decision = { reference: 'Arrêté fiscal n° 3/2026', decidedOn: '2026-10-15', validFrom: '2026-11-01' }
const enter = (headers: Record<string, string>, body: object) =>
  ask<TariffsAnswer & { code?: string }>('POST', '/api/tariffs', { headers, body: { ...decision, ...body } })
const read = (query: string) => ask<TariffsAnswer>('GET', `/api/tariffs?${query}`)
const rateOf = ({ inForce }: TariffsAnswer, kind: string) => inForce.find((one) => one.kind === kind)?.rate

describe('the tariffs of a commune', () => {
  test('that were read are given with their source, for an arrondissement those of its city', async () => {
    const { answer } = await read(`communeCode=${AIN_CHOCK}`)
    expect(answer.commune).toMatchObject({ code: CASABLANCA, nameFr: 'Casablanca' })
    // casablancacity.ma: 20, 25 and 500 DH.
    expect(rateOf(answer, 'toc_collective')).toBe(2_000)
    expect(rateOf(answer, 'toc_individual')).toBe(2_500)
    expect(rateOf(answer, 'toc_restoration')).toBe(50_000)
    expect(rateOf(answer, 'toc_group')).toBeNull()
    expect(answer.tariffs[0]).toMatchObject({
      origin: 'published',
      decidedOn: null,
      source: expect.stringMatching(/casablancacity/),
    })
    expect(answer.mayEnter).toBe(false)
  })

  test('are unknown where nobody entered or published any', async () => {
    const { answer } = await read(`communeCode=${SETTAT}`)
    expect(answer.tariffs).toEqual([])
    expect(answer.inForce.every(({ rate, tariffId }) => rate === null && tariffId === null)).toBe(true)
  })

  test('entered by its régisseur apply from their first day, and the next ones take over kind by kind', async () => {
    const { headers } = await people.acting('commune', 'cashier', [SETTAT])
    const rates = [
      { kind: 'toc_individual', rate: 2_200 },
      { kind: 'tol', rate: 350 },
    ]
    const first = await enter(headers, { communeCode: SETTAT, rates })
    expect(first.status).toBe(201)
    const raised = { communeCode: SETTAT, validFrom: '2026-11-20', rates: [{ kind: 'toc_individual', rate: 3_000 }] }
    await enter(headers, raised)
    await enter(headers, { ...raised, validFrom: '2027-01-01', rates: [{ kind: 'tol', rate: 500 }] })
    const { answer } = await ask<TariffsAnswer>('GET', `/api/tariffs?communeCode=${SETTAT}`, { headers })
    expect(rateOf(answer, 'toc_individual')).toBe(3_000)
    expect(rateOf(answer, 'tol')).toBe(350) // that of January has not begun
    expect(answer.tariffs.map(({ validFrom }) => validFrom)).toEqual(['2027-01-01', '2026-11-20', '2026-11-01'])
    expect(answer.mayEnter).toBe(true)
    expect(answer.tariffs[0]?.enteredBy).toMatchObject({ familyName: 'Tazi' })
    expect((await read(`communeCode=${SETTAT}`)).answer.tariffs[0]?.enteredBy).toBeNull()
  })

  test.each([
    ['toc_individual', 3_001, 2_000, 3_000],
    ['toc_collective', 999, 1_000, 2_000],
    ['toc_restoration', 50_001, 0, 50_000],
    ['tol', 299, 300, 500],
  ])('at a rate outside what the law allows are refused with the article: %s at %d', async (kind, rate, from, to) => {
    const { headers } = await people.acting('commune', 'administrator', [SETTAT])
    const { status, answer } = await enter(headers, { communeCode: SETTAT, rates: [{ kind, rate }] })
    expect({ status, answer }).toMatchObject({
      status: 422,
      answer: {
        code: 'RATE_OUTSIDE_BRACKET',
        field: 'rates.0.rate',
        data: { from, to, article: expect.stringMatching(/^Loi 47-06/) },
      },
    })
  })

  test('above a ceiling that was read in no text are taken, since nothing is known to forbid them', async () => {
    const { headers } = await people.acting('commune', 'administrator', ['06.461.01.09'])
    const rates = [{ kind: 'otdp_site', rate: 4_500 }]
    expect((await enter(headers, { communeCode: '06.461.01.09', rates })).status).toBe(201)
  })

  test('entered wrongly are withdrawn with the reason, once, and the former ones apply again', async () => {
    const commune = '06.461.01.05'
    const { headers } = await people.acting('commune', 'cashier', [commune])
    await enter(headers, { communeCode: commune, rates: [{ kind: 'toc_individual', rate: 2_000 }] })
    const wrong = { communeCode: commune, validFrom: '2026-11-10', rates: [{ kind: 'toc_individual', rate: 2_900 }] }
    const { answer } = await enter(headers, wrong)
    const id = answer.tariffs[0]?.id
    const body = { reason: 'Lu sur l’arrêté d’une autre commune' }
    const withdrawn = await ask<TariffsAnswer>('POST', `/api/tariffs/${id}/withdraw`, { headers, body })
    expect(rateOf(withdrawn.answer, 'toc_individual')).toBe(2_000)
    expect(withdrawn.answer.tariffs.find((one) => one.id === id)?.withdrawn?.reason).toBe(body.reason)
    const again = await ask('POST', `/api/tariffs/${id}/withdraw`, { headers, body })
    expect(again).toMatchObject({ status: 409, answer: { code: 'TARIFF_WITHDRAWN' } })
  })

  test('are entered by nobody signed out, from elsewhere, of another role, or without a second factor', async () => {
    const given = { communeCode: SETTAT, rates: [{ kind: 'toc_individual', rate: 2_500 }] }
    expect((await enter({}, given)).status).toBe(401)
    const elsewhere = await people.acting('commune', 'cashier', ['09.001.01.01'])
    expect((await enter(elsewhere.headers, given)).answer.code).toBe('NOT_WITHIN_REACH')
    const president = await people.acting('commune', 'president', [SETTAT])
    expect((await enter(president.headers, given)).answer.code).toBe('NOT_YOUR_ROLE')
    const arrondissement = await people.acting('arrondissement', 'cashier', [AIN_CHOCK])
    expect((await enter(arrondissement.headers, { ...given, communeCode: AIN_CHOCK })).status).toBe(403)
    const { person } = await people.acting('commune', 'cashier', [SETTAT])
    expect((await enter(await people.signIn(person), given)).answer.code).toBe('SECOND_FACTOR_REQUIRED')
  })
})

describe('what an agency decides', () => {
  test('is entered by its administrator, and holds no tax of a commune', async () => {
    const { headers, body: bodyId } = await people.acting('urban_agency', 'administrator', ['06.461'])
    const rates = [{ kind: 'agency_floor', rate: 300 }]
    expect(rateOf((await enter(headers, { bodyId, rates })).answer, 'agency_floor')).toBe(300)
    const taxes = await enter(headers, { bodyId, rates: [{ kind: 'toc_group', rate: 1_500 }] })
    expect(taxes.answer).toMatchObject({ code: 'RATE_NOT_ITS_OWN', field: 'rates.0.kind' })
    const other = await people.acting('urban_agency', 'administrator', ['06.461'])
    expect((await enter(other.headers, { bodyId, rates })).status).toBe(403)
    const commune = await people.acting('commune', 'administrator', [SETTAT])
    expect((await enter(commune.headers, { bodyId: commune.body, rates })).status).toBe(403)
  })
})

test('tariffs of nothing, or of two, are refused', async () => {
  expect((await read('communeCode=99.999.99.99')).status).toBe(404)
  expect((await ask('GET', '/api/tariffs')).status).toBe(422)
})
