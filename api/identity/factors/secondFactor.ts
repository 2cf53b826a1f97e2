import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { raiseSession } from '../openSession.ts'
import type { SessionTokens } from '../signInRequest.ts'
import { giveBack, spend } from '../throttle.ts'
import { countsOfCode } from './counts.ts'
import { proveCode } from './proveCode.ts'

type FactorDeps = Pick<Deps, 'db' | 'clock' | 'config'>

/**
 * Raises the asker's session by a code.
 * @returns the session's new token
 * @throws Problem TOO_MANY_ATTEMPTS, CODE_REFUSED (journalled), SECRET_KEY_LOST
 */
export async function proveSecondFactor(deps: FactorDeps, asker: Asker, code: string): Promise<SessionTokens> {
  const at = deps.clock.now()
  const counts = countsOfCode(asker.actor.personId)
  await spend(deps.db, at, counts)
  const tokens = await raiseByCode(deps, asker, code)
  if (tokens === null) throw new Problem('CODE_REFUSED', { field: 'code' })
  await giveBack(deps.db, at, counts)
  return tokens
}

/** Null when the code proves nothing: the miss is journalled, so nothing is thrown that would undo it. */
function raiseByCode(deps: FactorDeps, asker: Asker, code: string): Promise<SessionTokens | null> {
  return asActor(deps, asker.actor, async (transaction) => {
    const at = deps.clock.now()
    const { personId } = asker.actor
    const factor = await proveCode({ transaction, config: deps.config, at }, personId, code)
    const subject = { kind: 'account', id: personId }
    const action = factor === null ? 'factor.refuse' : 'factor.prove'
    await record(transaction, { ...asker, at }, { action, subject, detail: { factor } })
    return factor === null ? null : raiseSession(transaction, { ...asker, at })
  })
}
