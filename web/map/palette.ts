import { DELAY_FILLS } from '../../api/contract/performance/charts/delayScale.ts'
import type { ServitudeEffect, Verdict } from '../../spatial/conformity/types.ts'

/** The interface's colours, as a canvas needs them: the same values as the tokens of web/ui. */
export const PALETTE = {
  ink: '#14211b',
  muted: '#56635c',
  line: '#d9ded9',
  lineStrong: '#8b968f',
  paper: '#ffffff',
  land: '#f5f7f4',
  water: '#dce8ea',
  accent: '#0b6b4f',
} as const

export const VERDICT_COLOURS: Readonly<Record<Verdict, string>> = {
  compliant: '#1b7f5c',
  reserved: '#8a5a00',
  noncompliant: '#b3261e',
  unverified: '#5b6b7a',
}

/** The shape that says a verdict without its colour. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  compliant: '●',
  reserved: '◆',
  noncompliant: '■',
  unverified: '○',
}

export const ZONE_FAMILIES = [
  'housing',
  'mixed',
  'industry',
  'equipment',
  'green',
  'reserve',
  'agriculture',
  'other',
] as const
export type ZoneFamily = (typeof ZONE_FAMILIES)[number]

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

/**
 * Seven steps from light to dark, each some ten points of lightness (CIE L*) darker than the one before, so that they
 * keep their order for every eye and on grey paper. `cividis` follows Nuñez, Anderton and Renslow (2018), light first.
 */
export const SEVEN_STEPS = {
  warm: DELAY_FILLS,
  cividis: ['#fdea45', '#d5c164', '#a49d78', '#7f7c75', '#575c6e', '#1f3e6e', '#002051'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export const MAP_FONT = '"Noto Sans", "Noto Sans Arabic", system-ui, sans-serif'
