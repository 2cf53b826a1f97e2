import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Ground } from '../../build/ground.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { lawOfGround } from './lawOfGround.ts'
import { codesOf, crsOf, type Items, type Link, reading } from './ogcCase.ts'

let database: TestDatabase
let server: TestServer
const { get, items } = reading(() => server)

/** A change shows within a second. */
const WITHIN = { timeout: 5_000 }

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  await lawOfGround(database.db)
}, 60_000)

afterAll(async () => {
  await server.close()
  await database.close()
})

describe('The way in', () => {
  test('every link of the landing page and of each collection leads somewhere, of the type it says', async () => {
    const links: Link[] = []
    links.push(...(await get<{ links: Link[] }>('')).answer.links)
    const { answer } = await get<{ collections: { id: string; links: Link[] }[] }>('/collections')
    expect(answer.collections.map(({ id }) => id).filter((id) => id.startsWith('zones'))).toEqual([
      ...['zones', 'zones-26191', 'zones-26192', 'zones-26194', 'zones-26195'],
    ])
    links.push(...answer.collections.filter(({ id }) => /^zones(-26191)?$/.test(id)).flatMap((one) => one.links))
    for (const { href, type } of links) {
      const response = await fetch(href)
      expect([href, response.status]).toEqual([href, 200])
      expect(response.headers.get('content-type')?.split(';')[0]).toBe(type.split(';')[0])
      await response.arrayBuffer()
    }
  })

  test('a browser is given a page with the address to paste, a program JSON', async () => {
    const page = await fetch(`${server.url}/api/ogc`, {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    })
    expect(page.headers.get('content-type')).toMatch('text/html')
    expect(await page.text()).toContain(`<code>${server.url}/api/ogc</code>`)
    expect((await get<{ title: string }>('/')).answer.title).toMatch('Rokhas')
  })

  test('a legal system goes with the collection of its zone alone, where it is the one of storage', async () => {
    type Described = { crs: string[]; storageCrs?: string }
    const one = (await get<Described>('/collections/zones-26195')).answer
    expect(one.storageCrs).toBe(crsOf(26195))
    expect(one.crs).toContain(crsOf(26195))
    const country = (await get<Described>('/collections/zones')).answer
    expect(country.storageCrs).toBeUndefined()
    expect(country.crs.filter((uri) => uri.includes('2619'))).toEqual([])
  })

  test('the OpenAPI document names the parameters of each collection and the properties it is filtered by', async () => {
    type Doc = { openapi: string; paths: Record<string, { get: { parameters: { name?: string; $ref?: string }[] } }> }
    const { answer } = await get<Doc>('/api')
    expect(answer.openapi).toMatch(/^3\.0/)
    const named = answer.paths['/collections/zones-26191/items']?.get.parameters.map(({ name, $ref }) => name ?? $ref)
    expect(named).toEqual(expect.arrayContaining(['code', 'plan', 'crs', 'bbox-crs', '#/components/parameters/limit']))
    type Queryables = { properties: Record<string, { type: string }>; additionalProperties: boolean }
    const { properties, additionalProperties } = (await get<Queryables>('/collections/zones/queryables')).answer
    expect([properties.legalSrid?.type, properties.heightMaxM, additionalProperties]).toEqual([
      'integer',
      undefined,
      false,
    ])
  })
})

