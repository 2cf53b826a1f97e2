// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { signedArea } from '../../../spatial/geometry/plane.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { closedRing, draftOf, drawnOf, figuresOf, legalOf, placesOf } from '../../../web/map/draw/measure.ts'
import type { Draft } from '../../../web/map/draw/outline.ts'

const draft = (positions: readonly Position[], closed = true): Draft => ({ srid: 26191, positions, closed })

/** 30 m, 40 m, then back by a hypotenuse of 50 m: 600 m². */
const TRIANGLE: readonly Position[] = [
  [300000, 330000],
  [300030, 330000],
  [300030, 330040],
]
const BOW_TIE: readonly Position[] = [
  [300000, 330000],
  [300040, 330010],
  [300040, 330000],
  [300000, 330010],
]

describe('figures of an outline, in the legal plane', () => {
  test('a right triangle of 30 and 40 m has 600 m², 120 m around and sides of 30, 40 and 50 m', () => {
    expect(figuresOf(draft(TRIANGLE))).toEqual({ areaM2: 600, lengthM: 120, sidesM: [30, 40, 50], crossing: null })
  })

  test('an open outline has a length and no area', () => {
    const figures = figuresOf(draft(TRIANGLE, false))
    expect(figures.areaM2).toBeNull()
    expect(figures.lengthM).toBe(70)
  })

  test('an outline that crosses itself has no area, and says after which borne and where', () => {
    const { areaM2, crossing } = figuresOf(draft(BOW_TIE))
    expect(areaM2).toBeNull()
    expect(crossing?.at[0]).toBeCloseTo(300020, 6)
    expect(crossing?.at[1]).toBeCloseTo(330005, 6)
    expect([0, 2]).toContain(crossing?.index)
    expect(drawnOf(draft(BOW_TIE))).toBeNull()
  })

  test('a finished outline runs counter-clockwise whatever way it was drawn, the draft untouched', () => {
    const clockwise = [...TRIANGLE].reverse()
    expect(signedArea(closedRing(clockwise))).toBe(600)
    expect(signedArea(closedRing(TRIANGLE))).toBe(600)
    expect(clockwise[0]).toEqual([300030, 330040])
    const drawn = drawnOf(draft(clockwise))
    expect(drawn?.legal.srid).toBe(26191)
    const ring = drawn?.legal.geometry.coordinates[0]?.[0] ?? []
    expect(ring[0]).toEqual(ring.at(-1))
    expect(ring.slice(0, 3).map(String).sort()).toEqual(TRIANGLE.map(String).sort())
  })

  test('what was drawn at X 300 000, Y 330 000 is where cs2cs puts it', () => {
    const [place] = placesOf(draft(TRIANGLE))
    expect(place?.[0]).toBeCloseTo(-7.55288049, 7)
    expect(place?.[1]).toBeCloseTo(33.54937098, 7)
  })

  test('a place takes the zone of its latitude unless the commune has one', () => {
    expect(legalOf([-9.6, 30.4], null)?.srid).toBe(26192)
    expect(legalOf([-9.6, 31.6], 26192)?.srid).toBe(26192)
    expect(legalOf([2.35, 48.85], null)).toBeNull()
  })

  test('a parcel of one shell can be corrected by hand, one with a hole can not', () => {
    const shell = [...TRIANGLE, TRIANGLE[0] ?? [0, 0]].map((at) => [...at])
    const parcel = drawnOf(draft(TRIANGLE))?.legal.geometry
    if (!parcel) throw new Error('the triangle was not drawn')
    expect(draftOf(26191, parcel)?.positions).toEqual(TRIANGLE)
    expect(draftOf(26191, Object.assign({ ...parcel }, { coordinates: [[shell, shell]] }))).toBeNull()
  })
})
