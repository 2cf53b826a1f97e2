import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ewkb } from '../../../api/conformity/ewkb.ts'
import { envelopeAnswer } from '../../../api/contract/envelope.ts'
import { problem } from '../../../api/contract/problems.ts'
import { envelopeQuery } from '../../../api/parcels/envelope/envelopeQuery.ts'
import type { Parameter, RegulationFigure } from '../../../spatial/conformity/types.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { parseDay } from '../../../spatial/day.ts'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import { conformityCases, outlineOf } from '../../build/conformityCase.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Corner, corners, Ground, polygon } from '../../build/ground.ts'
import { loadConformityCase } from '../../build/loadConformityCase.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let test_: TestDatabase
let server: TestServer

const PLOT = corners([0, 0, 24, 35])
const on = parseDay('2024-05-02')
if (!on) throw new Error('not a day')

const post = (body: unknown) =>
  fetch(`${server.url}/api/parcels/envelope`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const found = async (body: unknown) => envelopeAnswer.parse(await (await post(body)).json())

const refused = async (body: unknown) => {
  const response = await post(body)
  return { status: response.status, problem: problem.parse(await response.json()) }
}

const legal = (shape: readonly Corner[]) => ({ legal: { srid: 26191, geometry: polygon(shape) }, on: '2024-05-02' })

const figures = (values: Partial<Record<Parameter, number | null>>): Partial<Record<Parameter, RegulationFigure>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, article: `art. ${name}`, printedLabel: null }]),
  )

const SETBACKS = { setback_street_m: 5, setback_side_m: 4, setback_rear_m: 10 }

/* Rue A, 12 m wide, south of everything; zone B4 west of x = 100, D2 beyond, whose règlement prints no ratio. */
beforeAll(async () => {
  test_ = await testDatabase()
  server = await testServer(test_)
  const ground = new Ground(test_.db)
  await ground.street('Rue A', [-500, -12, 500, 0], 12)
  const version = await ground.plan('PA-1', [[-200, -50, 400, 200]], [{ kind: 'approved', onDay: on }])
  await ground.zone(version, 'B4', [-200, -50, 100, 200])
  await ground.zone(version, 'D2', [100, -50, 400, 200])
  const ceilings = { footprint_ratio_max: 0.5, floor_ratio_max: 1.2, height_max_m: 11.5, levels_max: 3 }
  await ground.regulation(version, { code: 'B4' }, figures({ ...SETBACKS, ...ceilings, prospect_street_ratio: 1 }))
  await ground.regulation(version, { code: 'D2' }, figures({ ...SETBACKS, setback_side_m: 6 }))
  await ground.servitude('line', [[-60, 0, -40, 100]])
  await ground.coverage('servitudes', [-1000, -1000, 1000, 1000])
  await ground.coverage('streets', [-1000, -1000, 1000, 1000])
})

afterAll(async () => {
  await server.close()
  await test_.close()
})

