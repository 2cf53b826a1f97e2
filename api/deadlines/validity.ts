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
  const rule = ruleFor(rules, publicOwner)
  if (!rule) return []
  const until: Transition[] = [...DONE_BY[rule.before], 'record_lapse']
  const term = rule.owner !== 'any' && publicOwner === null ? null : rule.term
  return [{ code: 'validity', track: null, from, until, term, holder: 'applicant', rule: rule.rule }]
}

const ruleFor = (rules: readonly ValidityRule[], publicOwner: boolean | null): ValidityRule | undefined =>
  rules.find(({ owner }) => owner === 'any' || owner === (publicOwner ? 'public' : 'private')) ?? rules[0]
