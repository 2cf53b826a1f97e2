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
  if (tokens === null) {
    await recordMiss(deps, asker)
    throw new Problem('CODE_REFUSED', { field: 'code' })
  }
  await giveBack(deps.db, at, counts)
  return tokens
}

function raiseByCode(deps: FactorDeps, asker: Asker, code: string): Promise<SessionTokens | null> {
  return asActor(deps, asker.actor, async (transaction) => {
    const at = deps.clock.now()
    const { personId } = asker.actor
    const factor = await proveCode({ transaction, config: deps.config, at }, personId, code)
    if (factor === null) return null
    const subject = { kind: factor === 'totp' ? 'totp' : 'recovery_codes', id: personId }
    await record(transaction, { ...asker, at }, { action: 'factor.prove', subject })
    return raiseSession(transaction, { ...asker, at })
  })
}

const recordMiss = (deps: FactorDeps, asker: Asker) =>
  asActor(deps, asker.actor, (transaction) =>
    record(
      transaction,
      { ...asker, at: deps.clock.now() },
      { action: 'factor.refuse', subject: { kind: 'session', id: asker.actor.sessionId ?? '' } },
    ),
  )
