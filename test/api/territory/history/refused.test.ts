import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeGiven } from '../../../../api/territory/history/given.ts'
import { operatorCalled } from '../../../../api/territory/history/operator.ts'
import { type CommuneHistory, communeHistory, TODAY } from '../../../build/communeHistory.ts'

const [A, B, NOBODY] = ['01.051.03.05', '01.051.03.07', '01.051.03.99'] as const

let history: CommuneHistory
beforeAll(async () => {
  history = await communeHistory()
})
afterAll(() => history.close())

test('an operator’s address is theirs while their mandate is', async () => {
  const { rows } = await sql<{
    email: string
  }>`select email from account where person_id = ${history.operator}`.execute(history.db)
  const email = rows[0]?.email ?? ''
  expect(await operatorCalled(history.db, email.toUpperCase(), TODAY)).toBe(history.operator)
  expect(await operatorCalled(history.db, email, '2024-12-31')).toBeNull()
  expect(await operatorCalled(history.db, 'personne@example.ma', TODAY)).toBeNull()
})

const renamed = { kind: 'renamed', nameFr: 'X1', nameAr: 'سس' }
const day = '2026-01-01'

describe('A change of a commune is refused', () => {
  test.each([
    ['of a code nobody has', { ...renamed, commune: NOBODY, day }, 'COMMUNE_UNKNOWN'],
    ['on a day to come, unless it is said', { kind: 'merged', commune: A, into: B, day: '2027-01-01' }, 'DAY_TO_COME'],
    ['into itself', { kind: 'merged', commune: A, into: A, day }, 'NOTHING_CHANGES'],
    ['into a code nobody has', { kind: 'merged', commune: A, into: NOBODY, day }, 'COMMUNE_UNKNOWN'],
    ['of a city that has arrondissements', { kind: 'merged', commune: '01.511.01.0', into: B, day }, 'CITY_WITH_PARTS'],
    ['across legal zones', { kind: 'merged', commune: A, into: '09.001.01.01', day }, 'ZONES_DIFFER'],
    ['to a province there is not', { kind: 'moved_province', commune: A, province: '01.999', day }, 'PROVINCE_UNKNOWN'],
    ['to its own province', { kind: 'moved_province', commune: A, province: '01.051', day }, 'NOTHING_CHANGES'],
    [
      'under a code that is taken',
      { ...renamed, kind: 'created', commune: A, from: B, type: 'rural', population: 5, day },
      'COMMUNE_EXISTS',
    ],
  ])('%s', async (_, given, code) => expect(await history.faultOf(given)).toBe(code))

  test('without its act', () => {
    expect(changeGiven.safeParse({ kind: 'merged', commune: A, into: B, day }).success).toBe(false)
  })

  test('a second time, before a later one of its kind, or once the commune has ended', async () => {
    const [bchir, bounsar, boutmim] = ['01.051.07.07', '01.051.07.11', '01.051.07.19']
    const merger = { kind: 'merged', commune: bchir, into: bounsar, day: '2026-07-01' }
    await history.enter([merger, { ...renamed, commune: boutmim, day: '2026-06-01' }])
    expect(await history.faultOf(merger)).toBe('CHANGE_TWICE')
    expect(await history.faultOf({ ...renamed, commune: boutmim, day: '2026-05-01' })).toBe('CHANGED_LATER')
    expect(await history.faultOf({ ...renamed, commune: bchir, day: '2026-08-01' })).toBe('COMMUNE_ENDED')
  })
})
