import type { CourseAnswer } from '../../../api/contract/filing.ts'

type Held = CourseAnswer['inHand'][number]
export type Part = Held & { readonly share: number }

/** Each one's part of the time until the decision, which is nobody's afterwards; the parts add up to `whole`. */
export function partsOf(inHand: readonly Held[]): { readonly parts: readonly Part[]; readonly whole: number } {
  const held = inHand.filter(({ holder, ms }) => holder !== 'nobody' && ms > 0)
  const whole = held.reduce((sum, { ms }) => sum + ms, 0)
  return { parts: held.map((part) => ({ ...part, share: part.ms / whole })), whole }
}

const MINUTE = 60_000

/** Whole minutes as days, hours and minutes. */
export function durationOf(ms: number): { readonly d: number; readonly h: number; readonly m: number } {
  const minutes = Math.floor(ms / MINUTE)
  return { d: Math.floor(minutes / 1440), h: Math.floor((minutes % 1440) / 60), m: minutes % 60 }
}
