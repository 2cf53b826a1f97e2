import type { RuleCode } from './codes.ts'
import type { Check, Verdict } from './types.ts'

/** What is compared of a report; its checks in the order it lists them. */
export type Judged = { readonly verdict: Verdict; readonly checks: readonly Check[] }

/** The same rule on the same subject in both reports. */
export type Kept = {
  readonly rule: RuleCode
  readonly subject: string | null
  readonly before: Check
  readonly after: Check
  readonly verdictChanged: boolean
  /** Another measure, limit or overlap, whatever the verdict. */
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
  const [before, after] = [keyed(former.checks, bySubject), keyed(latter.checks, bySubject)]
  return {
    verdict: { before: former.verdict, after: latter.verdict },
    gained: [...after].flatMap(([key, check]) => (before.has(key) ? [] : [check])),
    lost: [...before].flatMap(([key, check]) => (after.has(key) ? [] : [check])),
    kept: [...after].flatMap(([key, check]) => keptFrom(before.get(key), check)),
  }
}

const namesSubjects = ({ checks }: Judged): boolean => checks.every(({ subject }) => subject !== undefined)

/** Checks of one rule on one subject, where there are several, are told apart by their order. */
function keyed(checks: readonly Check[], bySubject: boolean): ReadonlyMap<string, Check> {
  const met = new Map<string, number>()
  return new Map(
    checks.map((check) => {
      const key = bySubject ? `${check.rule} ${check.subject}` : check.rule
      const nth = met.get(key) ?? 0
      met.set(key, nth + 1)
      return [`${key} ${nth}`, check]
    }),
  )
}

function keptFrom(before: Check | undefined, after: Check): readonly Kept[] {
  if (!before) return []
  const verdictChanged = before.verdict !== after.verdict
  const figuresChanged = FIGURES.some((figure) => before[figure] !== after[figure])
  return [{ rule: after.rule, subject: after.subject, before, after, verdictChanged, figuresChanged }]
}

const FIGURES = ['measured', 'limit', 'unit', 'overlapM2', 'overlapShare'] as const
