import type { Transition } from './transitions.ts'

/** What is refused or asked for is always motivated (law 55-19; RGC13, article 36). */
const MOTIVATED: readonly Transition[] = [
  'refuse_admission',
  'ask_complement',
  'ask_modification',
  'defer',
  'extend',
  'refuse',
]

export const isMotivated = (transition: Transition): boolean => MOTIVATED.includes(transition)
