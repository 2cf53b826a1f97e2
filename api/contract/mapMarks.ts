import type { ServitudeEffect, ZoneFamily } from '../../spatial/conformity/types.ts'

// What zones and servitudes look like, the same on the screen's map and on paper.

/** Pale fills, one a family; told apart by lightness as well as by hue, the code is written on each. */
export const ZONE_FILLS: Readonly<Record<ZoneFamily, string>> = {
  housing: '#f6e7c8',
  mixed: '#f3d5c3',
  industry: '#ddd3e6',
  equipment: '#cfe0f0',
  green: '#cfe6c6',
  reserve: '#e4e4dc',
  agriculture: '#eaf0c9',
  other: '#eeeeee',
}

export const EFFECT_COLOURS: Readonly<Record<ServitudeEffect, string>> = {
  forbids: '#b3261e',
  limits_height: '#8a5a00',
  limits_use: '#6b4a8a',
  requires_avis: '#2f5f8a',
  alignment: '#14211b',
}

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
