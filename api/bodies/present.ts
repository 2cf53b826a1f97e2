import type { BodyAnswer } from '../contract/bodies.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import type { Action } from '../contract/policy/policy.ts'
import type { BodyRow } from './queries.ts'

const OF_A_BODY: readonly Action[] = [
  'body.change',
  'body.reassign',
  'mandate.consult',
  'mandate.give',
  'session.revoke',
  'journal.consult',
]

/** A body as the asker sees it: all of it is public, what they may do is theirs. */
export const presentBody = (row: BodyRow, actor: Actor): BodyAnswer => ({
  ...row,
  may: OF_A_BODY.filter((action) => decide(actor, action, { bodyIds: [row.id] }).allowed),
})
