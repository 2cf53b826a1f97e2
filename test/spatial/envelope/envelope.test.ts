import { describe, expect, test } from 'vitest'
import { corrected } from '../../../spatial/envelope/classifySides.ts'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import type { Bound, Effect, Envelope } from '../../../spatial/envelope/types.ts'
import { type Corner, corners } from '../../build/ground.ts'
import {
  areaOfPolygons,
  boxOnPaper,
  type PrintedFigures,
  plotOnPaper,
  servitudeOver,
  street,
  toPaper,
  zoneOf,
} from '../../build/plots.ts'

const PLOT = corners([0, 0, 24, 35])
/** 12 m wide, south of everything. */
const SOUTH = street([-100, -12, 200, 0])

const FIGURES: PrintedFigures = {
  setback_street_m: 5,
  setback_side_m: 4,
  setback_rear_m: 10,
  footprint_ratio_max: 0.5,
  floor_ratio_max: 1.2,
  height_max_m: 11.5,
  levels_max: 3,
  prospect_street_ratio: 1,
  prospect_boundary_ratio: 0,
}

const said = ({ because }: Envelope, effect: Effect) =>
  because.filter((entry) => entry.effect === effect).map(({ rule, parameter }) => parameter ?? rule)
const setter = ({ because }: Envelope, bound: Bound) =>
  because.filter(({ sets }) => sets === bound).map(({ parameter }) => parameter)

describe('the envelope of a rectangle of 24 m × 35 m with the street on its south', () => {
  const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: FIGURES }))

  test('is 16 m × 20 m, from (4, 5) to (20, 25)', () => {
    // 24 − 4 − 4 = 16; 35 − 5 − 10 = 20; 16 × 20 = 320 m².
    expect(toPaper(found.polygons ?? []).map((shell) => new Set(shell.map(String)))).toEqual([
      new Set(['4,5', '20,5', '20,25', '4,25']),
    ])
    expect(found.areaM2).toBe(320)
  })

  test('limits the footprint to its own ground, under the ratio', () => {
    // 0.5 × 840 = 420 m², but only 320 m² are left by the set-backs.
    expect(found.footprintMaxM2).toBe(320)
    expect(setter(found, 'footprint')).toEqual([])
  })

  test('limits the floors to the footprint on three levels, under the ratio', () => {
    // 1.2 × 840 = 1,008 m²; 320 × 3 = 960 m².
    expect(found.floorAreaMaxM2).toBe(960)
    expect(setter(found, 'floorArea')).toEqual(['levels_max'])
  })

  test('limits the height to 11.5 m, under the 12 m of the street', () => {
    expect(found.heightMaxM).toBe(11.5)
    expect(setter(found, 'height')).toEqual(['height_max_m'])
  })

  test('names each set-back with its article and what it takes', () => {
    // Street 24 × 5 = 120; sides 2 × 4 × 35 = 280; rear 24 × 10 = 240 m².
    const taken = found.because.filter(({ effect }) => effect === 'removes')
    expect(taken.map(({ parameter, article, removedM2 }) => [parameter, article, removedM2])).toEqual([
      ['setback_street_m', 'art. setback_street_m', 120],
      ['setback_side_m', 'art. setback_side_m', 280],
      ['setback_rear_m', 'art. setback_rear_m', 240],
    ])
  })
})

describe('the envelope of a corner plot of 20 m × 30 m, streets south and east', () => {
  const east = street([20, 0, 50, 200], 30)
  const found = envelope(plotOnPaper({ shape: corners([0, 0, 20, 30]), streets: [SOUTH, east], figures: FIGURES }))

  test('keeps 5 m from both streets and 4 m from both other limits: it has no rear', () => {
    // 20 − 4 − 5 = 11; 30 − 5 − 4 = 21; 11 × 21 = 231 m².
    expect(found.areaM2).toBe(231)
    expect(said(found, 'removes')).toEqual(['setback_street_m', 'setback_side_m'])
  })

  test('faces the wider street: 30 m of prospect leave the printed 11.5 m', () => {
    expect(found.heightMaxM).toBe(11.5)
  })
})

describe('the envelope of an L', () => {
  const shape: Corner[] = [
    [0, 0],
    [30, 0],
    [30, 20],
    [15, 20],
    [15, 40],
    [0, 40],
  ]
  const figures = { ...FIGURES, setback_rear_m: 4 }
  const found = envelope(plotOnPaper({ shape, streets: [SOUTH], figures }))

  test('turns around the reflex corner in an arc, less than a centimetre outside the circle', () => {
    // Lower wing 22 × 11 = 242; upper wing 7 × 20 = 140; between them the square of 4 m at the corner less a quarter
    // disc: 16 − π × 4² / 4 = 3.434; in all 385.43 m². The arc may take 0.01 × (2π × 4 / 4) = 0.06 m² more.
    expect(found.areaM2).toBeLessThanOrEqual(385.44)
    expect(found.areaM2).toBeGreaterThan(385.37)
  })

  test('never comes nearer than 4 m to the reflex corner', () => {
    const corner = toPaper(found.polygons ?? []).flat()
    expect(Math.min(...corner.map(([x, y]) => Math.hypot(x - 15, y - 20)))).toBeGreaterThanOrEqual(4 - 0.0002)
  })
})

