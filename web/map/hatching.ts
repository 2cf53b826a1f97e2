import type { ServitudeEffect, Verdict } from '../../spatial/conformity/types.ts'

/** A square that repeats without a seam; the same marks make the canvas pattern and the legend's swatch. */
export const HATCH_PX = 16

export type Hatch = 'crossed' | 'diagonal' | 'backward' | 'dotted' | 'upright'

type Point = readonly [number, number]
export type HatchLine = readonly [Point, Point]
export type HatchMarks = { readonly lines: readonly HatchLine[]; readonly dots: readonly Point[] }

/** Rising strokes; they leave by one side where they come in by the other. */
const RISING: readonly HatchLine[] = [
  [
    [-4, 4],
    [4, -4],
  ],
  [
    [-4, 20],
    [20, -4],
  ],
  [
    [12, 20],
    [20, 12],
  ],
]

const FALLING: readonly HatchLine[] = RISING.map(([[x1, y1], [x2, y2]]) => [
  [HATCH_PX - x1, y1],
  [HATCH_PX - x2, y2],
])

export const HATCHES: Readonly<Record<Hatch, HatchMarks>> = {
  crossed: { lines: [...RISING, ...FALLING], dots: [] },
  diagonal: { lines: RISING, dots: [] },
  backward: { lines: FALLING, dots: [] },
  dotted: {
    lines: [],
    dots: [
      [4, 4],
      [12, 12],
    ],
  },
  upright: {
    lines: [
      [
        [4, 0],
        [4, 16],
      ],
      [
        [12, 0],
        [12, 16],
      ],
    ],
    dots: [],
  },
}

/** What a servitude does, said without colour: forbids is crossed, limits is diagonal, an avis is dotted. */
export const EFFECT_HATCHES: Readonly<Record<ServitudeEffect, Hatch>> = {
  forbids: 'crossed',
  limits_height: 'diagonal',
  limits_use: 'backward',
  requires_avis: 'dotted',
  alignment: 'upright',
}

/** null: what is compliant is only outlined. */
export const VERDICT_HATCHES: Readonly<Record<Verdict, Hatch | null>> = {
  compliant: null,
  reserved: 'diagonal',
  unverified: 'dotted',
  noncompliant: 'crossed',
}

function drawMarks(context: CanvasRenderingContext2D, { lines, dots }: HatchMarks, colour: string): void {
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = 1.2
  context.beginPath()
  for (const [[x1, y1], [x2, y2]] of lines) {
    context.moveTo(x1, y1)
    context.lineTo(x2, y2)
  }
  context.stroke()
  for (const [x, y] of dots) {
    context.beginPath()
    context.arc(x, y, 1.5, 0, 2 * Math.PI)
    context.fill()
  }
}

const made = new Map<string, CanvasPattern>()

/** A canvas pattern of these marks at a device pixel ratio, made once; null where there is no canvas. */
export function hatchPattern(hatch: Hatch, colour: string, pixelRatio: number): CanvasPattern | null {
  const key = `${hatch} ${colour} ${pixelRatio}`
  const known = made.get(key)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(HATCH_PX * pixelRatio)
  canvas.height = canvas.width
  const context = canvas.getContext('2d')
  if (!context) return null
  context.scale(canvas.width / HATCH_PX, canvas.width / HATCH_PX)
  drawMarks(context, HATCHES[hatch], colour)
  const pattern = context.createPattern(canvas, 'repeat')
  if (pattern) made.set(key, pattern)
  return pattern
}
