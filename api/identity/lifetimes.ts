import type { ActingMandate } from '../contract/policy/decide.ts'

type Lifetime = { readonly idleMinutes: number; readonly absoluteMinutes: number }

/**
 * Whoever acts for an administration reads other people's dossiers, often at a shared desk: half an hour without a
 * request, and one working day. OWASP's session cheat sheet gives 15 to 30 minutes where the stake is high; NIST SP
 * 800-63B-4 §2.2.3 (AAL2) asks for an hour and a day at most.
 */
const OFFICIAL: Lifetime = { idleMinutes: 30, absoluteMinutes: 12 * 60 }

/** Citizens and offices fill a dossier in over days, mostly on their own device; a week is far under AAL1's thirty days. */
const OTHER: Lifetime = { idleMinutes: 12 * 60, absoluteMinutes: 7 * 24 * 60 }

/** Held is enough: an official who has not proved a second factor yet keeps the short session too. */
export const lifetimeOf = (mandates: readonly Pick<ActingMandate, 'official'>[]): Lifetime =>
  mandates.some(({ official }) => official) ? OFFICIAL : OTHER

export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000)
