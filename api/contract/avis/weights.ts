import type { BodyKind } from '../policy/roles.ts'
import type { Rule } from '../procedures/definition.ts'

/** What weighs beside the rules of the procedure, on a day: a silence, an opposition that no rule makes binding. */
export type AvisWeight = {
  readonly about: 'silence' | 'opposition'
  /** Null: of any. */
  readonly procedure: string | null
  readonly kind: BodyKind | null
  readonly effect: 'favourable' | 'unknown' | 'veto' | 'reserves'
  readonly rule: Rule
}

type Asked = { readonly about: AvisWeight['about']; readonly procedure: string; readonly kind: BodyKind | null }

/** The weight that says most about what is asked: of that body in that procedure, then of that body, then of all. */
export function weightOf(weights: readonly AvisWeight[], { about, procedure, kind }: Asked): AvisWeight | null {
  const fitting = weights.filter(
    (one) =>
      one.about === about &&
      (one.procedure === null || one.procedure === procedure) &&
      (one.kind === null || one.kind === kind),
  )
  return fitting.toSorted((a, b) => precisionOf(b) - precisionOf(a))[0] ?? null
}

const precisionOf = ({ kind, procedure }: AvisWeight) => (kind === null ? 0 : 2) + (procedure === null ? 0 : 1)
