import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commune, communes, provinces, regions, searchAnswer, territories } from '../../../api/contract/territory.ts'
import { communeAt } from '../../../api/territory/queries.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'

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

const get = (path: string) => fetch(server.url + path)
const found = async (q: string) =>
  searchAnswer.parse(await (await get(`/api/search?q=${encodeURIComponent(q)}`)).json()).results
const listed = async (query: string) => communes.parse(await (await get(`/api/territory/communes?${query}`)).json())

describe('the search finds first', () => {
  test.each([
    ['casa anfa', 'Anfa'],
    ['Casa', 'Casablanca'],
    ['الدار البيضاء', 'Casablanca'],
    ['دار بيضاء', 'Casablanca'],
    ['ain chok', 'Aïn-Chock'],
    ['Aïn Chock', 'Aïn-Chock'],
    ['oulad teima', 'Oulad Teima'],
    ['ouled teima', 'Oulad Teima'],
    ['marakech', 'Marrakech'],
    ['Marrakesh', 'Marrakech'],
    ['agadyr', 'Agadir'],
    ['fes', 'Fès'],
    ['Fez', 'Fès'],
    ['فاس', 'Fès'],
    ['tanja', 'Tanger'],
    ['طنجه', 'Tanger'],
    ['casblanca', 'Casablanca'],
    ['benimelal', 'Béni Mellal'],
    ['mogador', 'Essaouira'],
    ['laayoune', 'Laâyoune'],
    ['العيون', 'Laâyoune'],
    ['06.141.01.01.', 'Anfa'],
    ['061410101', 'Anfa'],
  ])('for "%s": %s', async (typed, name) => {
    const [first] = await found(typed)
    expect(first).toMatchObject({ kind: 'commune', nameFr: name })
  })

  test('a village that is no commune, as a place with its point', async () => {
    const [first] = await found('Oukaimeden plage cap negro')
    expect(first).toBeUndefined()
    const [place] = (await found('Cap Negro')).filter(({ kind }) => kind === 'place')
    expect(place?.point).toEqual([expect.closeTo(-5.3, 0), expect.closeTo(35.7, 0)])
  })

  test('nothing for what is no name', async () => expect(await found('xyzzy')).toEqual([]))
})

describe('coordinates typed in the search', () => {
  test('in degrees give one point', async () => {
    expect(await found('33.5731, -7.5898')).toMatchObject([{ kind: 'coordinates', point: [-7.5898, 33.5731] }])
  })

  // Casablanca, Place Mohammed V, by PROJ's cct with the shift of EPSG:1166.
  test('in Lambert give every zone they fit, none chosen', async () => {
    const results = await found('X 293989.01 Y 334742.55')
    expect(results.slice(0, 2).map(({ hintFr }) => hintFr.slice(0, 14))).toEqual(['Lambert zone 1', 'Lambert zone 2'])
    expect(results[0]?.point).toEqual([expect.closeTo(-7.6187, 6), expect.closeTo(33.591, 6)])
  })
})

describe('a title number', () => {
  beforeAll(async () => {
    const plot = sql`legal_from_wgs84(ST_GeomFromText('MULTIPOLYGON(((-7.61 33.57,-7.609 33.57,-7.609 33.5706,-7.61 33.57)))', 4326), 26191)`
    await sql`insert into parcel (id, srid, commune_code, title_kind, title_number, geom, geom_3857, source)
      values ('00000000-0000-4000-8000-000000000001', 26191, '06.141.01.13', 'title', '12345/C', ${plot}, display_3857(${plot}), 'essai')`.execute(
      database.db,
    )
  })

  test.each(['12345/C', '12345/c', 'TF 12 345 / C', '012345/C', 'T12345/C', 'رسم عقاري ١٢٣٤٥/C'])(
    '%s is forgiven its writing',
    async (typed) => {
      expect(await found(typed)).toMatchObject([
        { kind: 'parcel', nameFr: '12345/C', hintFr: 'titre foncier, Mers-Sultan' },
      ])
    },
  )
  test('that is not in the cadastre finds nothing', async () => expect(await found('99999/C')).toEqual([]))
})

describe('the list of communes', () => {
  test('is paged to the end, each commune once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof listed>> = await listed(`limit=200${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.communes.map(({ code }) => code))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(1544)
    expect(new Set(seen).size).toBe(1544)
  })

  test('is kept to a province or a region, codes with or without dots', async () => {
    expect((await listed('province=06.371&limit=50')).communes).toHaveLength(6)
    expect((await listed('province=06371&limit=50')).communes).toHaveLength(6)
    const { communes: region } = await listed('region=12&limit=50')
    expect(region).toHaveLength(13)
    expect(region.every(({ legalSrid }) => legalSrid === 26195)).toBe(true)
  })

  test.each(['limit=0', 'limit=201', 'limit=many', 'cursor=-1', `q=${'a'.repeat(121)}`])(
    'refuses %s',
    async (query) => {
      const answer = await get(`/api/territory/communes?${query}`)
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ code: 'INVALID_INPUT', field: query.split('=')[0] })
    },
  )
})

describe('one commune', () => {
  test.each(['06.141.01.01', '06.141.01.01.', '061410101'])('answers to %s', async (code) => {
    const answer = commune.parse(await (await get(`/api/territory/communes/${code}`)).json())
    expect(answer).toMatchObject({
      nameFr: 'Anfa',
      nameAr: 'أنفا',
      path: ['MA', '06', '06.141', '06.141.01.0', answer.code],
      population: 66_202,
      areaKm2: null,
      legalSrid: 26191,
    })
    expect(answer).toMatchObject({ filing: 'guichet', outline: 'approximate', province: { nameFr: 'Casablanca' } })
  })
  test('that does not exist is a 404', async () => {
    expect((await get('/api/territory/communes/99.999.99.99')).status).toBe(404)
  })
})

test('regions and provinces are listed with their boxes', async () => {
  const { regions: all } = regions.parse(await (await get('/api/territory/regions')).json())
  expect(all).toHaveLength(12)
  const { provinces: casa } = provinces.parse(await (await get('/api/territory/provinces?region=06')).json())
  expect(casa).toHaveLength(9)
  expect(all.every(({ bbox }) => bbox !== null)).toBe(true)
})

describe('the commune at a point', () => {
  test('is the arrondissement in a city that has some', async () => {
    expect(await communeAt(database.db, [-7.648, 33.592])).toMatchObject({ nameFr: 'Anfa', outline: 'approximate' })
  })
  test('is nobody at sea', async () => expect(await communeAt(database.db, [-9.5, 33.5])).toBeNull())
})

test('a map of the country is given every name once, with a point inside each outline', async () => {
  const answer = territories.parse(await (await get('/api/territory/all')).json())
  const counts = [answer.regions, answer.provinces, answer.communes].map(({ length }) => length)
  expect(counts).toEqual([12, 75, 1544])
  const anfa = answer.communes.find(({ code }) => code === '06.141.01.01')
  expect(anfa).toMatchObject({
    nameFr: 'Anfa',
    kind: 'arrondissement',
    city: '06.141.01.0',
    province: '06.141',
    endedOn: null,
  })
  const { rows } = await sql<{ code: string }>`
    select c.code from jsonb_to_recordset(${JSON.stringify(answer.communes)}::jsonb) as said(code text, at float8[])
    join commune c on c.code = said.code
    where not ST_DWithin(c.outline, ST_SetSRID(ST_MakePoint(said.at[1], said.at[2]), 4326), 0.001)`.execute(database.db)
  expect(rows).toEqual([])
})
