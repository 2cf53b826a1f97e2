import type { OutsideRequest } from '../../../contract/avis/outside.ts'
import type { OutsideRow } from './queries.ts'

type Showing = { readonly now: Date; readonly mayAsk: boolean; readonly isOpen: boolean }

/** A request to an outside body; its address for those who ask alone. */
export const presentOutside = (row: OutsideRow, showing: Showing): OutsideRequest => ({
  ...{ id: row.id, round: row.round, bodyName: row.bodyName, reason: row.reason },
  email: showing.mayAsk ? row.email : null,
  askedAt: row.askedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  openedAt: row.openedAt?.toISOString() ?? null,
  revoked: row.revoked && { at: row.revoked.at.toISOString(), reason: row.revoked.reason },
  state: stateOf(row, showing),
  answer: row.answer && {
    ...{ opinion: row.answer.opinion, until: row.answer.until, name: row.answer.name, quality: row.answer.quality },
    at: row.answer.at.toISOString(),
    items: row.answer.items.map((item) => ({ ...item })),
    document: row.answer.document && { ...row.answer.document },
  },
})

/** As `outside_state` of the database tells whoever holds the link. */
function stateOf({ answer, revoked, expiresAt }: OutsideRow, { now, isOpen }: Showing): OutsideRequest['state'] {
  if (answer) return 'answered'
  if (revoked) return 'revoked'
  if (expiresAt <= now) return 'expired'
  return isOpen ? 'open' : 'closed'
}