describe('the envelope of a plot across two zones', () => {
  const dense = zoneOf(boxOnPaper([0, 0, 12, 35]), FIGURES, 'B4')
  const villas = zoneOf(
    boxOnPaper([12, 0, 24, 35]),
    { ...FIGURES, setback_side_m: 6, footprint_ratio_max: 0.2, floor_ratio_max: 0.4, height_max_m: 8.5 },
    'D2',
  )
  const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], zones: [dense, villas] }))

  test("keeps each zone's set-backs on its own part and puts them together", () => {
    // B4: (12 − 4) × 20 = 160; D2: (12 − 6) × 20 = 120; side by side 280 m².
    expect(found.areaM2).toBe(280)
    expect(found.polygons).toHaveLength(1)
  })

  test("adds up each zone's ceilings on its own part", () => {
    // B4: min(0.5 × 420, 160) = 160; D2: min(0.2 × 420, 120) = 84; 244 m².
    expect(found.footprintMaxM2).toBe(244)
    // B4: min(1.2 × 420 = 504, 160 × 3 = 480) = 480; D2: min(0.4 × 420 = 168, 84 × 3 = 252) = 168; 648 m².
    expect(found.floorAreaMaxM2).toBe(648)
    expect(found.heightMaxM).toBe(11.5)
  })

  test('says that the law does not tell which prevails', () => {
    expect(said(found, 'disputed')).toEqual(['ZONE'])
  })
})

describe('servitudes', () => {
  test('eat a plot to nothing: zero, not unknown', () => {
    const plot = { shape: PLOT, streets: [SOUTH], servitudes: [servitudeOver([-5, -5, 40, 40])] }
    const found = envelope(plotOnPaper({ ...plot, figures: FIGURES }))
    expect(found).toMatchObject({ polygons: [], areaM2: 0, footprintMaxM2: 0, floorAreaMaxM2: 0, heightMaxM: 0 })
    expect(found.because.find(({ rule }) => rule === 'SERVITUDE_FORBIDS')).toMatchObject({
      article: 'Loi du cas, art. 1',
      effect: 'removes',
      removedM2: 840,
    })
  })

  test('take an alignment of 8 m from the front: 16 m × 17 m are left', () => {
    const servitudes = [servitudeOver([0, 0, 24, 8], { effect: 'alignment' })]
    // 35 − 8 − 10 = 17; 16 × 17 = 272 m².
    expect(envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], servitudes, figures: FIGURES })).areaM2).toBe(272)
  })

  test('that limit the height over a part leave the rest its height', () => {
    const servitudes = [servitudeOver([0, 0, 12, 35], { effect: 'limits_height', heightLimitM: 6 })]
    const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], servitudes, figures: FIGURES }))
    expect(found.heightMaxM).toBe(11.5)
    // Up to 6 m over 16 × 20 = 320 m²; above, over the east half, 8 × 20 = 160 m².
    expect(found.volume().map(({ fromM, toM, polygons }) => [fromM, toM, areaOfPolygons(polygons)])).toEqual([
      [0, 6, 320],
      [6, 11.5, 160],
    ])
  })

  test('that limit the height everywhere limit it', () => {
    const limiting = servitudeOver([-5, -5, 40, 40], { effect: 'limits_height', heightLimitM: 6 })
    const plot = { shape: PLOT, streets: [SOUTH], figures: FIGURES }
    expect(envelope(plotOnPaper({ ...plot, servitudes: [limiting] })).heightMaxM).toBe(6)
    const silent = { ...limiting, heightLimitM: null }
    expect(envelope(plotOnPaper({ ...plot, servitudes: [silent] })).heightMaxM).toBeNull()
  })

  test('that were not loaded are not "none"', () => {
    const plot = plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: FIGURES })
    expect(said(envelope({ ...plot, servitudesCovered: 'none' }), 'unknown')).toEqual(['SERVITUDE_FORBIDS'])
  })
})

