import { DELAY_FILLS } from '../../api/contract/performance/charts/delayScale.ts'
import type { Verdict } from '../../spatial/conformity/types.ts'

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

/**
 * Seven steps from light to dark, each some ten points of lightness (CIE L*) darker than the one before, so that they
 * keep their order for every eye and on grey paper. `cividis` follows Nuñez, Anderton and Renslow (2018), light first.
 */
export const SEVEN_STEPS = {
  warm: DELAY_FILLS,
  cividis: ['#fdea45', '#d5c164', '#a49d78', '#7f7c75', '#575c6e', '#1f3e6e', '#002051'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export const MAP_FONT = '"Noto Sans", "Noto Sans Arabic", system-ui, sans-serif'
