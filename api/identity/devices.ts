import type { ActorTransaction } from '../access/asActor.ts'
import { notify } from '../notifications/notify.ts'
import { newToken, tokenHash } from './sessionCookie.ts'
import type { SignInRequest } from './signInRequest.ts'

type Meeting = { readonly personId: string; readonly request: SignInRequest; readonly at: Date }

/**
 * Remembers the device a person signs in with, and tells them when it is another than those they had. The first one of
 * all is theirs by definition.
 * @returns the token the browser is named by
 */
export async function meetDevice(transaction: ActorTransaction, { personId, request, at }: Meeting): Promise<string> {
  const token = request.deviceToken ?? newToken()
  const known = await transaction
    .selectFrom('known_device')
    .select('device_hash')
    .where('person_id', '=', personId)
    .execute()
  const hash = tokenHash(token)
  const seen = { label: request.device, last_seen_at: at }
  await transaction
    .insertInto('known_device')
    .values({ person_id: personId, device_hash: hash, first_seen_at: at, ...seen })
    .onConflict((same) => same.columns(['person_id', 'device_hash']).doUpdateSet(seen))
    .execute()
  const isNew = !known.some(({ device_hash }) => device_hash.equals(hash))
  if (isNew && known.length > 0)
    await notify(transaction, at, {
      personId,
      kind: 'new_device',
      data: { device: request.device, at: at.toISOString() },
      path: '/compte/securite',
    })
  return token
}