describe('the envelope of a parcel', () => {
  test('is given to anyone, in degrees and in the metres of its zone, with its ceilings and what limits it', async () => {
    const answer = await found(legal(PLOT))
    // (24 − 8) × (35 − 15) = 320 m²; 0.5 × 840 = 420 > 320; min(1.2 × 840, 3 × 320) = 960.
    expect(answer).toMatchObject({ areaM2: 320, footprintMaxM2: 320, floorAreaMaxM2: 960, heightMaxM: 11.5 })
    const first = answer.legal?.geometry.coordinates[0]?.[0]?.[0] as [number, number]
    expect(answer.envelope?.coordinates[0]?.[0]?.[0]?.[0]).toBeCloseTo(toWgs84(26191, first)[0], 8)
    const street = answer.because.find(({ parameter }) => parameter === 'setback_street_m')
    expect(street).toMatchObject({ rule: 'SETBACKS', article: 'art. setback_street_m', effect: 'removes', value: 5 })
  })

  test('carries what it was computed from: the same code gives the same answer again', async () => {
    const answer = await found(legal(PLOT))
    const again = envelope(answer.from)
    expect(again.polygons).toEqual(answer.legal?.geometry.coordinates)
    expect(again.because).toEqual(answer.because)
    expect(
      answer.from.sides.map(({ kind, lengthM, streetWidthM }) => `${kind} ${lengthM} ${streetWidthM}`).sort(),
    ).toEqual(['rear 24 null', 'side 35 null', 'side 35 null', 'street 24 12'])
  })

  test("takes a caller's own figures and sides over those of the règlement", async () => {
    const [north] = (await found(legal(PLOT))).from.sides.filter(({ kind }) => kind === 'rear')
    const sides = [{ edge: north?.edge, kind: 'side' }]
    const answer = await found({ ...legal(PLOT), rules: { sides, figures: { setback_side_m: 2, height_max_m: null } } })
    // (24 − 4) × (35 − 5 − 2) = 560 m²; no height any more.
    expect(answer).toMatchObject({ areaM2: 560, heightMaxM: null })
    expect(answer.because.find(({ parameter }) => parameter === 'setback_side_m')?.article).toBeNull()
  })

  test('of an outline in degrees says that it may be 7 m beside its place', async () => {
    const inDegrees = polygon(PLOT).coordinates.map((ring) => ring.map(([x = 0, y = 0]) => toWgs84(26191, [x, y])))
    const answer = await found({ geometry: { type: 'Polygon', coordinates: inDegrees }, on: '2024-05-02' })
    expect(answer).toMatchObject({ areaM2: 320, from: { srid: 26191, positionM: 7 } })
    expect(answer.because.find(({ effect }) => effect === 'disputed')).toMatchObject({ rule: 'SETBACKS' })
  })

  test('across two zones keeps what each asks on its part and gives no ceiling that one does not publish', async () => {
    const answer = await found(legal(corners([88, 0, 112, 35])))
    // B4: (12 − 4) × 20 = 160; D2: (12 − 6) × 20 = 120.
    expect(answer).toMatchObject({ areaM2: 280, footprintMaxM2: null, floorAreaMaxM2: null, heightMaxM: null })
    expect(answer.because.map(({ effect }) => effect)).toContain('disputed')
  })

  test('is empty, and zero, where a servitude forbids everything', async () => {
    const answer = await found(legal(corners([-58, 10, -42, 40])))
    expect(answer).toMatchObject({ footprintMaxM2: 0, floorAreaMaxM2: 0, heightMaxM: 0 })
    expect(answer.envelope?.coordinates).toEqual([])
  })

  test('without its part in the street counts its set-back from where the street begins', async () => {
    // 2 m into the street: front at y = 0 all the same.
    expect((await found(legal(corners([0, -2, 24, 35])))).areaM2).toBe(320)
  })

  test('of an L agrees with PostGIS to the thickness of an arc', async () => {
    const shape: Corner[] = [
      [0, 0],
      [30, 0],
      [30, 20],
      [15, 20],
      [15, 40],
      [0, 40],
    ]
    const answer = await found(legal(shape))
    const line = (from: Corner, to: Corner) =>
      `LINESTRING(${[from, to].map(([x, y]) => `${300_000 + x} ${330_000 + y}`).join(',')})`
    const strips = answer.from.sides.map(({ line: limit, kind }) => {
      const [a = [0, 0], b = [0, 0]] = [limit[0], limit.at(-1)]
      const m = { street: 5, side: 4, rear: 10 }[kind]
      return sql`ST_Buffer(${line([a[0] - 300_000, a[1] - 330_000], [b[0] - 300_000, b[1] - 330_000])}::geometry, ${m}::float8, 64)`
    })
    const { rows } = await sql<{ m2: number }>`select ST_Area(ST_Difference(
      ST_GeomFromGeoJSON(${JSON.stringify(polygon(shape))})::geometry, ST_SetSRID(ST_Union(array[${sql.join(strips)}]), 4326))) as m2`.execute(
      test_.db,
    )
    expect(answer.areaM2).toBeLessThanOrEqual((rows[0]?.m2 ?? 0) + 0.01)
    expect(answer.areaM2).toBeGreaterThan((rows[0]?.m2 ?? 0) - 0.15)
  })
})

describe('where nothing is known', () => {
  test('outside any plan there is no envelope and no ceiling, and the answer says so', async () => {
    const answer = await found(legal(corners([600, 20, 624, 55])))
    expect(answer).toMatchObject({ envelope: null, footprintMaxM2: null, floorAreaMaxM2: null, heightMaxM: null })
    expect(answer.because.find(({ rule }) => rule === 'PLAN_COVERAGE')).toMatchObject({ effect: 'unknown' })
  })

  test('a caller with figures of its own gets the envelope they give', async () => {
    const rules = { figures: { setback_street_m: 5, setback_side_m: 5, setback_rear_m: 5 } }
    // No street out there: min(5, 5, 5) at each limit, 14 × 25 = 350 m².
    expect((await found({ ...legal(corners([600, 20, 624, 55])), rules })).areaM2).toBe(350)
  })
})

