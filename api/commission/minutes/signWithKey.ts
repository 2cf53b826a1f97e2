import type { z } from 'zod'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { signMinutesBody } from '../../contract/commission/minutes.ts'
import type { Action } from '../../contract/policy/policy.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { openKey } from '../../keys/openKey.ts'
import { orKeyFault } from '../../signatures/openKey.ts'
import { type Found, seen, withSession } from '../withSession.ts'
import { signMinutes } from './sign.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'config' | 'store'>
type Asking = { readonly asker: Asker; readonly id: string; readonly action: Action }

/**
 * Opens a key of the asker's own, of the body they sign for, signs with it and closes it, whatever happens.
 * @throws Problem NOT_FOUND, the policy's shut door, SIGNING_KEY_REFUSED with the reason, and what `signMinutes` refuses
 */
export async function signWithKey<T>(
  deps: Needs,
  asking: Asking,
  { bodyId, keyId, secret }: z.infer<typeof signMinutesBody>,
  answer: (found: Pick<Found, 'transaction' | 'asker' | 'row'>) => Promise<T>,
): Promise<T> {
  await mayTry(deps, asking, bodyId)
  const opened = await openKey(deps, asking.asker, { keyId, secret, signatures: 1 })
  if (!opened.ok) throw refused(opened.error)
  const provider = opened.value
  const work = async (found: Found) => {
    if (opened.held.bodyId !== bodyId) throw refused('KEY_OF_ANOTHER_BODY')
    await signMinutes(found, deps, { bodyId, provider })
  }
  try {
    const done = await orKeyFault(() => withSession(deps, asking, work, answer))
    if (!done.ok) throw refused(done.error)
    return done.value
  } finally {
    provider.close()
  }
}

/** Nobody's key is opened, nor a wrong word counted against it, for what they may not sign. */
const mayTry = (deps: Needs, { asker, id, action }: Asking, bodyId: string): Promise<void> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { territory } = await seen(transaction, id)
    authorise(asker.actor, action, { territory, bodyIds: [bodyId] })
  })

const refused = (reason: string) => new Problem('SIGNING_KEY_REFUSED', { field: 'keyId', data: { reason } })
