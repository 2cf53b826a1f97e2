import type { FindingAnswer } from '../../../api/contract/findings.ts'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { VERDICTS, type Verdict } from '../../../spatial/conformity/types.ts'

export type Ordered = { readonly index: number; readonly finding: FindingAnswer }

/** It awaits a person: it is not compliant and nobody judged it, or it is no more what was judged. */
export const awaitsPerson = ({ check, decision, toReview }: FindingAnswer): boolean =>
  toReview || (check.verdict !== 'compliant' && decision === null)

/** The keys of the findings that await a person. */
export const awaiting = (findings: readonly FindingAnswer[]): ReadonlySet<string> =>
  new Set(findings.filter(awaitsPerson).map(({ key }) => key))

/**
 * What awaited a person when the report was opened first, of that what is to be looked at again first; then by the
 * machine's verdict, the gravest first; then as the report lists them. What is judged meanwhile stays where it was.
 */
export const inOrder = (
  findings: readonly FindingAnswer[],
  { awaited, toReview }: Record<'awaited' | 'toReview', ReadonlySet<string>>,
): readonly Ordered[] =>
  findings
    .map((finding, index) => ({ finding, index }))
    .toSorted(
      (a, b) =>
        Number(awaited.has(b.finding.key)) - Number(awaited.has(a.finding.key)) ||
        Number(toReview.has(b.finding.key)) - Number(toReview.has(a.finding.key)) ||
        gravity(b.finding) - gravity(a.finding) ||
        a.index - b.index,
    )

const gravity = ({ check }: FindingAnswer) => VERDICTS.indexOf(check.verdict)

type Counts = NonNullable<QueuedDossier['findings']>

/** What a dossier comes to: its worst verdict. */
export const worstOf = (counts: Pick<Counts, 'noncompliant' | 'unverified' | 'reserved'>): Verdict =>
  (['noncompliant', 'unverified', 'reserved'] as const).find((verdict) => counts[verdict] > 0) ?? 'compliant'
