import type { StateLevel, StatePartAnswer } from '../../../../api/contract/state.ts'

/** What is wrong first. */
export const LEVELS_IN_ORDER: readonly StateLevel[] = ['fault', 'attention', 'good', 'not_configured']

type Group = { readonly level: StateLevel; readonly parts: readonly StatePartAnswer[] }

/** The parts of each level, in the service's order; a level without any is left out. */
export const groupsOf = (parts: readonly StatePartAnswer[]): readonly Group[] =>
  LEVELS_IN_ORDER.map((level) => ({ level, parts: parts.filter((part) => part.level === level) })).filter(
    (group) => group.parts.length > 0,
  )

type Figure = StatePartAnswer['figures'][string]

/** How a figure is to be printed, by what its name says it is. */
export type Measured =
  | { readonly kind: 'none' }
  | { readonly kind: 'size'; readonly bytes: number }
  | { readonly kind: 'age'; readonly count: number; readonly unit: AgeUnit }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'day' | 'instant' | 'text'; readonly text: string }

export function measured(name: string, figure: Figure): Measured {
  if (figure === null) return { kind: 'none' }
  if (typeof figure === 'number') {
    if (name === 'bytes') return { kind: 'size', bytes: figure }
    return name.endsWith('Seconds') ? { kind: 'age', ...ageOf(figure) } : { kind: 'count', count: figure }
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(figure)) return { kind: 'day', text: figure }
  return /^\d{4}-\d{2}-\d{2}T/.test(figure) ? { kind: 'instant', text: figure } : { kind: 'text', text: figure }
}

type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'days'
const UNITS: readonly (readonly [AgeUnit, number])[] = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
]

/** The largest unit that leaves at least two, so that 90 minutes do not become one hour. */
export function ageOf(seconds: number): { readonly count: number; readonly unit: AgeUnit } {
  const found = UNITS.find(([, length]) => seconds >= length * 2)
  if (!found) return { count: Math.round(seconds), unit: 'seconds' }
  const [unit, length] = found
  return { count: Math.floor(seconds / length), unit }
}
