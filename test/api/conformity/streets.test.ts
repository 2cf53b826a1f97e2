import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ewkb } from '../../../api/conformity/ewkb.ts'
import { readFacts } from '../../../api/conformity/factsQuery.ts'
import type { FactsRow } from '../../../api/conformity/factsRow.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Box, type Corner, corners, Ground, ring } from '../../build/ground.ts'

let test_: TestDatabase

const outlineOf = (shape: readonly Corner[]) => ewkb(26191, { type: 'MultiPolygon', coordinates: [[ring(shape)]] })

async function sidesOf(shape: readonly Corner[], building: readonly Corner[] | null = null): Promise<FactsRow> {
  const on = parseDay('2024-05-02')
  if (!on) throw new Error('not a day')
  const footprint = building && outlineOf(building)
  return readFacts(test_.db, { srid: 26191, parcel: outlineOf(shape), footprint, on, positionM: 0.1 })
}

const PARCEL: Box = [0, 0, 20, 30]

/* Rue A, 12 m wide, runs south of everything; Avenue B, 30 m, comes down to it 200 m to the east. */
beforeAll(async () => {
  test_ = await testDatabase()
  const ground = new Ground(test_.db)
  await ground.street('Rue A', [-500, -12, 500, 0], 12)
  await ground.street('Avenue B', [200, 0, 230, 500], 30)
})

afterAll(() => test_.close())

describe('the street side', () => {
  test('is the edge along the street: 20 m, without the last half metre of the side edges', async () => {
    const { frontage } = await sidesOf(corners(PARCEL))
    expect(frontage?.lengthM).toBeCloseTo(20, 6)
    expect(frontage).toMatchObject({ streetWidthM: 12, streetName: 'Rue A' })
  })

  test('of a corner parcel runs along both streets, the wider one named', async () => {
    const { frontage } = await sidesOf(corners([180, 0, 200, 30]))
    expect(frontage?.lengthM).toBeCloseTo(50, 6)
    expect(frontage).toMatchObject({ streetWidthM: 30, streetName: 'Avenue B' })
  })

  test('is drawn 30 cm back from the street and still is the street side', async () => {
    const { frontage } = await sidesOf(corners([0, 0.3, 20, 30]))
    expect(frontage?.lengthM).toBeCloseTo(20, 6)
  })

  test('of a parcel that goes 2 m into the street is where the street begins', async () => {
    const { frontage } = await sidesOf(corners([0, -2, 20, 30]))
    expect(frontage?.lengthM).toBeCloseTo(20, 6)
  })

  test('does not exist behind another parcel, nor by one shared corner', async () => {
    expect((await sidesOf(corners([0, 30, 20, 60]))).frontage).toBeNull()
    const slanted: Corner[] = [
      [50, 0],
      [70, 20],
      [50, 40],
      [30, 20],
    ]
    expect((await sidesOf(slanted)).frontage).toBeNull()
  })
})

describe('a building', () => {
  test('stands 5 m from the street, 2 m from the nearest boundary, 9 m from the rear', async () => {
    const { footprint } = await sidesOf(corners(PARCEL), corners([3, 5, 18, 21]))
    expect(footprint?.areaM2).toBeCloseTo(240, 6)
    expect(footprint?.outsideM2).toBe(0)
    expect(footprint?.toStreetM).toBeCloseTo(5, 6)
    expect(footprint?.toBoundaryM).toBeCloseTo(2, 6)
    expect(footprint?.toRearM).toBeCloseTo(9, 6)
  })

  test('goes 1.5 m over its eastern boundary: 16 m by 1.5 m outside, 1.5 m below zero', async () => {
    const { footprint } = await sidesOf(corners(PARCEL), corners([3, 5, 21.5, 21]))
    expect(footprint?.outsideM2).toBeCloseTo(24, 6)
    expect(footprint?.toBoundaryM).toBeCloseTo(-1.5, 6)
    expect(footprint?.toStreetM).toBeCloseTo(5, 6)
    expect(footprint?.toRearM).toBeCloseTo(9, 6)
  })

  test('on the street line is at 0 of it, and beyond it below', async () => {
    const on = await sidesOf(corners(PARCEL), corners([3, 0, 18, 10]))
    expect(on.footprint?.toStreetM).toBeCloseTo(0, 6)
    const over = await sidesOf(corners(PARCEL), corners([3, -0.8, 18, 10]))
    expect(over.footprint?.toStreetM).toBeCloseTo(-0.8, 6)
  })

  test('has no street and no rear where no street is known, but a boundary', async () => {
    const { footprint } = await sidesOf(corners([0, 100, 20, 130]), corners([4, 107, 14, 120]))
    expect(footprint).toMatchObject({ toStreetM: null, toRearM: null })
    expect(footprint?.toBoundaryM).toBeCloseTo(4, 6)
  })

  test('is not spoken of when none is drawn', async () => {
    expect((await sidesOf(corners(PARCEL))).footprint).toBeNull()
  })
})
