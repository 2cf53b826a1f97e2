import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ewkb } from '../../../api/conformity/ewkb.ts'
import { factsFrom } from '../../../api/conformity/facts.ts'
import { readFacts } from '../../../api/conformity/factsQuery.ts'
import { toleranceOf } from '../../../spatial/conformity/tolerance.ts'
import type { Facts } from '../../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { type Day, parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Box, type Corner, corners, Ground, ring } from '../../build/ground.ts'

let test_: TestDatabase
let versionId: string

const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(`${text} is not a day`)
  return parsed
}

/** 20 m from west to east, 30 m from south to north: 600 m², 100 m around. */
const PARCEL: Box = [0, 0, 20, 30]

type Asked = {
  readonly shape?: readonly Corner[]
  readonly building?: readonly Corner[]
  readonly on?: string
  readonly srid?: LegalSrid
  readonly source?: 'legal_source' | 'geographic_source'
}

const outlineOf = (shape: readonly Corner[], srid: LegalSrid) =>
  ewkb(srid, { type: 'MultiPolygon', coordinates: [[ring(shape, srid)]] })

async function factsOf({
  shape = corners(PARCEL),
  building,
  on = '2024-05-02',
  srid = 26191,
  source,
}: Asked = {}): Promise<Facts> {
  const tolerance = toleranceOf(source ?? 'legal_source')
  const row = await readFacts(test_.db, {
    srid,
    parcel: outlineOf(shape, srid),
    footprint: building ? outlineOf(building, srid) : null,
    on: day(on),
    positionM: tolerance.positionM,
  })
  return factsFrom(row, { srid, on: day(on), tolerance, project: {}, widthM: 20 })
}

/*
 *      z HA          HB  HC          north
 *   +----------------+---+---
 *   |   parcel 20 x 30   | T1   the power line crosses between 10 and 16 m
 *   +----------------+---+---
 *   ====== street, 12 m ======
 */
beforeAll(async () => {
  test_ = await testDatabase()
  const ground = new Ground(test_.db)
  versionId = await ground.plan(
    'PA-1',
    [
      [-1000, -1000, 10, 1000],
      [10, -1000, 1000, 1000],
    ],
    [
      { kind: 'study_opened', onDay: day('2017-05-01') },
      { kind: 'approved', onDay: day('2019-02-01') },
    ],
  )
  await ground.zone(versionId, 'HA', [-1000, -1000, 15, 1000])
  await ground.zone(versionId, 'HB', [15, -1000, 20, 1000], 'S1')
  await ground.zone(versionId, 'HC', [20, -1000, 1000, 1000])
  await ground.zone(versionId, 'FAR', [-2000, 35, 2000, 40])
  await ground.regulation(
    versionId,
    { code: 'HB' },
    {
      height_max_m: { value: 12, article: 'art. 4', printedLabel: 'H' },
      levels_max: { value: 3, article: 'art. 4', printedLabel: 'R+2' },
    },
  )
  await ground.regulation(
    versionId,
    { code: 'HB', sector: 'S1', buildable: null },
    {
      height_max_m: { value: 15, article: 'art. 4 bis', printedLabel: 'H' },
    },
  )
  await ground.servitude('line', [
    [-500, 10, 4, 16],
    [4, 10, 500, 16],
  ])
  await ground.servitude('ended', [[-500, 0, 500, 500]], { to: '2024-05-01' })
  await ground.servitude('to come', [[-500, 0, 500, 500]], { from: '2024-05-03' })
  await ground.servitude('shore', [[-500, 130, 500, 900]])
  await ground.servitude('beyond the reach', [[-500, 200, 500, 900]])
  await ground.parcel('T1', [20, 0, 40, 30])
  await ground.parcel('T2', [-20, 0, 0.5, 30])
  await ground.street('Rue A', [-500, -12, 500, 0], 12)
  await ground.coverage('servitudes', [-1000, -1000, 1000, 1000])
  await ground.coverage('cadastre', [-1000, -1000, 12, 1000])
  await ground.coverage('plans', [-1000, -1000, 12, 1000])
})

afterAll(() => test_.close())

describe('the parcel', () => {
  test('is 600 m² and 100 m around, in the commune of its middle', async () => {
    const { parcel, commune } = await factsOf()
    expect(parcel).toMatchObject({ srid: 26191, areaM2: 600, perimeterM: 100, widthM: 20 })
    expect(commune?.urban).toBe(true)
    expect(commune?.outline).toBe('approximate')
  })
})

describe('plans', () => {
  test('cover the parcel whole, however many pieces their perimeter is kept in', async () => {
    const { plans } = await factsOf()
    expect(plans).toMatchObject([
      { plan: 'PA-1', version: 'v1', overlapM2: 600, overlapShare: 1, state: 'in_force', since: '2019-02-01' },
    ])
  })

  test('are in the state of the day', async () => {
    expect((await factsOf({ on: '2017-06-01' })).plans).toMatchObject([{ state: 'study' }])
    expect((await factsOf({ on: '2029-02-02' })).plans).toMatchObject([{ state: 'dup_expired' }])
  })

  test('say nothing before their first act, and neither do their zones', async () => {
    const { plans, zones } = await factsOf({ on: '2016-01-01' })
    expect([plans, zones]).toEqual([[], []])
  })

  test('that only touch the parcel do not cover it', async () => {
    const beside = corners([1000, 0, 1020, 30])
    expect((await factsOf({ shape: beside })).plans).toEqual([])
  })
})

