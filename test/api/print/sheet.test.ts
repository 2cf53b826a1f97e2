import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { asDay } from '../../../spatial/day.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Ground } from '../../build/ground.ts'
import { withPages } from '../../build/readPdf.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
const ask = asking(() => server)
/** The drawing board's origin in zone 1, and the middle of what is drawn on it: 300 000 + 50, 330 000 + 20. */
const MIDDLE = toWgs84(26191, [300_050, 330_020])

beforeAll(async () => {
  database = await testDatabase()
  const ground = new Ground(database.db)
  const version = await ground.plan('PA-1', [[0, 0, 100, 40]], [{ kind: 'approved', onDay: asDay('2020-01-01') }])
  await ground.zone(version, 'B3', [0, 0, 100, 40])
  await ground.parcel('4242/C', [10, 10, 30, 25])
  await ground.coverage('cadastre', [-2_000, -2_000, 2_000, 2_000])
  server = await testServer(database)
})
afterAll(async () => {
  await server.close()
  await database.close()
})

async function sheet(query: Record<string, string>): Promise<Uint8Array> {
  const response = await fetch(`${server.url}/api/print/sheet.pdf?${new URLSearchParams(query)}`)
  expect(response.status, await response.clone().text()).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  return new Uint8Array(await response.arrayBuffer())
}

const at = MIDDLE.map((degrees) => degrees.toFixed(9)).join(',')
/** Ten dots a millimetre. */
const DPI = 254
/** The pale fill of housing, #f6e7c8. */
const isHousing = (red = 0, green = 0, blue = 0) =>
  Math.abs(red - 0xf6) < 6 && Math.abs(green - 0xe7) < 6 && Math.abs(blue - 0xc8) < 6

/** Millimetres of paper that the fill of housing takes on a page, as PDFium draws it: width and height. */
const filled = (pdf: Uint8Array, [from, to]: readonly [number, number]) =>
  withPages(pdf, async ([page]) => {
    const picture = await page?.picture(DPI)
    if (!picture) throw new Error('no page')
    const { width, data } = picture
    const found: [number, number][] = []
    for (let nth = 0; nth < data.length / 4; nth += 1) {
      const [x, y] = [nth % width, Math.floor(nth / width)]
      // The legend shows the same fill below the map.
      if (y < from * 10 || y > to * 10) continue
      if (isHousing(data[nth * 4], data[nth * 4 + 1], data[nth * 4 + 2])) found.push([x, y])
    }
    const spread = (axis: 0 | 1) => {
      const values = found.map((dot) => dot[axis])
      return (values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 1e9) + 1) / 10
    }
    return [spread(0), spread(1)]
  })

/** Where the map lies on an A4 upright, from the top. */
const ON_A4 = [25, 215] as const

describe('A map printed to scale', () => {
  test('is at its scale on paper: 100 m by 40 m are 10 cm by 4 cm at 1/1000, and half of it at 1/2000', async () => {
    const [wide = 0, high = 0] = await filled(await sheet({ at, scale: '1000' }), ON_A4)
    // Its line of 0.2 mm covers a tenth of a millimetre of the fill on each side.
    expect(Math.abs(wide - 99.8)).toBeLessThan(0.25)
    expect(Math.abs(high - 39.8)).toBeLessThan(0.25)
    const [half = 0] = await filled(await sheet({ at, scale: '2000' }), ON_A4)
    expect(Math.abs(half - 49.8)).toBeLessThan(0.25)
  })

  test('says its scale, its plane, its plan, round coordinates, and what was never loaded', async () => {
    const [text = ''] = await withPages(await sheet({ at, scale: '1000', title: 'Îlot <B3> & voisins' }), (pages) =>
      pages.map((page) => page.text.replaceAll(/\s+/g, ' ')),
    )
    for (const words of [
      'Îlot <B3> & voisins',
      '1/1000',
      '1 cm représente 10 m',
      'EPSG:26191',
      'Plan PA-1',
      'X 300050',
    ])
      expect(text).toContain(words)
    expect(text).toContain('Servitudes, Voies : rien n’est chargé ici')
    expect(text).toContain('Zonage : une partie de la feuille n’est pas chargée')
    expect(text).not.toContain('Cadastre : ')
  })

  test('is drawn around a parcel by its title number, its corners numbered, in Arabic as well', async () => {
    const [text = ''] = await withPages(
      await sheet({ parcel: '4242/C', scale: '500', language: 'ar', paper: 'a3', orientation: 'landscape' }),
      (pages) => pages.map((page) => page.text),
    )
    for (const words of ['مستخرج من التصميم', '4242', 'لامبير المنطقة 1', '1/500']) expect(text).toContain(words)
  })

  test('shows the law of the day it is asked for', async () => {
    const [text = ''] = await withPages(await sheet({ at, scale: '1000', on: '2019-12-31' }), (pages) =>
      pages.map((page) => page.text.replaceAll(/\s+/g, ' ')),
    )
    expect(text).not.toContain('Plan PA-1')
    expect(text).toContain('Zonage, Servitudes, Voies : rien n’est chargé ici')
  })

  test.each([
    [{ scale: '1000' }, 422, 'INVALID_INPUT'],
    [{ at, scale: '1234' }, 422, 'INVALID_INPUT'],
    [{ at: '2.35,48.85', scale: '1000' }, 422, 'PLACE_OUTSIDE'],
    [{ parcel: '1/NULLE', scale: '1000' }, 404, 'NOT_FOUND'],
  ])('%o is refused in words', async (query, status, code) => {
    const given = new URLSearchParams(query as unknown as Record<string, string>)
    expect(await ask('GET', `/api/print/sheet.pdf?${given}`)).toMatchObject({ status, answer: { code } })
  })

  test('says that it reaches into another legal zone, of which nothing is drawn', async () => {
    await sql`update commune set legal_srid = 26192 where ST_Intersects(outline, ST_SetSRID(ST_MakePoint(${MIDDLE[0]}, ${MIDDLE[1]}), 4326))`.execute(
      database.db,
    )
    const [text = ''] = await withPages(await sheet({ parcel: '4242/C', scale: '1000' }), (pages) =>
      pages.map((page) => page.text.replaceAll(/\s+/g, ' ')),
    )
    expect(text).toContain('Une partie de la feuille relève de Lambert zone 2 (Sud Maroc)')
  })
})
