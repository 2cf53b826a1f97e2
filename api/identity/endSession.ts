import { asActor } from '../access/asActor.ts'
import type { Actor } from '../contract/policy/decide.ts'
import type { Deps } from '../deps.ts'
import { record } from '../journal/record.ts'

export type EndReason =
  | 'signed_out'
  | 'replaced'
  | 'idle'
  | 'absolute'
  | 'revoked'
  | 'password_changed'
  | 'locked'
  | 'reset'

type Ending = { readonly because: EndReason; readonly requestId: string }

/**
 * Ends the actor's own session, once: a session already ended keeps its reason and nothing more is journalled. Held or
 * locked, one signs out all the same.
 */
export function endSession(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { because, requestId }: Ending,
): Promise<void> {
  // Whoever is held may still leave.
  return asActor(deps, { ...actor, state: 'active' }, async (transaction) => {
    const at = deps.clock.now()
    const { numUpdatedRows } = await transaction
      .updateTable('session')
      .set({ ended_at: at, ended_because: because })
      .where('id', '=', actor.sessionId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await record(
      transaction,
      { actor, at, requestId },
      {
        action: 'session.end',
        subject: { kind: 'session', id: actor.sessionId ?? '' },
        detail: { because },
      },
    )
  })
}
