import { describe, expect, test } from 'vitest'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import type { Effect, Envelope } from '../../../spatial/envelope/types.ts'
import { type Box, corners } from '../../build/ground.ts'
import { areaOfPolygons, boxOnPaper, type PrintedFigures, plotOnPaper, street, zoneOf } from '../../build/plots.ts'

const PLOT = corners([0, 0, 24, 35])
const SOUTH = street([-100, -12, 200, 0])

const FIGURES: PrintedFigures = {
  setback_street_m: 5,
  setback_side_m: 4,
  setback_rear_m: 10,
  footprint_ratio_max: 0.5,
  floor_ratio_max: 1.2,
  height_max_m: 40,
  levels_max: 3,
  prospect_street_ratio: 1,
  prospect_boundary_ratio: 0,
}
const STRICT = { ...FIGURES, setback_street_m: 8, setback_side_m: 6 }

const WHOLE: Box = [0, 0, 24, 35]
const WEST: Box = [0, 0, 12, 35]
const zone = (box: Box, code: string, figures: PrintedFigures = FIGURES) => zoneOf(boxOnPaper(box), figures, code)
const across = (...zones: ReturnType<typeof zone>[]) => envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], zones }))
const said = ({ because }: Envelope, effect: Effect) =>
  because.filter((entry) => entry.effect === effect).map(({ rule, parameter }) => parameter ?? rule)

const NO_CEILING = { footprintMaxM2: null, floorAreaMaxM2: null, heightMaxM: null }

describe('a plot of 840 m² whose zones do not cover it once', () => {
  test('half in two zones and half in none: their 2 × 420 m² do not make it covered', () => {
    const found = across(zone(WEST, 'B4'), zone(WEST, 'D2'))
    expect(found).toMatchObject({ areaM2: 160, ...NO_CEILING })
    const bare = found.because.find(({ rule, effect }) => rule === 'PLAN_COVERAGE' && effect === 'unknown')
    expect(bare?.removedM2).toBeCloseTo(420, 2)
    expect(found.volume()).toEqual([])
  })

  test('wholly covered and in two zones on 4 m: no ceiling, and it says why', () => {
    const found = across(zone([0, 0, 14, 35], 'B4'), zone([10, 0, 24, 35], 'D2'))
    expect(found).toMatchObject({ areaM2: 320, ...NO_CEILING })
    expect(said(found, 'unknown')).toEqual([])
    // 4 × 35 = 140 m².
    const disputed = found.because.find(({ rule, effect }) => rule === 'PLAN_COVERAGE' && effect === 'disputed')
    for (const says of [disputed?.says.fr, disputed?.says.ar]) expect(says).toMatch(/140/)
  })

  test('wholly in three zones shares its 840 m² once, not twice', () => {
    const found = across(zone(WHOLE, 'B4'), zone(WHOLE, 'D2'), zone(WHOLE, 'E3'))
    expect(found).toMatchObject({ areaM2: 320, ...NO_CEILING })
    expect(found.because.find(({ rule }) => rule === 'PLAN_COVERAGE')?.says.fr).toMatch(/sur 840/)
  })

  test('with zones that meet on a line is covered once', () => {
    const found = across(zone(WEST, 'B4'), zone([12, 0, 24, 35], 'D2'))
    // Twice min(0.5 × 420, 8 × 20) = 160.
    expect(found).toMatchObject({ areaM2: 320, footprintMaxM2: 320 })
    expect(said(found, 'disputed')).toEqual(['ZONE'])
  })
})

describe('ground that two zones share', () => {
  test('keeps the larger of their set-backs, whichever comes first', () => {
    // 24 − 2 × 6 = 12; 35 − 8 − 10 = 17; 12 × 17 = 204 m², and not the 320 m² of the milder zone.
    expect(across(zone(WHOLE, 'B4'), zone(WHOLE, 'D2', STRICT)).areaM2).toBe(204)
    expect(across(zone(WHOLE, 'D2', STRICT), zone(WHOLE, 'B4')).areaM2).toBe(204)
  })

  test('leaves the milder set-backs where the milder zone is alone', () => {
    // West, both: (12 − 6) × 17 = 102; east, the milder alone: (12 − 4) × 20 = 160; 262 m².
    expect(across(zone(WHOLE, 'B4'), zone(WEST, 'D2', STRICT)).areaM2).toBe(262)
  })

  test('is not built where one of them is not for building', () => {
    const green = { ...zoneOf(boxOnPaper(WEST), null, 'RB'), buildable: false }
    expect(across(zone(WHOLE, 'B4'), green).areaM2).toBe(160)
  })
})

describe('ground that a zone shares with one whose règlement is not published', () => {
  const silent = zoneOf(boxOnPaper(WEST), null, 'U')
  const found = across(zone(WHOLE, 'B4'), silent)

  test('is drawn as the known zone leaves it, and marked as a ceiling that nobody guarantees', () => {
    // B4 leaves x from 4 to 20 and y from 5 to 25; of that the unpublished zone has x up to 12: 8 × 20 = 160 of 320 m².
    expect(found.areaM2).toBe(320)
    expect(areaOfPolygons(found.unsure)).toBeCloseTo(160, 2)
    expect([found.footprintMaxM2, found.floorAreaMaxM2, found.heightMaxM]).toEqual([null, null, null])
  })

  test('says so of that zone: what limits it is not known', () => {
    const says = found.because.filter(({ rule, subject }) => rule === 'PLAN_COVERAGE' && subject === 'zone:U')
    expect(says.map(({ effect }) => effect)).toEqual(['unknown'])
    expect(says[0]?.says.fr).toMatch(/160.*plafond non garanti/)
  })

  test('is not spoken of where they only touch, or where the known zone leaves nothing there', () => {
    const strip: Box = [0, 0, 3, 35] // within the 4 m that B4 keeps from the boundary
    for (const beside of [zoneOf(boxOnPaper([24, 0, 30, 35]), null, 'U'), zoneOf(boxOnPaper(strip), null, 'U')])
      expect(across(zone(WHOLE, 'B4'), beside).unsure).toEqual([])
  })
})
