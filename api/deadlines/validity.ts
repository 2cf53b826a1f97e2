import type { ValidityRule } from '../contract/procedures/definition.ts'
import type { Transition } from '../contract/procedures/transitions.ts'
import type { ClockRule, DatedEvent } from './stages.ts'

/** The move that says what had to be done before a permit lapsed was done; of the others nothing the service sees says it. */
const DONE_BY: Readonly<Record<ValidityRule['before'], readonly Transition[]>> = {
  // The opening of the works is declared; that foundations are begun is seen by nobody but the commune (law 12-90, article 49).
  foundations: ['open_works'],
  works_begun: ['open_works'],
  works_done: ['declare_completion'],
  yearly: [],
  dates_of_works: [],
  plan_effects: [],
}

type Delivered = { readonly events: readonly DatedEvent[]; readonly publicOwner: boolean | null }

/**
 * How long a delivered permit lasts, as stages the clock counts: from its signature, or from the attestation of the
 * governor, until what had to be done is declared. Nothing before it is delivered. Where public and private owners have
 * not the same time and nobody said which one this is, its length is not known.
 */
export function validityStages(rules: readonly ValidityRule[], { events, publicOwner }: Delivered): ClockRule[] {
  const from = events.findLast(({ event }) => event === 'sign' || event === 'attest_silence')?.event
  if (from === undefined) return []
  const lasting = validityFor(rules, publicOwner)
  if (!lasting) return []
  const { before, term, rule } = lasting
  const until: Transition[] = [...DONE_BY[before], 'record_lapse']
  return [{ code: 'validity', track: null, from, until, term, holder: 'applicant', rule }]
}

/** The rule that says how long an owner's permit lasts, without its length where nobody said whose permit it is. */
export function validityFor(rules: readonly ValidityRule[], publicOwner: boolean | null): ValidityRule | null {
  const own = publicOwner ? 'public' : 'private'
  const rule = rules.find(({ owner }) => owner === 'any' || owner === own) ?? rules[0]
  if (!rule) return null
  return rule.owner !== 'any' && publicOwner === null ? { ...rule, term: null } : rule
}
