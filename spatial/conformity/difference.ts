import type { RuleCode } from './codes.ts'
import { lastingNames, lastingSubject, type Met } from './lastingSubjects.ts'
import type { Check, Verdict } from './types.ts'

/** What is compared of a report; its checks in the order it lists them. */
export type Judged = {
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  /** What was met, where it is known: a zone drawn again under its code in another version is the same subject. */
  readonly met?: Met
}

/** The same rule on the same subject in both reports. */
export type Kept = {
  readonly rule: RuleCode
  readonly subject: string | null
  readonly before: Check
  readonly after: Check
  readonly verdictChanged: boolean
  /** Another measure, limit or overlap, or other words of the règlement, whatever the verdict. */
  readonly figuresChanged: boolean
}

export type Difference = {
  readonly verdict: { readonly before: Verdict; readonly after: Verdict }
  readonly gained: readonly Check[]
  readonly lost: readonly Check[]
  readonly kept: readonly Kept[]
}

/**
 * What changed from a report to another about the same dossier, check by check. Pure. Reports made before checks named
 * their subject are compared rule by rule, in the order of their checks.
 */
export function difference(former: Judged, latter: Judged): Difference {
  const bySubject = namesSubjects(former) && namesSubjects(latter)
  const [before, after] = [keyed(former, bySubject), keyed(latter, bySubject)]
  return {
    verdict: { before: former.verdict, after: latter.verdict },
    gained: [...after].flatMap(([key, check]) => (before.has(key) ? [] : [check])),
    lost: [...before].flatMap(([key, check]) => (after.has(key) ? [] : [check])),
    kept: [...after].flatMap(([key, check]) => keptFrom(before.get(key), check)),
  }
}

const namesSubjects = ({ checks }: Judged): boolean => checks.every(({ subject }) => subject !== undefined)

/** Checks of one rule on one subject, where there are several, are told apart by their order. */
function keyed({ checks, met }: Judged, bySubject: boolean): ReadonlyMap<string, Check> {
  if (bySubject) return new Map(findingsOf(checks, met).map(({ key, check }) => [key, check]))
  return inOrder(checks, ({ rule }) => rule)
}

function inOrder(checks: readonly Check[], nameOf: (check: Check) => string): ReadonlyMap<string, Check> {
  const seen = new Map<string, number>()
  return new Map(
    checks.map((check) => {
      const name = nameOf(check)
      const nth = seen.get(name) ?? 0
      seen.set(name, nth + 1)
      return [`${name} ${nth}`, check]
    }),
  )
}

export type Finding = { readonly key: string; readonly check: Check }

/**
 * Each check of a report under a key that lasts: the same rule on the same subject has it in the next report of the
 * dossier, whatever version of the plan that one was made on. Pure.
 */
export function findingsOf(checks: readonly Check[], met?: Met): readonly Finding[] {
  const names = met ? lastingNames(met) : new Map<string, string>()
  const named = inOrder(checks, ({ rule, subject }) => `${rule} ${lastingSubject(names, subject ?? null)}`)
  return [...named].map(([key, check]) => ({ key, check }))
}

/** Whether two answers of one rule on one subject say the same: verdict, measure, limit, overlap, and words quoted. */
export const saysTheSame = (one: Check, other: Check): boolean =>
  one.verdict === other.verdict && !saysOtherwise(one, other)

const saysOtherwise = (one: Check, other: Check): boolean =>
  FIGURES.some((figure) => one[figure] !== other[figure]) ||
  LANGUAGES.some((in_) => quote(one, in_) !== quote(other, in_))

const LANGUAGES = ['fr', 'ar'] as const
const quote = ({ quoted }: Check, language: (typeof LANGUAGES)[number]) => quoted?.[language] ?? null

function keptFrom(before: Check | undefined, after: Check): readonly Kept[] {
  if (!before) return []
  const verdictChanged = before.verdict !== after.verdict
  const figuresChanged = saysOtherwise(before, after)
  return [{ rule: after.rule, subject: after.subject, before, after, verdictChanged, figuresChanged }]
}

const FIGURES = ['measured', 'limit', 'unit', 'overlapM2', 'overlapShare'] as const
