import { sql } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'
import { type BodyKind, ROLES_OF, type Role } from '../contract/policy/roles.ts'
import { Problem } from '../http/problem.ts'
import { isHeld, type MandateRow, overlaps, territoriesOf, uncovered } from './queries.ts'

/** Those whose signature is the commune's (loi organique 113-14, art. 101): its president, or whoever they delegated. */
const SIGNERS: readonly Role[] = ['president', 'delegate']
const SIGNING_KINDS: readonly BodyKind[] = ['commune', 'arrondissement']

type Wanted = {
  readonly personId: string
  readonly bodyId: string
  readonly bodyKind: BodyKind
  readonly role: Role
  readonly from: string
  readonly to: string | null
  readonly territory: readonly string[] | null
}

/**
 * What a mandate may say at all.
 * @throws Problem ROLE_NOT_OF_BODY, TERRITORY_NOT_OF_BODY, MANDATE_EXISTS
 */
export async function mustFit(transaction: ActorTransaction, wanted: Wanted): Promise<void> {
  const { bodyId, bodyKind, role, from, territory } = wanted
  if (!ROLES_OF[bodyKind].includes(role)) throw new Problem('ROLE_NOT_OF_BODY', { field: 'role' })
  await mustBeOfBody(transaction, { bodyId, day: from, territory })
  if (await overlaps(transaction, wanted, wanted)) throw new Problem('MANDATE_EXISTS')
}

type Narrowed = { readonly bodyId: string; readonly day: string; readonly territory: readonly string[] | null }

export async function mustBeOfBody(transaction: ActorTransaction, { bodyId, day, territory }: Narrowed): Promise<void> {
  if (territory === null) return
  const [stray] = await uncovered(transaction, territory, await territoriesOf(transaction, bodyId, day))
  if (stray) throw new Problem('TERRITORY_NOT_OF_BODY', { field: 'territory', data: { territory: stray } })
}

/** Two acts on the people of one body wait for each other: each would find the other's administrator still there. */
export const lockBody = (transaction: ActorTransaction, bodyId: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`people of ${bodyId}`}))`.execute(transaction)

/**
 * When a mandate ends, on the first day without it somebody must still administer the body and, in a commune, sign.
 * @throws Problem LAST_ADMINISTRATOR, LAST_SIGNER
 */
export async function mustNotBeLast(transaction: ActorTransaction, row: MandateRow, day: string): Promise<void> {
  const { body, role, id } = row
  if (role === 'administrator' && !(await isHeld(transaction, { bodyId: body.id, roles: [role], day }, id)))
    throw new Problem('LAST_ADMINISTRATOR')
  const signs = SIGNING_KINDS.includes(body.kind) && SIGNERS.includes(role)
  if (signs && !(await isHeld(transaction, { bodyId: body.id, roles: SIGNERS, day }, id)))
    throw new Problem('LAST_SIGNER')
}

/** A president elsewhere keeps the role during an absence and makes a delegate by a delegation; others hand on their own. */
export const roleDelegated = (role: Role, reason: 'delegation' | 'absence'): Role =>
  role === 'president' && reason === 'delegation' ? 'delegate' : role

type Bounds = {
  readonly from: string
  readonly to: string | null
  readonly territory: readonly string[] | null
}

/** @throws Problem BEYOND_SOURCE for a day or a unit outside the mandate a delegation comes from */
export async function mustStayWithin(transaction: ActorTransaction, source: MandateRow, given: Bounds): Promise<void> {
  if (given.from < source.validFrom) throw new Problem('BEYOND_SOURCE', { field: 'from' })
  if (source.validTo !== null && (given.to === null || given.to > source.validTo))
    throw new Problem('BEYOND_SOURCE', { field: 'to' })
  if (given.territory === null) return
  const reach = source.territory ?? (await territoriesOf(transaction, source.body.id, given.from))
  const [stray] = await uncovered(transaction, given.territory, reach)
  if (stray) throw new Problem('BEYOND_SOURCE', { field: 'territory', data: { territory: stray } })
}
