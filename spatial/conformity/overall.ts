import { type Check, VERDICTS, type Verdict } from './types.ts'

/** A parcel is worth its worst check; one that nothing was checked on is unverified, never compliant. */
export function overall(checks: readonly Pick<Check, 'verdict'>[]): Verdict {
  const worst = Math.max(...checks.map(({ verdict }) => VERDICTS.indexOf(verdict)))
  return VERDICTS[worst] ?? 'unverified'
}
