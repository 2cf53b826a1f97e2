import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PolygonRings, Position } from '../../../spatial/geometry/types.ts'
import { checkValidity } from '../../../spatial/geometry/validity.ts'
import { normalise } from '../../../spatial/intake/normalise.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { filed } from '../../spatial/intake/filed.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

type Judgement = { readonly valid: boolean; readonly area: number; readonly perimeter: number; readonly reason: string }

/** What PostGIS (GEOS) says of each outline, in one statement. */
async function judge(outlines: readonly (readonly PolygonRings[])[]): Promise<readonly Judgement[]> {
  const texts = outlines.map((coordinates) => JSON.stringify({ type: 'MultiPolygon', coordinates }))
  const { rows } = await sql<Judgement>`
    select ST_IsValid(g) as valid, ST_Area(g) as area, ST_Perimeter(g) as perimeter, ST_IsValidReason(g) as reason
    from unnest(${texts}::text[]) with ordinality as asked(text, rank)
    cross join lateral (select ST_SetSRID(ST_GeomFromGeoJSON(text), 26191) as g) shape order by rank`.execute(
    database.db,
  )
  return rows
}

/** Vertices on a coarse grid meet, overlap and align far more often than those of real parcels. */
const coarse = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
const placed = ([x, y]: readonly [number, number]): Position => [300_000 + x * 10, 400_000.05 + y * 10]

const withoutRepeats = (ring: readonly Position[]) =>
  ring.filter((position, index) => String(position) !== String(ring.at(index - 1)))

const ring = fc
  .array(coarse, { minLength: 3, maxLength: 7 })
  .map((vertices) => withoutRepeats(vertices.map(placed)))
  .filter((vertices) => vertices.length >= 3)
  .map((vertices) => [...vertices, ...vertices.slice(0, 1)])

const polygon = fc.array(ring, { minLength: 1, maxLength: 3 })
const outline = fc.array(polygon, { minLength: 1, maxLength: 3 })

describe('Our judgement of a shape is that of GEOS', () => {
  test.each([
    ['rings', ring.map((one) => [[one]])],
    ['polygons with holes', polygon.map((one) => [one])],
    ['several parts with holes', outline],
  ] as const)('on random %s', async (_name, shapes) => {
    const drawn = fc.sample(shapes as fc.Arbitrary<PolygonRings[]>, { numRuns: 3000, seed: 26191 })
    const judged = await judge(drawn)
    for (const [index, shape] of drawn.entries()) {
      const checked = checkValidity(shape)
      const { valid, reason } = judged[index] ?? { valid: null, reason: '' }
      expect(checked.ok, `${JSON.stringify(shape)} ${reason} ${JSON.stringify(checked)}`).toBe(valid)
    }
    // A sample without both kinds would prove nothing.
    expect(new Set(judged.map(({ valid }) => valid)).size).toBe(2)
  })
})

describe('Areas and perimeters in the legal plane', () => {
  test('agree with GEOS to 0.01 m² and 1 mm, from a shed to a province', async () => {
    const star = fc.record({
      radius: fc.constantFrom(5, 80, 3_000, 90_000),
      shares: fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 }),
    })
    const drawn = fc.sample(star, { numRuns: 300, seed: 1166 }).map(({ radius, shares }) => {
      const vertices = shares.map((share, index): Position => {
        const angle = (2 * Math.PI * index) / shares.length
        return [400_000 + radius * share * Math.cos(angle), 350_000 + radius * share * Math.sin(angle)]
      })
      const read = normalise(filed(vertices), { srid: 26191, geographic: false })
      if (!read.ok) throw new Error(read.error.code)
      return read.value
    })
    const judged = await judge(drawn.map(({ legal }) => legal.geometry.coordinates as unknown as PolygonRings[]))
    for (const [index, { areaM2, perimeterM }] of drawn.entries()) {
      expect(Math.abs(areaM2 - (judged[index]?.area ?? 0))).toBeLessThan(0.01)
      expect(Math.abs(perimeterM - (judged[index]?.perimeter ?? 0))).toBeLessThan(0.001)
    }
  })
})
