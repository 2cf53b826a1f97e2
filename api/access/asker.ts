import type { Context } from 'koa'
import type { Actor } from '../contract/policy/decide.ts'
import { Problem } from '../http/problem.ts'
import { currentActor } from './currentActor.ts'

/** Who asks, in which request: what a command and its journal entry need to know. */
export type Asker = {
  readonly actor: Actor & { readonly personId: string }
  readonly requestId: string
  /** The Idempotency-Key of a request that makes something. */
  readonly onceKey?: string
}

/**
 * Whoever makes this request.
 * @throws Problem SIGNED_OUT for a visitor, ACCOUNT_HELD while the account is suspended
 */
export function signedIn(ctx: Pick<Context, 'state' | 'get'>): Asker {
  const actor = currentActor(ctx)
  const { personId } = actor
  if (personId === null) throw new Problem('SIGNED_OUT')
  if (actor.state !== 'active') throw new Problem('ACCOUNT_HELD')
  const onceKey = ctx.get('Idempotency-Key')
  return { actor: { ...actor, personId }, requestId: String(ctx.state.requestId), ...(onceKey ? { onceKey } : {}) }
}
