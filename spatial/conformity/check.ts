import type { Bilingual } from '../bilingual.ts'
import type { RuleCode } from './codes.ts'
import type { Check, Evidence, Relation, Verdict } from './types.ts'

export const NO_EVIDENCE: Evidence = { plan: null, version: null, dataDate: null }

type Answer = Partial<Omit<Check, 'rule' | 'verdict' | 'relation' | 'because'>> & {
  readonly verdict: Verdict
  readonly relation: Relation
  readonly because: Bilingual
}

/** One answer, whole: what a rule leaves out is null, never a zero. */
export const check = (rule: RuleCode, answer: Answer): Check => ({
  subject: null,
  article: null,
  measured: null,
  limit: null,
  unit: null,
  overlapM2: null,
  overlapShare: null,
  at: null,
  evidence: NO_EVIDENCE,
  ...answer,
  rule,
})
