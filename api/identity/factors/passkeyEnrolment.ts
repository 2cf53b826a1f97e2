import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { z } from 'zod'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { enrolPasskeyBody, PasskeyShown } from '../../contract/factors.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { CHALLENGE_MS, newChallenge, spendChallenge } from './challenges.ts'
import {
  afterEnrolment,
  beforeRemoval,
  type Changing,
  changingFactors,
  type Enrolled,
  tellChange,
} from './changingFactors.ts'
import { emailOf, passkeysOf } from './queries.ts'
import type { RelyingParty } from './relyingParty.ts'

type FactorDeps = Pick<Deps, 'db' | 'clock' | 'config'>
type Enrolment = z.infer<typeof enrolPasskeyBody>
type Credential = NonNullable<Awaited<ReturnType<typeof verifyRegistrationResponse>>['registrationInfo']>['credential']

/** What the browser is asked to make: a passkey it finds again by itself, which verifies its holder. */
export function beginPasskey(deps: FactorDeps, asker: Asker, party: RelyingParty) {
  return changingFactors(deps, asker, async ({ transaction, at }) => {
    const { personId } = asker.actor
    const email = await emailOf(transaction, personId)
    return generateRegistrationOptions({
      rpName: 'Rokhas',
      rpID: party.id,
      userID: new Uint8Array(Buffer.from(personId)),
      userName: email,
      userDisplayName: email,
      challenge: await newChallenge(transaction, personId, at),
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      excludeCredentials: (await passkeysOf(transaction, personId)).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  })
}

/** @throws Problem PASSKEY_CHALLENGE, PASSKEY_REFUSED, PASSKEY_KNOWN */
export async function enrolPasskey(
  deps: FactorDeps,
  { asker, party }: { readonly asker: Asker; readonly party: RelyingParty },
  { label, response }: Enrolment,
): Promise<Enrolled & { readonly passkey: PasskeyShown }> {
  const at = deps.clock.now()
  const { personId } = asker.actor
  // The proof's own policy shows it to nobody else, so the challenge is used in the person's name, before the rest.
  const challenge = await asActor(deps, asker.actor, (own) =>
    spendChallenge(own, response.response.clientDataJSON, { personId, at }),
  )
  const credential = await verifyEnrolment(response, challenge, party)
  return changingFactors(deps, asker, async (changing) => {
    await keepPasskey(changing, credential, { label, transports: response.response.transports ?? [] })
    await tellChange(changing, 'added', { kind: 'passkey', id: credential.id })
    const passkey = { id: credential.id, label, createdAt: at.toISOString(), lastUsedAt: null }
    return { passkey, ...(await afterEnrolment(changing)) }
  })
}

async function verifyEnrolment(
  response: Enrolment['response'],
  expectedChallenge: string,
  party: RelyingParty,
): Promise<Credential> {
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch((cause) => {
    throw Object.assign(new Problem('PASSKEY_REFUSED'), { cause })
  })
  if (!registrationInfo) throw new Problem('PASSKEY_REFUSED')
  return registrationInfo.credential
}

async function keepPasskey(
  { transaction, asker, at }: Changing,
  credential: Credential,
  { label, transports }: { readonly label: string; readonly transports: string[] },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('passkey')
    .values({
      credential_id: credential.id,
      person_id: asker.actor.personId,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports,
      label,
      created_at: at,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('PASSKEY_KNOWN')
}

/** @throws Problem NOT_FOUND when it is none of the asker's, LAST_FACTOR when an official has nothing else */
export function removePasskey(deps: FactorDeps, asker: Asker, credentialId: string): Promise<void> {
  return changingFactors(deps, asker, async (changing) => {
    const { numDeletedRows } = await changing.transaction
      .deleteFrom('passkey')
      .where('credential_id', '=', credentialId)
      .where('person_id', '=', asker.actor.personId)
      .executeTakeFirst()
    if (numDeletedRows !== 1n) throw new Problem('NOT_FOUND')
    await beforeRemoval(changing)
    await tellChange(changing, 'removed', { kind: 'passkey', id: credentialId })
  })
}
