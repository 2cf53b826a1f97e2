import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import { newPersonId } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { changingFactors, tellChange } from '../factors/changingFactors.ts'
import { factorsOf } from '../factors/queries.ts'
import { type OpenedSession, openingActor, openSession } from '../openSession.ts'
import type { SignInRequest } from '../signInRequest.ts'
import type { Identity } from './identity.ts'
import { isLinked } from './queries.ts'

type IdentityDeps = Pick<Deps, 'db' | 'clock' | 'config'>

/**
 * Signs in the person an identity is linked to, or a new one. An account that exists already is never taken over on the
 * word of an e-mail: its person signs in to it and asks for the link.
 * @throws Problem ACCOUNT_HELD, PROVIDER_EMAIL, PROVIDER_ACCOUNT_EXISTS
 */
export async function signInAs(deps: IdentityDeps, identity: Identity, request: SignInRequest): Promise<OpenedSession> {
  const known = await accountOf(deps, identity)
  if (known?.state === 'locked') throw new Problem('ACCOUNT_HELD')
  const personId = known?.personId ?? (await newPerson(deps, identity, request))
  const strong = deps.config.provider?.strong ?? []
  const secondFactor = identity.proofs.some((proof) => strong.includes(proof))
  return openSession(deps, { personId, method: 'oidc', secondFactor, request })
}

async function accountOf({ db }: IdentityDeps, { issuer, subject }: Identity) {
  const { rows } = await sql<{ personId: string; state: string }>`
    select a.person_id as "personId", a.state from identity_to_sign_in(${issuer}, ${subject}) i
    cross join lateral account_of(i) a where a.person_id is not null`.execute(db)
  return rows[0] ?? null
}

async function newPerson(deps: IdentityDeps, identity: Identity, request: SignInRequest): Promise<string> {
  const { email } = identity
  if (email === null) throw new Problem('PROVIDER_EMAIL')
  const at = deps.clock.now()
  const personId = newPersonId()
  const actor = openingActor(personId)
  await asActor(deps, actor, async (transaction) => {
    await keepPerson(transaction, personId, { ...identity, email, at })
    await keepIdentity(transaction, personId, { ...identity, at })
    await record(
      transaction,
      { actor, at, requestId: request.requestId },
      { action: 'account.open', subject: { kind: 'person', id: personId }, detail: { method: 'oidc' } },
    )
  })
  return personId
}

type Newcomer = Identity & { readonly email: string; readonly at: Date }

async function keepPerson(transaction: ActorTransaction, personId: string, newcomer: Newcomer): Promise<void> {
  const { givenName: given_name, familyName: family_name, language, email, at } = newcomer
  await transaction
    .insertInto('person')
    .values({ id: personId, given_name, family_name, language, created_at: at })
    .execute()
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('account')
    .values({ person_id: personId, email, email_confirmed_at: at })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('PROVIDER_ACCOUNT_EXISTS')
}

/** @throws Problem PROVIDER_LINKED when it is somebody's already */
async function keepIdentity(
  transaction: ActorTransaction,
  personId: string,
  { issuer, subject, at }: Pick<Identity, 'issuer' | 'subject'> & { readonly at: Date },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('federated_identity')
    .values({ issuer, subject, person_id: personId, linked_at: at })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('PROVIDER_LINKED')
}

/** Before a person leaves for the provider to link it: what would be refused on return is refused now. */
export const mayLink = (deps: IdentityDeps, asker: Asker): Promise<void> =>
  changingFactors(deps, asker, () => Promise.resolve())

/**
 * Links an identity to the asker's account. Its e-mail must be verified; it need not be the account's.
 * @throws Problem PROVIDER_EMAIL, PROVIDER_LINKED, SECOND_FACTOR_REQUIRED, SECOND_FACTOR_STALE
 */
export function linkIdentity(deps: IdentityDeps, asker: Asker, identity: Identity): Promise<void> {
  if (identity.email === null) throw new Problem('PROVIDER_EMAIL')
  return changingFactors(deps, asker, async (changing) => {
    const { personId } = asker.actor
    await keepIdentity(changing.transaction, personId, { ...identity, at: changing.at })
    await tellChange(changing, 'added', { kind: 'provider' })
  })
}

/**
 * @throws Problem NOT_FOUND when nothing is linked, PROVIDER_ONLY_WAY when the account has neither password nor passkey
 */
export function unlinkIdentity(deps: IdentityDeps, asker: Asker): Promise<void> {
  return changingFactors(deps, asker, async (changing) => {
    const { transaction } = changing
    const { personId } = asker.actor
    if (!(await isLinked(transaction, personId))) throw new Problem('NOT_FOUND')
    const { password_hash } = await transaction
      .selectFrom('account')
      .select('password_hash')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    const { passkeys } = await factorsOf(transaction, personId)
    if (password_hash === null && passkeys === 0) throw new Problem('PROVIDER_ONLY_WAY')
    await transaction.deleteFrom('federated_identity').where('person_id', '=', personId).execute()
    await tellChange(changing, 'removed', { kind: 'provider' })
  })
}

/** A refused visit leaves its trace: none of its other effects is kept. */
export function recordRefusal(deps: IdentityDeps, code: string, request: SignInRequest): Promise<unknown> {
  return asActor(deps, VISITOR, (transaction) =>
    record(
      transaction,
      { actor: VISITOR, at: deps.clock.now(), requestId: request.requestId },
      {
        action: 'session.refuse',
        subject: { kind: 'provider', id: deps.config.provider?.issuer ?? '' },
        detail: { method: 'oidc', code, device: request.device, address: request.address },
      },
    ),
  )
}
