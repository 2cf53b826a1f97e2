import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import type { OutlinesReport, OutlinesStanding } from '../../../api/contract/outlines.ts'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { openAs } from '../../../api/db/doors.ts'
import { tilePath } from '../../../api/tiles/tileStore.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { decidedCells, keepCells } from '../../build/performanceCells.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'
import { sharedData } from '../../build/sharedData.ts'
import { featuresOf, tileAt } from '../../build/tiles.ts'

const NAME = 'osm-communes-rabat-kenitra-127.mojibake.geojson'
const FILE = sharedData(`boundaries/${NAME}`)
const TEMARA = { code: '04.501.01.07', osm: '2498868', at: [-6.91, 33.92] } as const

let database: TestDatabase
let server: TestServer
let people: People
let operator: { cookie: string }
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  operator = (await people.acting('support', 'operator')).headers
})
afterAll(async () => {
  await server.close()
  await database.close()
})

async function give(bytes: Uint8Array, path: string, headers: Record<string, string> = operator) {
  const type = { 'content-type': 'application/octet-stream' }
  const response = await fetch(`${server.url}/api/territory/outlines${path}`, {
    ...{ method: 'POST', headers: { ...headers, ...type }, body: Buffer.from(bytes) },
  })
  return { status: response.status, answer: (await response.json()) as OutlinesReport & { code?: string } }
}

const applying = (sha256: string) =>
  `?fileName=${NAME}&sha256=${sha256}&source=${encodeURIComponent('© contributeurs OpenStreetMap (ODbL)')}&day=2026-11-01`

const versionOf = async () => {
  const { tiles } = (await (await fetch(`${server.url}/api/tiles/communes.json`)).json()) as { tiles: string[] }
  return tiles[0]
}
const tile = async (at: readonly [number, number]) =>
  (await fetch(`${server.url}${tilePath('communes', tileAt(at, 9))}`)).arrayBuffer()

/** m² of a commune as a tile of zoom 9 draws it: its corners in 4096ths of the tile, brought to the ground at its latitude. */
function drawnArea(bytes: ArrayBuffer, code: string): number {
  const feature = featuresOf(bytes, 'communes').find(({ properties }) => properties.code === code)
  const unit = (2 * Math.PI * 6_378_137) / 2 ** 9 / 4096
  const twice = (feature?.loadGeometry() ?? []).reduce(
    (sum, ring) =>
      sum +
      ring.reduce((part, { x, y }, nth) => {
        const next = ring[(nth + 1) % ring.length]
        return part + x * (next?.y ?? y) - (next?.x ?? x) * y
      }, 0),
    0,
  )
  return (Math.abs(twice) / 2) * (unit * Math.cos((33.92 * Math.PI) / 180)) ** 2
}

/** m² of a shape of the file by GDAL, in the equal-area plane of EPSG:6933; null where GDAL is not installed. */
function areaByGdal(file: string, osmId: string): number | null {
  if (spawnSync('ogrinfo', ['--version']).error) return null
  const folder = mkdtempSync(`${tmpdir()}/outlines-`)
  const plane = `${folder}/plane.gpkg`
  execFileSync('ogr2ogr', ['-q', '-f', 'GPKG', '-t_srs', 'EPSG:6933', '-nln', 'plane', plane, file])
  const said = execFileSync('ogrinfo', [
    ...['-ro', '-q', '-dialect', 'OGRSQL', '-sql'],
    ...[`SELECT OGR_GEOM_AREA FROM plane WHERE osm_id = '${osmId}'`, plane],
  ])
  rmSync(folder, { recursive: true })
  return Number(/OGR_GEOM_AREA \(Real\) = ([\d.e+]+)/.exec(said.toString())?.[1])
}

describe('A file of outlines', () => {
  const nothing = Buffer.from('{"type":"FeatureCollection","features":[]}')

  test('is for operators alone, and refused in words when it is no map', async () => {
    const preview = `/preview?fileName=${NAME}`
    expect((await give(nothing, preview, {})).status).toBe(401)
    const citizen = await people.signIn(await people.person())
    expect((await give(nothing, preview, citizen)).answer.code).toBe('NOT_YOUR_ROLE')
    const { headers } = await people.acting('commune', 'administrator', ['04.501.01.07'])
    expect((await give(nothing, applying('a'.repeat(64)), headers)).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await ask('GET', '/api/territory/outlines', { headers })).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await give(Buffer.from('bonjour'), preview)).answer.code).toBe('OUTLINES_UNREADABLE')
  })

  test('is kept out by the database too, whoever the application lets through', async () => {
    const application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
    // As in the private cluster, where the role has a login of its own and takes none.
    const signedIn = openAs('rokhas_application', { url: database.url, ownLogins: true }, { max: 1 })
    const replacing = (personId: string, db = application) =>
      asActor(
        { db, clock: testClock },
        { personId, sessionId: null, state: 'active', secondFactor: true, mandates: [] },
        (transaction) =>
          sql`select replace_outlines('{}', '{}', '[]', 'Essai', '2026-11-24')`.execute(transaction).then(() => 'done'),
      )
    const administrator = await people.acting('commune', 'administrator', ['04.501.01.07'])
    await expect(replacing(administrator.person)).rejects.toMatchObject({ code: '42501' })
    expect(await replacing((await people.acting('support', 'operator')).person)).toBe('done')
    await expect(replacing(administrator.person, signedIn)).rejects.toMatchObject({ code: '42501' })
    const direct = sql`update commune set outline_kind = outline_kind`.execute(application)
    await expect(direct).rejects.toMatchObject({ code: '42501' })
    await application.destroy()
    await signedIn.destroy()
  })

  test('that matches no commune replaces nothing', async () => {
    const ring = [
      [-6.9, 33.95],
      [-6.78, 33.95],
      [-6.78, 34.04],
      [-6.9, 33.95],
    ]
    const one = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { name: 'Xyzt' }, geometry: { type: 'Polygon', coordinates: [ring] } }],
    })
    const sha256 = createHash('sha256').update(one).digest('hex')
    const { status, answer } = await give(Buffer.from(one), applying(sha256))
    expect([status, answer.code]).toEqual([422, 'OUTLINES_NONE'])
  })
})

