import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepAct } from '../../build/acts.ts'
import { type ActDesk, AIN_CHOCK, actDesk, CASABLANCA } from './actDesk.ts'

let desk: ActDesk

beforeAll(async () => {
  desk = await actDesk()
  for (let number = 1; number <= 5; number++) {
    const { id, person } = await desk.at('to_sign')
    await keepAct(desk.db, { id: randomUUID(), dossierId: id, kind: 'permit', by: person, number })
  }
  const { id, person } = await desk.at('filed')
  await keepAct(desk.db, { id: randomUUID(), dossierId: id, kind: 'attestation', by: person, number: 1 })
})

afterAll(() => desk.close())

const of = (unit: string, more = '') => `unit=${unit}&year=2026${more}`

describe('the register', () => {
  test('of a commune lists every number in pages, and says the last', async () => {
    const guichet = await desk.official('guichet')
    const first = await desk.register(guichet.headers, of(AIN_CHOCK, '&limit=3'))
    expect(first).toMatchObject({ status: 200, answer: { last: 5, next: 3, unit: { code: AIN_CHOCK }, year: 2026 } })
    expect(first.answer.lines.map(({ reference, state }) => [reference, state])).toEqual([
      ['1/2026', 'signing'],
      ['2/2026', 'signing'],
      ['3/2026', 'signing'],
    ])
    const second = await desk.register(guichet.headers, of(AIN_CHOCK, '&limit=3&after=3'))
    expect(second.answer).toMatchObject({ last: 5, next: null, lines: [{ number: 4 }, { number: 5 }] })
  })

  test('of attestations is the province’s', async () => {
    const governor = await desk.governor()
    const page = await desk.register(governor.headers, of(CASABLANCA))
    expect(page.answer.lines).toMatchObject([{ number: 1, kind: 'attestation' }])
    expect((await desk.register(governor.headers, of(AIN_CHOCK))).answer.last).toBe(5)
  })

  test('is for those who look after the place', async () => {
    const away = await desk.official('guichet', '06.141.01.43')
    const citizen = await desk.people.signIn(await desk.people.person())
    expect((await desk.register({}, of(AIN_CHOCK))).status).toBe(401)
    expect((await desk.register(citizen, of(AIN_CHOCK))).status).toBe(403)
    expect((await desk.register(away.headers, of(AIN_CHOCK))).status).toBe(403)
    const guichet = await desk.official('guichet')
    expect(await desk.register(guichet.headers, of('99.999'))).toMatchObject({ answer: { code: 'UNIT_UNKNOWN' } })
    expect(await desk.register(guichet.headers, of('Casablanca'))).toMatchObject({ status: 422 })
  })
})
