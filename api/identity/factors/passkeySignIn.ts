import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { z } from 'zod'
import { asActor } from '../../access/asActor.ts'
import type { passkeySignInBody } from '../../contract/factors.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { PasskeyTable } from '../../db/tables/signIn.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import type { ProblemCode } from '../../http/problemCodes.ts'
import { record } from '../../journal/record.ts'
import { type OpenedSession, openingActor, openSession } from '../openSession.ts'
import type { SignInRequest } from '../signInRequest.ts'
import { CHALLENGE_MS, newChallenge, spendChallenge } from './challenges.ts'
import type { RelyingParty } from './relyingParty.ts'

type SignInDeps = Pick<Deps, 'db' | 'clock'>
type Answered = z.infer<typeof passkeySignInBody>['response']
type Attempt = { readonly response: Answered; readonly party: RelyingParty; readonly request: SignInRequest }

/** A challenge for any passkey of this house: the browser shows those it has, nobody says who they are. */
export async function beginPasskeySignIn({ db, clock }: SignInDeps, party: RelyingParty) {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await newChallenge(db, null, clock.now()),
    timeout: CHALLENGE_MS,
    userVerification: 'required',
  })
}

/**
 * Signs in whoever holds the passkey and was verified by it: possession and knowledge or person, both factors at once.
 * @throws Problem PASSKEY_CHALLENGE, PASSKEY_REFUSED, PASSKEY_COPIED, ACCOUNT_HELD; each is journalled
 */
export async function signInWithPasskey(deps: SignInDeps, attempt: Attempt): Promise<OpenedSession> {
  const at = deps.clock.now()
  const { clientDataJSON } = attempt.response.response
  const expectedChallenge = await spendChallenge(deps.db, clientDataJSON, { personId: null, at })
  const passkey = await passkeyToSignIn(deps, attempt.response)
  if (!passkey) return refuse(deps, attempt, { code: 'PASSKEY_REFUSED' })
  const counter = await verifiedCounter(passkey, expectedChallenge, attempt).catch((cause) =>
    refuse(deps, attempt, { code: 'PASSKEY_REFUSED', concernedId: passkey.person_id, cause }),
  )
  if (!(await countUse(deps, passkey, counter)))
    return refuse(deps, attempt, { code: 'PASSKEY_COPIED', concernedId: passkey.person_id })
  if (await isLocked(deps, passkey.person_id))
    return refuse(deps, attempt, { code: 'ACCOUNT_HELD', concernedId: passkey.person_id })
  const { request } = attempt
  return openSession(deps, { personId: passkey.person_id, method: 'passkey', secondFactor: true, request })
}

type Passkey = Pick<PasskeyTable, 'credential_id' | 'person_id' | 'public_key' | 'counter' | 'transports'>

async function passkeyToSignIn({ db }: SignInDeps, { id, response }: Answered): Promise<Passkey | null> {
  const { rows } = await sql<Passkey>`select credential_id, person_id, public_key, counter, transports
    from passkey_to_sign_in(${id}) where credential_id is not null`.execute(db)
  const [passkey] = rows
  if (!passkey) return null
  const holder = response.userHandle && Buffer.from(response.userHandle, 'base64url').toString()
  return holder && holder !== passkey.person_id ? null : passkey
}

/** The library looks at the counter before the signature; ours is compared once the signature is known to hold. */
async function verifiedCounter(passkey: Passkey, expectedChallenge: string, { response, party }: Attempt) {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: 0 },
    requireUserVerification: true,
  })
  if (!verified) throw new Error('the signature of the passkey does not hold')
  return authenticationInfo.newCounter
}

/**
 * A counter always rises, unless the authenticator has none and both are zero (Web Authentication 3, §6.1.1): one that
 * came back to a value already seen belongs to a copy.
 */
function countUse(deps: SignInDeps, { credential_id, person_id }: Passkey, counter: number): Promise<boolean> {
  return asActor(deps, openingActor(person_id), async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('passkey')
      .set({ counter, last_used_at: deps.clock.now() })
      .where('credential_id', '=', credential_id)
      .where((passkey) =>
        passkey.or([passkey('counter', '<', counter), ...(counter === 0 ? [passkey('counter', '=', 0)] : [])]),
      )
      .executeTakeFirst()
    return numUpdatedRows === 1n
  })
}

async function isLocked({ db }: SignInDeps, personId: string): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`select state from account_of(${personId}::uuid)`.execute(db)
  return rows[0]?.state === 'locked'
}

type Refusal = { readonly code: ProblemCode; readonly concernedId?: string; readonly cause?: unknown }

/** The refusal is kept although nothing else is; the person concerned finds it in what was done with their account. */
async function refuse(deps: SignInDeps, { response, request }: Attempt, refusal: Refusal): Promise<never> {
  const { code, concernedId, cause } = refusal
  await asActor(deps, VISITOR, (transaction) =>
    record(
      transaction,
      { actor: VISITOR, at: deps.clock.now(), requestId: request.requestId },
      {
        action: 'session.refuse',
        subject: { kind: 'passkey', id: response.id },
        ...(concernedId ? { concernedId } : {}),
        detail: { method: 'passkey', code, address: request.address },
      },
    ),
  )
  throw Object.assign(new Problem(code), cause === undefined ? {} : { cause })
}
