import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { FRESH_PROOF_MINUTES } from '../../contract/factors.ts'
import type { NoticeData } from '../../contract/notifications.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { notify } from '../../notifications/notify.ts'
import { raiseSession } from '../openSession.ts'
import type { SessionTokens } from '../signInRequest.ts'
import { revokeTokens } from '../tokens/revokeTokens.ts'
import { countFactors, factorsOf } from './queries.ts'
import { forgetRecoveryCodes, replaceRecoveryCodes } from './recoveryCodes.ts'
import type { Proving } from './totpSecrets.ts'

/** A person changing their own factors, in one transaction in their name. */
export type Changing = Proving & {
  readonly transaction: ActorTransaction
  readonly asker: Asker
  /** How many factors they had before. */
  readonly had: number
}

/**
 * Runs a change of the asker's own factors, one at a time. Who has a factor must have proved one in this session,
 * lately: a password alone, or a session stolen this morning, changes nothing. Who has none (new, or reset by support)
 * may enrol one.
 * @throws Problem SECOND_FACTOR_REQUIRED, SECOND_FACTOR_STALE
 */
export function changingFactors<T>(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  asker: Asker,
  change: (changing: Changing) => Promise<T>,
): Promise<T> {
  return asActor(deps, asker.actor, async (transaction) => {
    const { personId } = asker.actor
    const at = deps.clock.now()
    await transaction.selectFrom('account').select('person_id').where('person_id', '=', personId).forUpdate().execute()
    const had = countFactors(await factorsOf(transaction, personId))
    if (had > 0) await demandFreshProof(transaction, asker, at)
    return change({ transaction, config: deps.config, at, asker, had })
  })
}

async function demandFreshProof(transaction: ActorTransaction, { actor }: Asker, at: Date): Promise<void> {
  if (!actor.secondFactor) throw new Problem('SECOND_FACTOR_REQUIRED')
  const session = await transaction
    .selectFrom('session')
    .select('second_factor_at')
    .where('id', '=', actor.sessionId)
    .executeTakeFirst()
  // A published demonstration account proves nothing and has nothing to protect.
  const provedAt = session?.second_factor_at
  if (provedAt && at.getTime() - provedAt.getTime() > FRESH_PROOF_MINUTES * 60_000)
    throw new Problem('SECOND_FACTOR_STALE')
}

type Factor = NoticeData['factor_added']['factor']
const SECURITY_PATH = '/compte/securite'

/** Journals a change and tells the person, in the transaction of the change. */
export async function tellChange(
  { transaction, asker, at }: Changing,
  change: 'added' | 'removed',
  factor: { readonly kind: Factor; readonly id?: string },
): Promise<void> {
  const { personId } = asker.actor
  await record(
    transaction,
    { ...asker, at },
    {
      action: change === 'added' ? 'factor.enrol' : 'factor.remove',
      subject: { kind: factor.kind, id: factor.id ?? personId },
    },
  )
  const data = { factor: factor.kind }
  const kind = change === 'added' ? 'factor_added' : 'factor_removed'
  await notify(transaction, at, { personId, kind, data, path: SECURITY_PATH })
}

export type Enrolled = { readonly recoveryCodes: string[]; readonly tokens: SessionTokens | null }

/**
 * After a factor was enrolled: the first one of a person brings recovery codes, and whoever enrolled it has thereby
 * proved it in this session.
 */
export async function afterEnrolment({ transaction, asker, at, had }: Changing): Promise<Enrolled> {
  const recoveryCodes = had === 0 ? await replaceRecoveryCodes(transaction, asker.actor.personId) : []
  const tokens = asker.actor.secondFactor ? null : await raiseSession(transaction, { ...asker, at })
  return { recoveryCodes, tokens }
}

/**
 * Before a factor is removed, and whichever it is: an official keeps one. Recovery codes go with the last, and tokens: one
 * that was made behind a second factor would be awake without it.
 * @throws Problem LAST_FACTOR
 */
export async function beforeRemoval({ transaction, asker, at, had }: Changing): Promise<void> {
  const { personId, mandates } = asker.actor
  if (had > 1) return
  if (mandates.some(({ official }) => official)) throw new Problem('LAST_FACTOR')
  await forgetRecoveryCodes(transaction, personId)
  await revokeTokens(transaction, { ...asker, at }, { personId, because: 'factors_removed' })
}
