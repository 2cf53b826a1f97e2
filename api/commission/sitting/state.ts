import type { Quorum } from '../../contract/commission/quorum.ts'
import { type InvitedRow, invitedTo } from '../calling/invited.ts'
import { type Happened, happenedIn } from '../happened.ts'
import type { Found } from '../withSession.ts'
import { type Sitting, sittingAfter } from './fold.ts'
import { type QuorumRule, quorumAmong, quorumRuleOn } from './quorum.ts'

/** A session as whoever writes in it finds it, under its lock. */
export type Held = {
  readonly events: readonly Happened[]
  readonly sitting: Sitting
  readonly invited: readonly InvitedRow[]
  readonly rule: QuorumRule
  readonly quorum: Quorum
}

export async function heldNow({ transaction, row }: Pick<Found, 'transaction' | 'row'>): Promise<Held> {
  const events = await happenedIn(transaction, row.id)
  const invited = await invitedTo(transaction, row.id)
  const rule = await quorumRuleOn(transaction, row.day)
  const sitting = sittingAfter(events)
  return { events, sitting, invited, rule, quorum: quorumAmong(rule, invited, sitting.there) }
}
