import type { BoardDossier, NudgedHolder, NudgeTarget } from '../../../api/contract/performance/board.ts'

const NUDGED: readonly string[] = ['guichet', 'president', 'cashier'] satisfies readonly NudgedHolder[]

/**
 * Whom a dossier may be reminded of: the bodies that are silent, or that one which the list is narrowed to; else whoever has
 * it in hand, unless it is the applicant.
 */
export function targetsOf({ id, holder, silent }: BoardDossier, body: string | undefined): NudgeTarget[] {
  if (holder === 'members')
    return silent
      .filter((one) => body === undefined || one.id === body)
      .map((one) => ({ dossierId: id, bodyId: one.id }))
  return NUDGED.includes(holder) ? [{ dossierId: id, bodyId: null }] : []
}
