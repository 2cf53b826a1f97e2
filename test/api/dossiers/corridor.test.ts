import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Position } from '../../../spatial/geometry/types.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

type Drawn = { readonly line: readonly Position[]; readonly widthM: number; readonly bends: readonly number[] }

/** Sides of 20 to 200 m that turn by 30° at most: a trench along streets. Bends are in radians. */
const gentle: fc.Arbitrary<Drawn> = fc
  .record({
    heading: fc.integer({ min: 0, max: 359 }),
    sides: fc.array(fc.record({ m: fc.integer({ min: 20, max: 200 }), turn: fc.integer({ min: -30, max: 30 }) }), {
      ...{ minLength: 1, maxLength: 5 },
    }),
    centimetres: fc.integer({ min: 10, max: 300 }),
  })
  .map(({ heading, sides, centimetres }) => {
    const line: Position[] = [[300_000, 330_000]]
    let angle = (heading * Math.PI) / 180
    for (const [rank, { m, turn }] of sides.entries()) {
      if (rank > 0) angle += (turn * Math.PI) / 180
      const [x, y] = line.at(-1) ?? [0, 0]
      line.push([x + m * Math.cos(angle), y + m * Math.sin(angle)])
    }
    return {
      line,
      widthM: centimetres / 100,
      bends: sides.slice(1).map(({ turn }) => (Math.abs(turn) * Math.PI) / 180),
    }
  })

type Measured = {
  readonly area: number
  readonly length: number
  readonly apart: number
  readonly outside: number
  readonly valid: boolean
}

/** Several lines measured at once: their corridors, those of the same lines turned round, and their round buffers. */
async function measured(drawn: readonly Drawn[]): Promise<readonly Measured[]> {
  const given = JSON.stringify(
    drawn.map(({ line, widthM }, rank) => ({ rank, widthM, line: { type: 'LineString', coordinates: line } })),
  )
  const { rows } = await sql<Measured>`
    select ST_Area(c) as area, ST_Length(l) as length, ST_Area(ST_SymDifference(c, corridor_of(ST_Reverse(l), w))) as apart,
      ST_Area(ST_Difference(c, ST_Buffer(l, w / 2 + 0.001, 'quad_segs=64'))) as outside, ST_IsValid(c) as valid
    from (select g.*, corridor_of(l, w) as c from (select rank, "widthM" as w,
      ST_SetSRID(ST_GeomFromGeoJSON(line::text), 26191) as l
      from jsonb_to_recordset(${given}::jsonb) as r(rank integer, "widthM" float8, line jsonb)) g) m order by rank`.execute(
    database.db,
  )
  return rows
}

/**
 * What a bend of θ adds to length × width: outside, a sector of half the width, (w/2)²·θ/2; inside, the two sides overlap
 * by (w/2)²·tan(θ/2).
 */
const ofBends = ({ widthM, bends }: Drawn) =>
  bends.reduce((sum, bend) => sum + (widthM / 2) ** 2 * (bend / 2 - Math.tan(bend / 2)), 0)

/** An arc is drawn by chords of 11.25°, the last of half as much again at most: 17° is 1.5 % short of its sector. */
const ofChords = ({ widthM, bends }: Drawn) =>
  0.015 * bends.reduce((sum, bend) => sum + (widthM / 2) ** 2 * (bend / 2), 0) + 1e-4

describe('the corridor of a line', () => {
  test('is length by width where it is straight: 120 m by 0.60 m is 72 m²', async () => {
    const straight = { line: [[300_000, 330_000], [300_120, 330_000]] as const, widthM: 0.6, bends: [] } // biome-ignore format: two ends
    const [found] = await measured([straight])
    expect(found?.length).toBe(120)
    expect(found?.area).toBeCloseTo(72, 6)
  })

  test('is length by width, but for what its bends add, is the same from either end, and stays within half its width', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gentle, { minLength: 20, maxLength: 20 }), async (drawn) => {
        for (const [rank, found] of (await measured(drawn)).entries()) {
          const one = drawn[rank]
          if (!one) throw new Error('as many are measured as are drawn')
          const expected = found.length * one.widthM + ofBends(one)
          expect(Math.abs(found.area - expected)).toBeLessThanOrEqual(ofChords(one))
          expect(found.apart).toBeLessThan(1e-3 * found.area)
          expect([found.outside, found.valid]).toEqual([0, true])
        }
      }),
      { numRuns: 10 },
    )
  })
})
