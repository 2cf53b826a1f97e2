import { saysTheSame } from '../../../spatial/conformity/difference.ts'
import type { Check, Verdict } from '../../../spatial/conformity/types.ts'

/** A decision as far as its standing is concerned: the check it was made on, null where its report lost it. */
export type Standing = { readonly undoneAt: Date | null; readonly madeOn: Check | null }

/** What stands of the decisions on one finding, in their order: the last that was not taken back. */
export const standingOf = <D extends Pick<Standing, 'undoneAt'>>(decisions: readonly D[]): D | null =>
  decisions.findLast(({ undoneAt }) => undoneAt === null) ?? null

/** The check is not the one that was judged: it is to be looked at again. */
export const isToReview = (check: Check, decision: Standing | null): boolean =>
  decision !== null && !(decision.madeOn && saysTheSame(decision.madeOn, check))

/** A finding other than compliant awaits somebody while no decision on it stands, or while what stands was of another check. */
export const awaits = (check: Check, decision: Standing | null): boolean =>
  check.verdict !== 'compliant' && (decision === null || isToReview(check, decision))

/** The verdict of a person counts as long as the check is the one they judged; then the machine's does, to be looked at again. */
export const verdictOf = (check: Check, decision: (Standing & { readonly verdict: Verdict | null }) | null): Verdict =>
  decision?.verdict && !isToReview(check, decision) ? decision.verdict : check.verdict
