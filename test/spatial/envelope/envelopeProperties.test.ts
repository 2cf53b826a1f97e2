import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import { toSegment } from '../../../spatial/envelope/nearness.ts'
import type { EnvelopeInput, Side } from '../../../spatial/envelope/types.ts'
import { pointInRing } from '../../../spatial/geometry/plane.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import type { Corner } from '../../build/ground.ts'
import { areaOfPolygons, onPaper, plotOnPaper, street, zoneOf } from '../../build/plots.ts'

const ROUNDING_M = 0.001
const centimetres = (least: number, most: number) =>
  fc.integer({ min: least * 100, max: most * 100 }).map((value) => value / 100)

/** A plot seen whole from its middle: one corner in each of some directions, nearer or farther; corners turn both ways. */
const plot = fc.array(centimetres(8, 40), { minLength: 4, maxLength: 12 }).map((radii) =>
  radii.map((radius, index): Corner => {
    const angle = (2 * Math.PI * (index + 0.5)) / radii.length - Math.PI / 2
    return [Math.round(radius * Math.cos(angle) * 100) / 100, Math.round(radius * Math.sin(angle) * 100) / 100]
  }),
)

const setbacks = fc.record({
  setback_street_m: centimetres(0, 8),
  setback_side_m: centimetres(0, 6),
  setback_rear_m: centimetres(0, 10),
})

const drawn = (shape: readonly Corner[], figures: Record<string, number>): EnvelopeInput => {
  const south = Math.min(...shape.map(([, y]) => y))
  return plotOnPaper({ shape, figures, streets: [street([-100, south - 12, 100, south + 0.3])] })
}

const keptFrom = (input: EnvelopeInput, { kind }: Side): number => {
  const figures = input.zones[0]?.figures
  const of = (name: 'setback_street_m' | 'setback_side_m' | 'setback_rear_m') => figures?.[name]?.value ?? 0
  const each = { street: of('setback_street_m'), side: of('setback_side_m'), rear: of('setback_rear_m') }
  return input.sidesKnown ? each[kind] : Math.min(each.street, each.side, each.rear)
}

const toLine = (point: Position, line: readonly Position[]) =>
  Math.min(...line.slice(1).map((b, index) => toSegment(point, { a: line[index] ?? b, b })))

const verticesOf = (input: EnvelopeInput): readonly Position[] => (envelope(input).polygons ?? []).flat(2)

const areaOf = (input: EnvelopeInput) => areaOfPolygons(envelope(input).polygons ?? [])

describe('whatever the plot and its set-backs', () => {
  test('every corner of the envelope keeps its distance from every limit, to the millimetre', () => {
    fc.assert(
      fc.property(plot, setbacks, (shape, figures) => {
        const input = drawn(shape, figures)
        for (const vertex of verticesOf(input))
          for (const side of input.sides)
            expect(toLine(vertex, side.line)).toBeGreaterThanOrEqual(keptFrom(input, side) - ROUNDING_M)
      }),
      { numRuns: 80 },
    )
  })

  test('the envelope lies in the parcel', () => {
    fc.assert(
      fc.property(plot, setbacks, (shape, figures) => {
        const ring = onPaper(shape)
        const near = (point: Position) => pointInRing(point, ring) !== 'outside' || toLine(point, ring) < ROUNDING_M
        expect(verticesOf(drawn(shape, figures)).every(near)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('a larger set-back never gives a larger envelope', () => {
    fc.assert(
      fc.property(
        plot,
        setbacks,
        fc.constantFrom('setback_street_m', 'setback_side_m', 'setback_rear_m'),
        centimetres(0, 3),
        (shape, figures, which, more) => {
          const larger = { ...figures, [which]: figures[which] + more }
          expect(areaOf(drawn(shape, larger))).toBeLessThanOrEqual(areaOf(drawn(shape, figures)) + 0.02)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('neither the corner the outline begins at nor the way it turns changes the envelope', () => {
    fc.assert(
      fc.property(plot, setbacks, fc.nat(11), (shape, figures, shift) => {
        const turned = [...shape.slice(shift % shape.length), ...shape.slice(0, shift % shape.length)]
        const once = areaOf(drawn(shape, figures))
        expect(areaOf(drawn(turned, figures))).toBeCloseTo(once, 1)
        expect(areaOf(drawn([...turned].reverse(), figures))).toBeCloseTo(once, 1)
      }),
      { numRuns: 50 },
    )
  })

  test('moving and turning the plot with its sides moves and turns the envelope', () => {
    fc.assert(
      fc.property(plot, setbacks, centimetres(0, 6), centimetres(-900, 900), (shape, figures, angle, by) => {
        const input = drawn(shape, figures)
        expect(areaOf(moved(input, angle, by))).toBeCloseTo(areaOf(input), 0)
      }),
      { numRuns: 50 },
    )
  })
})

function moved(input: EnvelopeInput, angle: number, by: number): EnvelopeInput {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const place = ([x, y]: Position): Position => {
    const [dx, dy] = [x - 300_000, y - 330_000]
    return [300_000 + dx * cos - dy * sin + by, 330_000 + dx * sin + dy * cos - by]
  }
  const parcel = input.parcel.map((rings) => rings.map((ring) => ring.map(place)))
  const figures = input.zones[0]?.figures ?? null
  const zone = zoneOf(parcel[0] ?? [], null)
  const sides = input.sides.map((side) => ({ ...side, line: side.line.map(place) }))
  return { ...input, parcel, ground: parcel, sides, zones: [{ ...zone, figures }] }
}
