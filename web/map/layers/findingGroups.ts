import { VERDICTS, type Verdict } from '../../../spatial/conformity/types.ts'

/** What the map needs of a check. */
export type FindingCheck = {
  readonly verdict: Verdict
  readonly at: { readonly type: string; readonly [key: string]: unknown } | null
}

/** Checks that point at the very same place, with the worst of their verdicts. */
export type FindingGroup = {
  readonly at: NonNullable<FindingCheck['at']>
  readonly verdict: Verdict
  /** Indices in the report, the worst first. */
  readonly checks: readonly [number, ...number[]]
}

const gravity = (verdict: Verdict) => VERDICTS.indexOf(verdict)

/** Places of a report, each once, from the mildest to the gravest so that the gravest is drawn last. */
export function findingGroups(checks: readonly FindingCheck[]): FindingGroup[] {
  const byPlace = new Map<string, { at: NonNullable<FindingCheck['at']>; indices: number[] }>()
  for (const [index, { at }] of checks.entries()) {
    if (!at) continue
    const place = JSON.stringify(at)
    const known = byPlace.get(place)
    if (known) known.indices.push(index)
    else byPlace.set(place, { at, indices: [index] })
  }
  const verdictOf = (index: number): Verdict => checks[index]?.verdict ?? 'unverified'
  const groups = [...byPlace.values()].flatMap(({ at, indices }): FindingGroup[] => {
    const [worst, ...others] = indices.toSorted((a, b) => gravity(verdictOf(b)) - gravity(verdictOf(a)))
    return worst === undefined ? [] : [{ at, verdict: verdictOf(worst), checks: [worst, ...others] }]
  })
  return groups.sort((a, b) => gravity(a.verdict) - gravity(b.verdict))
}