describe('The outlines of Rabat-Salé-Kénitra', () => {
  test('replace the approximate cells once an operator has read what they do', async ({ skip }) => {
    if (FILE === null) return skip('the outlines of 127 communes are not beside this checkout')
    const bytes = readFileSync(FILE)
    const cells = [TEMARA.code, '04.281.01.11', '09.001.01.01'].flatMap((commune_code, nth) =>
      decidedCells({ quarter: '2026-07-01', commune_code, track: 'pp' }, [8, 9, 10 + nth, 12, 20, 31]),
    )
    await keepCells(database.db, cells, '2026-11-24')
    const figures = async () =>
      (await ask<PerformanceAnswer>('GET', '/api/performance/communes?indicator=filed&period=2026-Q3')).answer.rows
    const [version, rabat, agadir, rows] = [
      await versionOf(),
      await tile(TEMARA.at),
      await tile([-9.5, 30.4]),
      await figures(),
    ]

    const preview = await give(bytes, `/preview?fileName=${NAME}`)
    expect(preview.status).toBe(200)
    const { matched, unmatched, invalid, overlaps, applied, sha256 } = preview.answer
    expect([matched.length, unmatched, invalid, overlaps.length, applied]).toEqual([127, [], [], 1, false])
    expect(matched.every(({ repaired, first }) => repaired && first)).toBe(true)
    expect(Buffer.from(await tile(TEMARA.at)).equals(Buffer.from(rabat))).toBe(true)
    expect(await versionOf()).toBe(version)

    expect((await give(bytes, applying('a'.repeat(64)))).answer.code).toBe('OUTLINES_CHANGED')
    const done = await give(bytes, applying(sha256))
    expect([done.status, done.answer.applied, done.answer.matched.length]).toEqual([200, true, 127])
    const there = matched.map(({ code }) => code).filter((code) => code.startsWith('04.'))
    expect(there.length).toBeGreaterThan(100)
    const { regions } = (await ask<OutlinesStanding>('GET', '/api/territory/outlines', { headers: operator })).answer
    expect(regions.find(({ code }) => code === '04')).toMatchObject({
      imported: there.length,
      sources: [{ source: '© contributeurs OpenStreetMap (ODbL)', day: '2026-11-01', communes: there.length }],
    })
    const written = await database.db
      .selectFrom('journal_event')
      .select(['action', 'detail'])
      .where('action', '=', 'outlines.import')
      .execute()
    expect(written).toMatchObject([{ detail: { sha256, matched: 127, unmatched: 0, overlaps: 1 } }])

    // The server's knowledge of versions is a second old at most.
    await expect.poll(versionOf, { timeout: 3_000 }).not.toBe(version)
    const after = await tile(TEMARA.at)
    expect(Buffer.from(after).equals(Buffer.from(rabat))).toBe(false)
    expect(Buffer.from(await tile([-9.5, 30.4])).equals(Buffer.from(agadir))).toBe(true)
    const drawn = featuresOf(after, 'communes').map(({ properties: { code, outline } }) => ({ code, outline }))
    expect(drawn.filter(({ code }) => there.includes(String(code))).length).toBeGreaterThan(10)
    expect(
      drawn.filter(({ code, outline }) => (outline === 'imported') !== matched.some((one) => one.code === code)),
    ).toEqual([])
    expect(rows.filter(({ n }) => n > 0)).toHaveLength(3)
    expect(await figures()).toEqual(rows)

    const area = areaByGdal(FILE, TEMARA.osm)
    if (area === null) return skip('GDAL is not installed: the area of a commune is not compared')
    expect(Math.abs(drawnArea(after, TEMARA.code) / area - 1)).toBeLessThan(0.02)
    expect(Math.abs(drawnArea(rabat, TEMARA.code) / area - 1)).toBeGreaterThan(0.05)
  })
})
