import type { DocumentAnswer } from '../contract/documents.ts'
import { type Actor, decide, type Subject } from '../contract/policy/decide.ts'
import type { Action } from '../contract/policy/policy.ts'
import { findingsOf } from '../contract/preflight/judge.ts'
import type { DocumentRow } from './queries.ts'

const ACTIONS: readonly Action[] = ['document.consult', 'document.withdraw']

/** A document as its reader sees it; `subject` is the dossier it belongs to. */
export const presentDocument = (
  { measures, content, ...row }: DocumentRow,
  actor: Actor,
  subject: Subject,
): DocumentAnswer => ({
  ...row,
  findings: measures && findingsOf(measures, content),
  depositedAt: row.depositedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  may: ACTIONS.filter(
    (action) =>
      decide(actor, action, { ...subject, personId: row.depositedBy?.id ?? null }).allowed &&
      (action !== 'document.withdraw' || !row.withdrawnAt),
  ),
})
