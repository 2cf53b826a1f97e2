import { z } from 'zod'
import { BODY_KINDS, type BodyKind } from '../policy/roles.ts'
import { type AvisRule, type Rule, rule } from '../procedures/definition.ts'
import { day } from '../shapes.ts'
import { type AvisWeight, weightOf } from './weights.ts'

/** What the avis of a dossier come to, from the best to the worst: a dossier is worth its worst. */
export const SYNTHESES = ['favourable', 'reserved', 'incomplete', 'unfavourable'] as const
export type SynthesisVerdict = (typeof SYNTHESES)[number]

/** Why, and what each reason alone comes to. */
const COMES_TO = {
  favourable: 'favourable',
  silent_favourable: 'favourable',
  reserved: 'reserved',
  consultative_against: 'reserved',
  waiting: 'incomplete',
  postponed: 'incomplete',
  silent_unknown: 'incomplete',
  binding_silent: 'incomplete',
  nobody: 'incomplete',
  practice_against: 'unfavourable',
  binding_against: 'unfavourable',
} as const satisfies Record<string, SynthesisVerdict>
export type SynthesisCode = keyof typeof COMES_TO
export const SYNTHESIS_CODES = Object.keys(COMES_TO) as [SynthesisCode, ...SynthesisCode[]] // its own keys

export const synthesisReason = z.object({
  code: z.enum(SYNTHESIS_CODES),
  comesTo: z.enum(SYNTHESES),
  /** Null where the register has none for the rule. */
  body: z.object({ kind: z.enum(BODY_KINDS).nullable(), nameFr: z.string(), nameAr: z.string() }).nullable(),
  /** The kind of body that a rule asks for, where there is none. */
  wanted: z.enum(BODY_KINDS).nullable(),
  /** What makes it weigh so, with its article and how sure that is. */
  rule: rule.nullable(),
  /** How many reserves or reasons. */
  items: z.int(),
  /** Until when it was put off. */
  until: day.nullable(),
})
export type SynthesisReason = z.infer<typeof synthesisReason>
export const synthesis = z.object({ verdict: z.enum(SYNTHESES), reasons: z.array(synthesisReason) })
export type Synthesis = z.infer<typeof synthesis>

type Said = {
  readonly opinion: 'favourable' | 'reserved' | 'unfavourable' | 'postponed'
  readonly items: number
  readonly until: string | null
}

/** A body that is asked, and the last thing it said; null is silence. */
export type Voice = {
  readonly body: { readonly kind: BodyKind | null; readonly nameFr: string; readonly nameAr: string }
  readonly rules: readonly AvisRule[]
  readonly binding: boolean
  readonly said: Said | null
}

export type Voices = {
  readonly procedure: string
  readonly voices: readonly Voice[]
  /** Rules for which there is no body. */
  readonly missing: readonly AvisRule[]
  readonly weights: readonly AvisWeight[]
  /** The members' days are over: a silence is one from now on. */
  readonly over: boolean
}

/** What the avis come to, the worst reason first; null while nobody is asked. Pure: whoever computes it finds the same. */
export function synthesise(given: Voices): Synthesis | null {
  const reasons = [
    ...given.voices.map((voice) => reasonOf(voice, given)),
    ...given.missing.filter(({ binding }) => binding).map(nobody),
  ].toSorted(byWeight)
  const [worst] = reasons
  return worst ? { verdict: worst.comesTo, reasons } : null
}

const rankOf = ({ comesTo, code }: SynthesisReason) => SYNTHESES.indexOf(comesTo) * 100 + SYNTHESIS_CODES.indexOf(code)
const byWeight = (a: SynthesisReason, b: SynthesisReason) =>
  rankOf(b) - rankOf(a) || (a.body?.nameFr ?? '').localeCompare(b.body?.nameFr ?? '', 'fr')

const nobody = ({ kind, rule }: AvisRule): SynthesisReason => ({
  ...{ code: 'nobody', comesTo: COMES_TO.nobody, body: null, wanted: kind },
  ...{ rule, items: 0, until: null },
})

function reasonOf(voice: Voice, given: Voices): SynthesisReason {
  const { code, rule } = weighed(voice, given)
  const { items = 0, until = null } = voice.said ?? {}
  return { code, comesTo: COMES_TO[code], body: { ...voice.body }, wanted: null, rule, items, until }
}

type Weighed = { readonly code: SynthesisCode; readonly rule: Rule | null }

function weighed(voice: Voice, given: Voices): Weighed {
  const { said, rules, binding } = voice
  const named = (binding ? rules.find((one) => one.binding) : rules[0])?.rule ?? null
  switch (said?.opinion) {
    case 'favourable':
    case 'reserved':
    case 'postponed':
      return { code: said.opinion, rule: named }
    case 'unfavourable':
      return binding ? { code: 'binding_against', rule: named } : opposition(voice, given)
    default:
      return given.over ? silence(voice, given, named) : { code: 'waiting', rule: named }
  }
}

function opposition({ body }: Voice, { weights, procedure }: Voices): Weighed {
  const weight = weightOf(weights, { about: 'opposition', procedure, kind: body.kind })
  return { code: weight?.effect === 'veto' ? 'practice_against' : 'consultative_against', rule: weight?.rule ?? null }
}

/** Never stands for a binding avis; of another, what its rule says, or what is configured on that day. */
function silence({ body, rules, binding }: Voice, { weights, procedure }: Voices, named: Rule | null): Weighed {
  if (binding) return { code: 'binding_silent', rule: named }
  const own = rules.find((one) => one.silence?.effect === 'favourable')?.silence
  if (own) return { code: 'silent_favourable', rule: own.rule }
  const weight = weightOf(weights, { about: 'silence', procedure, kind: body.kind })
  return { code: weight?.effect === 'favourable' ? 'silent_favourable' : 'silent_unknown', rule: weight?.rule ?? null }
}