describe('zones', () => {
  test('share a split parcel: 15 of 20 m, 5 of 20 m; a shared edge is no overlap', async () => {
    const { zones } = await factsOf()
    expect(
      zones.map(({ code, overlapM2, overlapShare, distanceM }) => ({ code, overlapM2, overlapShare, distanceM })),
    ).toEqual([
      { code: 'HA', overlapM2: 450, overlapShare: 0.75, distanceM: 0 },
      { code: 'HB', overlapM2: 150, overlapShare: 0.25, distanceM: 0 },
      { code: 'HC', overlapM2: 0, overlapShare: 0, distanceM: 0 },
    ])
  })

  test('are as deep as their area over half of their outline: 450 / 45 and 150 / 35', async () => {
    const [ha, hb, hc] = (await factsOf()).zones
    expect(ha?.overlapDepthM).toBe(10)
    expect(hb?.overlapDepthM).toBeCloseTo(4.2857, 4)
    expect(hc?.overlapDepthM).toBe(0)
  })

  test('5 m away are told only of an outline that may be 7 m off', async () => {
    const near = (await factsOf({ source: 'geographic_source' })).zones.find(({ code }) => code === 'FAR')
    expect(near).toMatchObject({ overlapM2: 0, distanceM: 5 })
    expect(near?.at?.type).toBe('Point')
    expect((await factsOf()).zones.some(({ code }) => code === 'FAR')).toBe(false)
  })

  test('carry their règlement; a sector stands over its zone, which speaks where the sector is silent', async () => {
    const { zones } = await factsOf()
    expect(zones.find(({ code }) => code === 'HB')?.regulation).toEqual({
      buildable: true,
      uses: { permitted: ['individual_housing'], forbidden: ['industry'], article: 'art. 3' },
      figures: {
        height_max_m: { value: 15, article: 'art. 4 bis', printedLabel: 'H' },
        levels_max: { value: 3, article: 'art. 4', printedLabel: 'R+2' },
      },
    })
    expect(zones.find(({ code }) => code === 'HA')?.regulation).toBeNull()
  })

  test('point at the overlap itself, in degrees', async () => {
    const [ha] = (await factsOf()).zones
    const [lon = 0, lat = 0] = ha?.at?.type === 'Polygon' ? (ha.at.coordinates[0]?.[0] ?? []) : []
    expect(lon).toBeCloseTo(-7.55, 1)
    expect(lat).toBeCloseTo(33.55, 1)
  })
})

describe('servitudes', () => {
  test('kept in pieces are one: 6 m by 20 m, 120 m² on 52 m of outline', async () => {
    const [line] = (await factsOf()).servitudes
    expect(line).toMatchObject({ nameFr: 'line', overlapM2: 120, overlapShare: 0.2, distanceM: 0 })
    expect(line?.overlapDepthM).toBeCloseTo(120 / 26, 4)
  })

  test('count on their days only, the last one included', async () => {
    const namesOn = async (on: string) => (await factsOf({ on })).servitudes.map(({ nameFr }) => nameFr)
    expect(await namesOn('2024-05-01')).toEqual(['ended', 'line', 'shore'])
    expect(await namesOn('2024-05-02')).toEqual(['line', 'shore'])
    expect(await namesOn('2024-05-03')).toEqual(['to come', 'line', 'shore'])
  })

  test('are told as far as the littoral strip reaches: 100 m, not 170 m', async () => {
    const shore = (await factsOf()).servitudes.find(({ nameFr }) => nameFr === 'shore')
    expect(shore).toMatchObject({ overlapM2: 0, distanceM: 100 })
  })
})

describe('neighbours', () => {
  test('that go half a metre over are told: 15 m² of 600 and of 615, 0.49 m deep; those that touch are not', async () => {
    const { neighbours } = await factsOf()
    expect(neighbours).toMatchObject([{ number: 'T2', overlapM2: 15, overlapShare: 0.025 }])
    expect(neighbours[0]?.shareOfNeighbour).toBeCloseTo(15 / 615, 8)
    expect(neighbours[0]?.overlapDepthM).toBeCloseTo(15 / 30.5, 4)
  })

  test('that are the parcel itself share all of both', async () => {
    const { neighbours } = await factsOf({ shape: corners([20, 0, 40, 30]) })
    expect(neighbours).toMatchObject([{ number: 'T1', overlapShare: 1, shareOfNeighbour: 1 }])
  })
})

describe('coverage', () => {
  test('is whole, partial or none, each layer for itself', async () => {
    expect((await factsOf()).coverage).toEqual({
      servitudes: { covered: 'whole', dataDate: '2020-01-01', source: 'test' },
      cadastre: { covered: 'partial', dataDate: '2020-01-01', source: 'test' },
      streets: { covered: 'none', dataDate: null, source: null },
      plans: { covered: 'partial', dataDate: '2020-01-01', source: 'test' },
    })
  })
})

describe('another legal zone with the same numbers', () => {
  test('is another place: nothing of zone 1 is found from zone 2', async () => {
    const facts = await factsOf({ srid: 26192 })
    expect([facts.plans, facts.zones, facts.servitudes, facts.neighbours]).toEqual([[], [], [], []])
    expect(facts.coverage.servitudes.covered).toBe('none')
  })
})