describe('A page of zones', () => {
  test('holds those of plans in force on the day, with what their sector says before what their zone does', async () => {
    const page = await items('zones', 'plan=PA-N&limit=10')
    expect([page.numberMatched, page.numberReturned, codesOf(page)]).toEqual([3, 3, ['B2', 'B2', 'E']])
    const [whole, sector] = ['', 'B2a'].map((name) =>
      page.features.find(({ properties }) => properties?.code === 'B2' && (properties.sector ?? '') === name),
    )
    expect(whole?.properties).toMatchObject({ heightMaxM: 11.5, levelsMax: 3, minAreaM2: 120, state: 'in_force' })
    // The sector has a height of its own, has not published its least area, and says nothing of levels.
    expect(sector?.properties).toMatchObject({
      heightMaxM: 8,
      levelsMax: 3,
      minAreaM2: null,
      usesPermitted: 'individual_housing',
    })
    expect(page.features.find(({ properties }) => properties?.code === 'E')?.properties).toMatchObject({
      buildable: null,
      heightMaxM: null,
    })
  })

  test('says the special conditions of its règlement, the zone’s and then its sector’s, which add to them', async () => {
    const plan = sql`(select plan_version_id from zone where code = 'B2' limit 1)`
    const say = (sector: string, fr: string | null, ar: string | null, article: string) =>
      sql`update regulation set conditions_fr = ${fr}, conditions_ar = ${ar}, conditions_article = ${article}
        where plan_version_id = ${plan} and zone_code = 'B2' and sector = ${sector}`.execute(database.db)
    await say('', 'Arcades sur le boulevard', 'أروقة على الشارع', 'art. 9')
    const said = async () =>
      (await items('zones', 'code=B2')).features
        .map(({ properties }) => properties ?? {})
        .sort((a, b) => String(a.sector ?? '').localeCompare(String(b.sector ?? '')))
        .map(({ conditionsFr, conditionsAr, conditionsArticle }) => [conditionsFr, conditionsAr, conditionsArticle])
    const zone = ['Arcades sur le boulevard', 'أروقة على الشارع', 'art. 9']
    expect(await said()).toEqual([zone, zone])
    await say('B2a', 'Clôtures de 1,20 m', null, 'art. 11')
    const both = ['Arcades sur le boulevard\nClôtures de 1,20 m', 'أروقة على الشارع', 'art. 9\nart. 11']
    expect(await said()).toEqual([zone, both])
    expect((await items('zones', 'code=E')).features[0]?.properties).toMatchObject({ conditionsFr: null })
  })

  test('leads from one to the next until every feature was given once, across legal zones', async () => {
    const seen: string[] = []
    let at: string | undefined = `${server.url}/api/ogc/collections/zones/items?limit=2`
    while (at) {
      const page = (await (await fetch(at)).json()) as Items
      expect(page.numberMatched).toBe(4)
      seen.push(...page.features.map(({ id }) => String(id)))
      at = page.links.find(({ rel }) => rel === 'next')?.href
    }
    expect([seen.length, new Set(seen).size]).toEqual([4, 4])
  })

  test('is in degrees, longitude first and counter-clockwise, unless a system is asked', async () => {
    const { answer, headers } = await get<Items>('/collections/zones-26191/items?code=E')
    const [west = 0, south = 0] = toWgs84(26191, [300_000, 330_050])
    const ring = answer.features[0]?.geometry.coordinates[0]?.[0] ?? []
    expect(ring.some(([lon = 0, lat = 0]) => Math.abs(lon - west) < 1e-8 && Math.abs(lat - south) < 1e-8)).toBe(true)
    const area = ring.slice(1).reduce((sum, [x = 0, y = 0], rank) => {
      const [x0 = 0, y0 = 0] = ring[rank] ?? []
      return sum + x0 * y - x * y0
    }, 0)
    expect(area).toBeGreaterThan(0)
    expect(headers.get('content-crs')).toBe('<http://www.opengis.net/def/crs/OGC/1.3/CRS84>')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  test('is in the legal metres of its zone when they are asked, and in latitude first for EPSG:4326', async () => {
    const legal = await get<Items>(`/collections/zones-26195/items?crs=${crsOf(26195)}`)
    expect(legal.headers.get('content-crs')).toBe(`<${crsOf(26195)}>`)
    expect(legal.answer.crs?.properties.name).toBe('urn:ogc:def:crs:EPSG::26195')
    const corners = legal.answer.features[0]?.geometry.coordinates[0]?.[0]
    expect(corners).toEqual(
      expect.arrayContaining([
        [424_000, 569_000],
        [424_070, 569_030],
      ]),
    )
    const [lon = 0, lat = 0] = toWgs84(26195, [424_000, 569_000])
    const swapped = await items('zones-26195', `crs=${crsOf(4326)}`)
    const places = swapped.features[0]?.geometry.coordinates[0]?.[0] ?? []
    expect(places.some(([a = 0, b = 0]) => Math.abs(a - lat) < 1e-8 && Math.abs(b - lon) < 1e-8)).toBe(true)
  })

  test('is narrowed by a box in degrees, in legal metres, latitude first, and over the 180th meridian', async () => {
    // Only zone E lies more than 60 m north of the corner; its southern neighbours end at 50 m.
    const [west = 0, south = 0] = toWgs84(26191, [300_010, 330_060])
    const [east = 0, north = 0] = toWgs84(26191, [300_200, 330_080])
    expect(codesOf(await items('zones', `bbox=${west},${south},${east},${north}`))).toEqual(['E'])
    expect(codesOf(await items('zones', `bbox=${west},${south},-9,${east},${north},9`))).toEqual(['E'])
    const swapped = `bbox=${south},${west},${north},${east}&bbox-crs=${crsOf(4326)}`
    expect(codesOf(await items('zones', swapped))).toEqual(['E'])
    const metres = `bbox=300010,330060,300200,330080&bbox-crs=${crsOf(26191)}`
    expect(codesOf(await items('zones-26191', metres))).toEqual(['E'])
    expect((await items('zones', 'bbox=170,20,-5,40')).numberMatched).toBe(4)
    expect((await items('zones', 'bbox=170,20,-170,40')).numberMatched).toBe(0)
    expect((await items('zones', 'bbox=-180,-90,180,90')).numberMatched).toBe(4)
  })

  test('follows the law of the day: a draft binds for twelve months, an interval takes in what held on one of its days', async () => {
    expect(codesOf(await items('zones', 'datetime=2019-06-01'))).toEqual([])
    expect(codesOf(await items('zones', 'datetime=2025-06-01T10:00:00Z&plan=PA-D'))).toEqual(['D'])
    // Law 12-90, art. 27: the inquiry closed on 10 January 2025; the draft binds until 10 January 2026, the day included.
    expect((await items('plans', 'code=PA-D&datetime=2026-01-10')).features[0]?.properties?.state).toBe(
      'draft_opposable',
    )
    expect((await items('plans', 'code=PA-D&datetime=2026-01-11')).numberMatched).toBe(0)
    expect((await items('plans', 'code=PA-D')).numberMatched).toBe(0)
    expect((await items('zones', 'code=D&datetime=2025-12-01/..')).numberMatched).toBe(1)
    expect((await items('zones', 'code=D&datetime=../2025-01-09')).numberMatched).toBe(0)
    expect((await items('plans', 'datetime=../..')).numberMatched).toBe(3)
    const names = async (search: string) =>
      (await items('servitudes', search)).features.map((one) => one.properties?.nameFr)
    expect(await names('')).toEqual(['Ligne'])
    expect(await names('datetime=2021-06-01')).toEqual(['Ancienne'])
    expect((await names('datetime=2021-06-01/2022-06-01')).sort()).toEqual(['Ancienne', 'Ligne'])
  })

  test.each([
    ["code = 'B2' AND sector IS NULL", ['B2']],
    ["code = 'E' OR sector = 'B2a'", ['B2', 'E']],
    ["NOT (code = 'B2') AND legalSrid < 26195", ['E']],
    ["NOT sector = 'B2a'", []], // unknown is neither: a zone without a sector does not answer
    ["sector IS NOT NULL or plan='PA-S'", ['B2', 'S1']],
    ["'PA-N' = \"plan\" and (state = 'in_force' and (family <> 'housing' or code > 'D'))", ['E']],
    ["code = 'it''s' or code = ''' or true --'", []],
  ])('answers the filter %s', async (filter, codes) => {
    const page = await items('zones', `filter-lang=cql2-text&filter=${encodeURIComponent(filter)}`)
    expect([codesOf(page), page.numberMatched]).toEqual([codes, codes.length])
  })

  test('is counted without being sent when hits are asked, and counted anew when a layer changes', async () => {
    const hits = await items('servitudes', 'resultType=hits')
    expect([hits.numberMatched, hits.features]).toEqual([1, []])
    await new Ground(database.db).servitude('Nouvelle', [[0, 100, 30, 120]], { from: '2022-01-01' })
    await database.db.updateTable('layer_version').set({ version: 99 }).where('layer', '=', 'servitudes').execute()
    const counted = async () => (await items('servitudes', 'resultType=hits')).numberMatched
    await expect.poll(counted, WITHIN).toBe(2)
    await database.db.deleteFrom('servitude').where('name_fr', '=', 'Nouvelle').execute()
    await database.db.updateTable('layer_version').set({ version: 100 }).where('layer', '=', 'servitudes').execute()
    await expect.poll(counted, WITHIN).toBe(1)
  })

  test('a single feature is at its own address, in each collection that holds it and in no other', async () => {
    const id = (await items('zones-26195')).features[0]?.id
    type One = { id: string; links: Link[]; geometry: { coordinates: number[][][][] } }
    const { status, answer } = await get<One>(`/collections/zones/items/${id}`)
    expect([status, answer.id, answer.links.map(({ rel }) => rel)]).toEqual([200, id, ['self', 'collection']])
    expect((await get(`/collections/zones-26195/items/${id}?crs=${crsOf(26195)}`)).status).toBe(200)
    for (const path of [`zones-26191/items/${id}`, 'zones/items/1', `plans/items/${id}`, 'parcels', 'zones/plans.gpkg'])
      expect([path, (await get(`/collections/${path}`)).status]).toEqual([path, 404])
  })
})
