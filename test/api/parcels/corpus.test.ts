import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ReadingPool } from '../../../api/parcels/reading/pool.ts'
import { sharedData } from '../../build/sharedData.ts'
import { extent, filesIn, inWords, type Line, readThrough } from './corpus.ts'

const FOLDERS = ['shapefiles', 'dxf', 'zoning/moved-to-26191', 'boundaries']

const expectations = z.record(
  z.string(),
  z.object({
    error: z.boolean().optional(),
    features: z.number().optional(),
    epsg: z.string().optional(),
    wgs84_bbox: z.array(z.number()).optional(),
    names_ar_sample: z.array(z.string().nullable()).optional(),
  }),
)

const root = sharedData('')
const lambert = sharedData('shapefiles/lambert-maroc/expected.json')
const expected = lambert ? expectations.parse(JSON.parse(readFileSync(lambert, 'utf8'))) : {}

const pool = new ReadingPool()
const table: Line[] = []
afterAll(async () => {
  await pool.close()
  process.stdout.write(`${['', ...table.map(inWords), ''].join('\n')}\n`)
})

const filesOf = (folder: string) => {
  const path = sharedData(folder)
  return path === null ? [] : filesIn(path).filter((file) => !file.endsWith('expected.json'))
}

async function read(path: string, srid?: number): Promise<Line> {
  const line = await readThrough(pool, `${root}${path}`, srid)
  table.push({ ...line, file: srid === undefined ? path : `${path} + ${srid}` })
  return line
}

/** Files whose nature decides: how many parcels, or the refusal. */
const NATURE: Readonly<Record<string, number | string>> = {
  'dxf/lambert-maroc/parcelles_z1_AC1021_utf8.dxf': 60,
  'zoning/moved-to-26191/AC1_ASSIETTE.zip': 206,
  'zoning/moved-to-26191/AC1_GENERATEUR.zip': 104,
  'zoning/moved-to-26191/ZONE_URBA.zip': 1049,
  'boundaries/osm-communes-rabat-kenitra-127.mojibake.geojson': 127,
  'boundaries/maroc-provinces75.simplified.topojson': 'GEOJSON_NOT_FEATURES',
  'shapefiles/shpjs/noshp.zip': 'SHAPEFILE_WITHOUT_SHP',
  'shapefiles/shpjs/train_stations.zip': 'SHAPEFILE_NOT_POLYGONS',
  'shapefiles/shpjs/senate.zip': 'CRS_FOREIGN',
  'dxf/skymakerolof-dxf/texts.dxf': 'NO_PARCEL',
}

describe.skipIf(root === null)('Every file of the reference data is read or refused', () => {
  test.each(FOLDERS)('%s', { timeout: 120_000 }, async (folder) => {
    const files = filesOf(folder)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const { outcome, ms } = await read(`${folder}/${file}`)
      expect(ms, file).toBeLessThan(15_500)
      const nature = NATURE[`${folder}/${file}`]
      if (typeof nature === 'number') expect(outcome.ok && outcome.value.parcels.length, file).toBe(nature)
      if (typeof nature === 'string') expect(outcome.ok || outcome.error.code, file).toBe(nature)
    }
  })

  test('one parcel that is too large for its zone does not take the 74 other provinces with it', async () => {
    const { outcome } = await read('boundaries/maroc-provinces75.clean.geojson')
    expect(outcome).toMatchObject({
      value: { refused: [{ label: 'Errachidia', refusal: { code: 'SPANS_TWO_ZONES' } }] },
    })
    expect(outcome.ok && outcome.value.parcels.length).toBe(74)
  })

  test('a plan of 1,367 prescriptions keeps all but the tongues thinner than the grid', async () => {
    const { outcome } = await read('zoning/moved-to-26191/PRESCRIPTION_SURF.zip')
    if (!outcome.ok) throw new Error(outcome.error.code)
    expect(outcome.value.parcels.length + outcome.value.refused.length).toBe(1367)
    expect(new Set(outcome.value.refused.map(({ refusal }) => refusal.code))).toEqual(new Set(['SPIKE']))
  })
})

describe.skipIf(lambert === null)('Moroccan shapefiles are what their makers say', () => {
  const wrongZone = 'z1_casablanca_settat_wrongzone'

  test.each(Object.entries(expected))('%s', async (name, wanted) => {
    const { outcome } = await read(`shapefiles/lambert-maroc/${name}.zip`, name === wrongZone ? 26191 : undefined)
    expect(outcome.ok).toBe(wanted.error !== true)
    if (!outcome.ok || wanted.error) return
    expect(outcome.value.parcels).toHaveLength(wanted.features ?? 0)
    expect(outcome.value.crs.srid).toBe(Number(wanted.epsg))
    for (const [index, side] of extent(outcome).entries())
      expect(Math.abs(side - (wanted.wgs84_bbox?.[index] ?? 0))).toBeLessThan(1e-4)
    const words = JSON.stringify(outcome.value.parcels.map(({ label, attributes }) => ({ label, attributes })))
    for (const arabic of wanted.names_ar_sample ?? []) if (arabic) expect(words).toContain(arabic)
  })

  test('a .prj of the wrong zone is doubted aloud, with the zone the coordinates fit', async () => {
    const { outcome } = await read(`shapefiles/lambert-maroc/${wrongZone}.zip`)
    if (!outcome.ok) throw new Error(outcome.error.code)
    expect(outcome.value.crs).toMatchObject({ srid: 26192, how: 'prj', candidates: [26191] })
    for (const { findings } of outcome.value.parcels) expect(findings.map(({ code }) => code)).toContain('CRS_DOUBTFUL')
  })

  test('a missing .prj is proposed and has to be confirmed', async () => {
    const { outcome } = await read('shapefiles/lambert-maroc/z1_casablanca_settat_noprj.zip')
    expect(outcome).toMatchObject({ value: { crs: { srid: 26191, how: 'proposed' } } })
  })
})
