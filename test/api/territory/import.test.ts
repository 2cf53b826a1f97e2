import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeImport } from '../../../api/territory/describeImport.ts'
import { importOutlines } from '../../../api/territory/importOutlines.ts'
import { communeAt } from '../../../api/territory/queries.ts'
import { type FiledOutline, readOutlines } from '../../../api/territory/readOutlines.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { sharedData } from '../../build/sharedData.ts'

const on = parseDay('2026-11-24')
if (!on) throw new Error('not a day')
const OPTIONS = { source: 'essai', on, dryRun: false }

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const kinds = async () =>
  (
    await sql<{
      kind: string
      n: number
    }>`select outline_kind as kind, count(*) as n from commune group by 1 order by 1`.execute(database.db)
  ).rows

const geojson = (...features: readonly { name: string; ring: readonly (readonly number[])[] }[]) =>
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(({ name, ring }) => ({
        type: 'Feature',
        properties: { name },
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    }),
  )

function outlines(bytes: Uint8Array): readonly FiledOutline[] {
  const read = readOutlines(bytes, 'essai.geojson')
  if (!read.ok) throw new Error(read.error.fr)
  return read.value
}

const RABAT = [
  [-6.9, 33.95],
  [-6.78, 33.95],
  [-6.78, 34.04],
  [-6.9, 34.04],
  [-6.9, 33.95],
]
const BOW_TIE = [
  [-6.9, 33.95],
  [-6.78, 34.04],
  [-6.78, 33.95],
  [-6.9, 34.04],
  [-6.9, 33.95],
]

describe('importing real outlines', () => {
  test('a dry run says everything and changes nothing', async () => {
    const report = await importOutlines(database.db, outlines(geojson({ name: 'Rabat الرباط', ring: RABAT })), {
      ...OPTIONS,
      dryRun: true,
    })
    expect(report.matched).toMatchObject([{ code: '04.421.01.0', by: 'names' }])
    expect(describeImport(report, true).at(-1)).toBe('dry run: nothing was changed')
    expect(await kinds()).toEqual([{ kind: 'approximate', n: 1544 }])
  })

  test('an outline that crosses itself is refused with its place, not repaired', async () => {
    const report = await importOutlines(database.db, outlines(geojson({ name: 'Rabat', ring: BOW_TIE })), OPTIONS)
    expect(report.matched).toEqual([])
    expect(report.invalid).toEqual([
      { label: 'Rabat', reason: 'Self-intersection', at: [expect.closeTo(-6.84, 6), expect.closeTo(33.995, 6)] },
    ])
    expect(await kinds()).toEqual([{ kind: 'approximate', n: 1544 }])
  })

  test('two shapes for one commune are both left out', async () => {
    const twice = outlines(geojson({ name: 'Rabat', ring: RABAT }, { name: 'Rabat', ring: RABAT }))
    const report = await importOutlines(database.db, twice, OPTIONS)
    expect(report.unmatched.map(({ reason }) => reason)).toEqual(['matched_twice', 'matched_twice'])
    expect(report.overlaps).toHaveLength(1)
  })

  test('a shape abroad is in no province', async () => {
    const sea = RABAT.map(([lon = 0, lat = 0]) => [lon - 1, lat + 1])
    const both = geojson({ name: 'Rabat', ring: RABAT }, { name: 'Rabat', ring: sea })
    const report = await importOutlines(database.db, outlines(both), { ...OPTIONS, dryRun: true })
    expect(report.unmatched).toMatchObject([{ reason: 'outside_provinces' }])
  })

  test('a file that is no map is refused in words', () => {
    expect(readOutlines(Buffer.from('bonjour'), 'essai.txt')).toMatchObject({
      ok: false,
      error: { fr: expect.any(String), ar: expect.any(String) },
    })
  })
})

const mojibake = sharedData('boundaries/osm-communes-rabat-kenitra-127.mojibake.geojson')

describe.skipIf(mojibake === null)('127 communes whose names were read as CP1256', () => {
  test('are all matched, their names put right, their one overlap told', async () => {
    const report = await importOutlines(database.db, outlines(readFileSync(mojibake ?? '')), OPTIONS)
    expect(report.matched).toHaveLength(127)
    expect(report.matched.every(({ repairedFrom }) => repairedFrom === 'windows-1256')).toBe(true)
    expect(report.unmatched).toEqual([])
    // One outline lies whole inside the other; GEOS in the plane of EPSG:26191 gives 9,741.8 ha, PROJ's ellipsoid 9,743.5.
    expect(report.overlaps).toMatchObject([{ hectares: expect.closeTo(9743.5, 0) }])
    expect(await kinds()).toEqual([
      { kind: 'approximate', n: 1417 },
      { kind: 'imported', n: 127 },
    ])
  })

  test('fit the areas the HCP gives them, so the names were matched right', async () => {
    const { rows } = await sql<{ code: string }>`
      select code from commune where outline_kind = 'imported' and area_km2 is not null
        and abs(ST_Area(outline::geography) / 1e6 / area_km2 - 1) > 0.25 order by code`.execute(database.db)
    expect(rows.map(({ code }) => code)).toEqual(['04.281.01.11', '04.501.01.07', '04.501.05.03'])
  })

  test('stand before the approximate cells that run under them', async () => {
    expect(await communeAt(database.db, [-6.58, 34.26])).toMatchObject({ nameFr: 'Kénitra', outline: 'imported' })
  })

  test('make new addresses for the tiles of communes', async () => {
    const { rows } = await sql<{ version: number }>`select version from layer_version where layer = 'communes'`.execute(
      database.db,
    )
    expect(rows[0]?.version).toBeGreaterThan(2)
  })
})

const shapefile = sharedData('shapefiles/lambert-maroc/z1_casablanca_settat_utf8.zip')

test.skipIf(shapefile === null)('a zipped Lambert shapefile is read in degrees', () => {
  const read = readOutlines(readFileSync(shapefile ?? ''), 'z1.zip')
  expect(read.ok && read.value.length).toBeGreaterThan(0)
  const [lon = 0, lat = 0] = (read.ok && read.value[0]?.polygons[0]?.[0]?.[0]) || []
  expect(lon).toBeGreaterThan(-9.1)
  expect(lon).toBeLessThan(-6.3)
  expect(lat).toBeGreaterThan(32.3)
  expect(lat).toBeLessThan(33.9)
})
