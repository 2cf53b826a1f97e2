import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activities } from '../../../api/contract/activities.ts'
import { ACTIVITIES } from '../../../api/procedures/nomenclature/activities.ts'
import { EVERYDAY_NAMES } from '../../../api/procedures/nomenclature/everydayNames.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'

describe('the nomenclature of activities', () => {
  test('is NACE rév. 2 whole: 615 classes in 88 divisions of 21 sections', () => {
    expect(ACTIVITIES).toHaveLength(615)
    expect(new Set(ACTIVITIES.map(({ division }) => division.code)).size).toBe(88)
    expect(new Set(ACTIVITIES.map(({ section }) => section.code)).size).toBe(21)
  })

  test('names every division and section in Arabic letters alone', () => {
    const named = ACTIVITIES.flatMap(({ division, section }) => [division.nameAr, section.nameAr])
    expect(named.filter((name) => !/^[\p{Script=Arabic}\s،:]+$/u.test(name))).toEqual([])
  })

  test('gives an everyday name to classes that exist, one each', () => {
    const known = new Set(ACTIVITIES.map(({ code }) => code))
    const codes = EVERYDAY_NAMES.map(([code]) => code)
    expect(codes.filter((code) => !known.has(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('the search of an activity', () => {
  let database: TestDatabase
  let server: TestServer

  beforeAll(async () => {
    database = await testDatabase()
    server = await testServer(database)
  })

  afterAll(async () => {
    await server.close()
    await database.close()
  })

  const ask = asking(() => server)
  const found = async (q: string) =>
    activities.parse((await ask('GET', `/api/activities?q=${encodeURIComponent(q)}`)).answer)
  const first = async (q: string) => (await found(q)).activities[0]?.code

  test.each([
    ['café', '56.30'],
    ['CAFE', '56.30'],
    ['مقهى', '56.30'],
    ['المقاهي', '56.30'],
    ['مقهي', '56.30'],
    ['débits de boisson', '56.30'],
    ['hammam', '96.04'],
    ['الحَمّام', '96.04'],
    ['صيدليه', '47.73'],
    ['boulang', '10.71'],
    ['menuiserie bois', '16.23'],
    ['56.10', '56.10'],
  ])('« %s » is answered first by %s, to anybody', async (q, code) => {
    expect(await first(q)).toBe(code)
  })

  test('says the French label, the Arabic division and the everyday name, each as what it is', async () => {
    expect((await found('مقهى')).activities[0]).toEqual({
      code: '56.30',
      nameFr: 'Débits de boissons',
      everyday: { fr: 'Café, salon de thé', ar: 'مقهى، مقاهي، صالون الشاي' },
      division: { code: '56', nameFr: 'Restauration', nameAr: 'المطاعم والمقاهي والمشروبات' },
      section: { code: 'I', nameFr: 'Hébergement et restauration', nameAr: 'الإيواء والإطعام' },
    })
  })

  test('finds a whole division, counts it, and gives the twelve nearest', async () => {
    const answer = await found('commerce de détail')
    expect(answer.total).toBeGreaterThan(30)
    expect(answer.activities).toHaveLength(12)
  })

  test('answers to some of the words when nothing answers to all, and to none when none is known', async () => {
    expect((await found('vente de meubles')).activities.map(({ code }) => code)).toContain('47.59')
    expect(await found('zzzz')).toEqual({ total: 0, activities: [] })
  })

  test('refuses an empty question and one that is too long', async () => {
    const refused = async (q: string) => await ask('GET', `/api/activities?q=${q}`)
    expect(await refused('%20')).toMatchObject({ status: 422, answer: { field: 'q' } })
    expect(await refused('a'.repeat(81))).toMatchObject({ status: 422, answer: { field: 'q' } })
    expect((await ask('GET', '/api/activities')).status).toBe(422)
  })
})