describe('refused', () => {
  test('coordinates that only another zone puts in the country, naming the field', async () => {
    const tangier = [
      [464_000, 574_000],
      [464_020, 574_000],
      [464_020, 574_030],
      [464_000, 574_000],
    ]
    const answer = await refused({ legal: { srid: 26192, geometry: { type: 'Polygon', coordinates: [tangier] } } })
    expect(answer).toMatchObject({ status: 422, problem: { code: 'ZONE_DOUBTFUL', field: 'legal.srid' } })
  })

  test('a bow-tie, with its place', async () => {
    const bow: Corner[] = [
      [0, 0],
      [24, 35],
      [24, 0],
      [0, 35],
    ]
    const { status, problem: said } = await refused(legal(bow))
    expect(status).toBe(422)
    expect(said.code).toBe('RING_SELF_CROSSING')
    expect(said.at?.[0]).toBeCloseTo(toWgs84(26191, [300_012, 330_017.5])[0], 6)
  })

  test('a set-back that is not a number, an outline of 3,000 corners', async () => {
    const wrong = { ...legal(PLOT), rules: { figures: { setback_side_m: 'quatre' } } }
    expect(await refused(wrong)).toMatchObject({ status: 422, problem: { code: 'INVALID_INPUT' } })
    const round = Array.from({ length: 3_000 }, (_, index): Corner => {
      const angle = (index / 3_000) * 2 * Math.PI
      return [200 * Math.cos(angle), 50 + 200 * Math.sin(angle)]
    })
    expect((await refused(legal(round))).problem.code).toBe('TOO_MANY_VERTICES')
  })
})

test('the statement finds streets, zones and pieces of servitudes by their spatial indexes', async () => {
  const parcel = ewkb(26191, { type: 'MultiPolygon', coordinates: [polygon(PLOT).coordinates] })
  const query = envelopeQuery({ srid: 26191, parcel, footprint: null, on, positionM: 7 })
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(test_.db)
  const lines = rows.map((row) => row['QUERY PLAN'])
  for (const table of ['plan_perimeter', 'zone', 'servitude_piece', 'parcel', 'street'])
    expect(lines.filter((line) => new RegExp(`Index Scan (using|on) ${table}_26191_gist`).test(line))).toHaveLength(1)
})

describe('in a rural commune', () => {
  const rural = conformityCases().find(({ name }) => name === 'rural-plans-not-known')
  const subject = rural && outlineOf(rural, 'subject')
  const asked = async () => {
    if (!rural || !subject) throw new Error('no such case')
    return found({ legal: { srid: rural.srid, geometry: subject }, on: rural.on })
  }
  /** Says that every plan there is was loaded within so many metres of the subject. */
  const declare = (metres: number) =>
    sql`insert into layer_coverage (id, srid, layer, source, geom)
      select gen_random_uuid(), g.srid, 'plans', 'Agence du cas', ST_Multi(ST_Buffer(g.geom, ${metres}))
      from (select ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(subject)}), ${rural?.srid ?? 0}::integer) as geom,
        ${rural?.srid ?? 0}::integer as srid) g`.execute(test_.db)
  const coverageSaid = ({ because }: Awaited<ReturnType<typeof asked>>) =>
    because.filter(({ rule }) => rule === 'PLAN_COVERAGE').map(({ effect, says }) => [effect, says.fr])

  beforeAll(async () => {
    if (rural) await loadConformityCase(test_.db, rural)
  })

  test('no plan loaded is not « no plan »: nothing is given, and it is said, with what would hold', async () => {
    const answer = await asked()
    expect([answer.envelope, answer.heightMaxM, answer.footprintMaxM2]).toEqual([null, null, null])
    expect(answer.from.noPlan).toBe('rural')
    const words = expect.stringMatching(/rien ne dit qu’il n’y en a pas.*hors de tout plan, la règle rurale/)
    expect(coverageSaid(answer)).toEqual([['unknown', words]])
    expect(answer.because.map(({ rule }) => rule)).not.toContain('RURAL_SETBACKS')
  })

  test('what is known over a part of the parcel alone is not known', async () => {
    await declare(-1)
    expect((await asked()).from.noPlan).toBe('rural')
  })

  test('known to be outside any plan, the decree gives the envelope: 10 m from the street, 5 m elsewhere, 8.5 m high', async () => {
    await declare(50)
    const answer = await asked()
    expect(answer.from.noPlan).toBeNull()
    expect(answer.heightMaxM).toBe(8.5)
    expect(answer.footprintMaxM2).toBe(Math.min(800, Math.floor(answer.from.areaM2 * 2 + 1e-6) / 100))
    expect(answer.floorAreaMaxM2).toBeNull()
    expect(answer.because.map(({ rule }) => rule)).toContain('RURAL_SETBACKS')
    expect(coverageSaid(answer)).toEqual([])
    const floors = answer.because.find(({ parameter }) => parameter === 'floor_ratio_max')
    expect(floors?.says.fr).toContain('la règle rurale ne donne pas la densité de plancher maximale, qui peut limiter')
  })
})