describe('what is not published', () => {
  test('gives no ceiling, and is named', () => {
    const { setback_street_m, setback_side_m, setback_rear_m } = FIGURES
    const figures = { setback_street_m, setback_side_m, setback_rear_m, footprint_ratio_max: null } as PrintedFigures
    const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], figures }))
    expect(found).toMatchObject({ areaM2: 320, footprintMaxM2: null, floorAreaMaxM2: null, heightMaxM: null })
    expect(said(found, 'unknown')).toEqual([
      'footprint_ratio_max',
      'floor_ratio_max',
      'levels_max',
      'height_max_m',
      'prospect_street_ratio',
      'prospect_boundary_ratio',
    ])
    expect(found.volume()).toEqual([])
  })

  test('when it is a set-back, is not applied and is named', () => {
    const figures = { ...FIGURES, setback_rear_m: null }
    const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], figures }))
    // 16 × (35 − 5) = 480 m².
    expect(found.areaM2).toBe(480)
    expect(said(found, 'unknown')).toEqual(['setback_rear_m'])
  })

  test('when it is the whole règlement, gives no envelope at all', () => {
    const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: null }))
    expect(found).toMatchObject({ polygons: null, areaM2: null, footprintMaxM2: null, heightMaxM: null })
    expect(said(found, 'unknown')).toEqual(['ZONE'])
  })

  test('over a part of the plot in no zone, gives the envelope of the rest and no ceiling', () => {
    const zones = [zoneOf(boxOnPaper([0, 0, 12, 35]), FIGURES)]
    const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], zones }))
    expect(found).toMatchObject({ areaM2: 160, footprintMaxM2: null, floorAreaMaxM2: null, heightMaxM: null })
    expect(said(found, 'unknown')).toEqual(['PLAN_COVERAGE'])
  })
})

test('a zone that is not for building gives nothing, and says so', () => {
  const zones = [{ ...zoneOf(boxOnPaper([0, 0, 24, 35]), null), buildable: false }]
  const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], zones }))
  expect(found).toMatchObject({ polygons: [], footprintMaxM2: 0, floorAreaMaxM2: 0, heightMaxM: 0 })
  expect(said(found, 'removes')).toEqual(['ZONE'])
})

test('where no street is known, the smallest of the three set-backs holds at every limit and none is called the street', () => {
  const found = envelope(plotOnPaper({ shape: PLOT, figures: FIGURES }))
  // min(5, 4, 10) = 4: 16 × 27 = 432 m².
  expect(found.areaM2).toBe(432)
  expect(said(found, 'removes')).toEqual([])
  expect(said(found, 'unknown')).toContain('SETBACKS')
  expect(said(found, 'unknown')).toContain('prospect_street_ratio')
})

test('a party wall where the side set-back is 0: only street and rear keep their distance', () => {
  const figures = { ...FIGURES, setback_side_m: 0, setback_rear_m: 6, prospect_boundary_min_m: 4 }
  const prospect = { ...figures, prospect_boundary_ratio: 0.5 }
  const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: prospect }))
  // 24 × (35 − 5 − 6) = 576 m²; at 11.5 m the rear asks for 5.75 m, under the 6 m already kept.
  expect(found).toMatchObject({ areaM2: 576, heightMaxM: 11.5 })
  expect(found.volume()).toHaveLength(1)
})

test('prospect to the boundaries takes the height that the width of the plot cannot give', () => {
  const figures = { ...FIGURES, setback_side_m: 2, setback_rear_m: 2, prospect_boundary_ratio: 0.5, height_max_m: 12 }
  const found = envelope(plotOnPaper({ shape: corners([0, 0, 10, 40]), streets: [SOUTH], figures }))
  // Half the height on each side of 10 m: 2 × 0.5 × H < 10, so H < 10 m.
  expect(found.heightMaxM).toBeGreaterThan(9.97)
  expect(found.heightMaxM).toBeLessThan(10)
  expect(setter(found, 'height')).toEqual(['prospect_boundary_ratio'])
})

test('the share to keep green limits the footprint where it leaves less than the ratio', () => {
  const figures = { ...FIGURES, setback_side_m: 0, setback_rear_m: 0, footprint_ratio_max: 0.7, green_share_min: 0.4 }
  const found = envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], figures }))
  // (1 − 0.4) × 840 = 504 m²; 0.7 × 840 = 588; 24 × 30 = 720.
  expect(found.footprintMaxM2).toBe(504)
  expect(setter(found, 'footprint')).toEqual(['green_share_min'])
})

test('a plot under the least area of its zone says that nothing is authorised on it', () => {
  const figures = { ...FIGURES, min_area_m2: 1000, min_width_m: 20 }
  expect(said(envelope(plotOnPaper({ shape: PLOT, streets: [SOUTH], figures })), 'below_minimum')).toEqual([
    'min_area_m2',
  ])
})

test('a side corrected by hand keeps the distance of what it is said to be', () => {
  const plot = plotOnPaper({ shape: PLOT, streets: [SOUTH], figures: FIGURES })
  const north = plot.sides.find(({ kind }) => kind === 'rear')
  if (!north) throw new Error('no rear')
  const sides = corrected(plot.sides, [{ edge: north.edge, kind: 'street' }])
  // The north keeps 5 m and not 10: 16 × 25 = 400 m².
  expect(envelope({ ...plot, sides }).areaM2).toBe(400)
})
