import type { z } from 'zod'
import type { refuseMinutesBody } from '../../contract/commission/minutes.ts'
import { type Decision, decide } from '../../contract/policy/decide.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import type { SignatureProvider } from '../../signatures/provider.ts'
import { signPdf } from '../../signatures/sign.ts'
import { reachOf } from '../calling/reach.ts'
import { type Found, journal } from '../withSession.ts'
import { keepFile, lastRevision } from './paper.ts'
import { readMinutes, signersOf } from './readMinutes.ts'

/** The first signature lets the others sign, and forbids anything else (DocMDP 2). */
const OTHERS_SIGN = 2

/**
 * Adds the signature of a body to minutes, as one more revision of the paper. Under the session's lock: of two at one
 * instant the second signs over the first.
 * @throws Problem MINUTES_NOT_YET, MINUTES_NOT_AT_THIS_STEP, NOT_CALLED, MINUTES_SIGNED_ALREADY, NOT_WITHIN_REACH,
 * MINUTES_UNREADABLE
 */
export async function signMinutes(
  found: Found,
  { store }: Pick<Deps, 'store'>,
  { bodyId, provider }: { readonly bodyId: string; readonly provider: SignatureProvider },
): Promise<void> {
  const mandateId = await mayAnswer(found, bodyId)
  const { transaction, row, at } = found
  const last = await lastRevision(transaction, { store }, row.id)
  const isFirst = !(await isSigned(found))
  const signed = await signPdf(last.pdf, provider, { at, permits: isFirst ? OTHERS_SIGN : null })
  if (!signed.ok) throw new Problem('MINUTES_UNREADABLE', { data: { reason: String(signed.error) } })
  const fileNth = await keepFile(found, { store }, signed.value)
  await answer(found, { kind: 'signed', bodyId, mandateId, fileNth, reason: null })
}

/** Writes that a body does not sign, and why: the minutes wait for it no more. @throws Problem as `signMinutes` */
export async function refuseMinutes(
  found: Found,
  { bodyId, reason }: z.infer<typeof refuseMinutesBody>,
): Promise<void> {
  const mandateId = await mayAnswer(found, bodyId)
  await answer(found, { kind: 'refused', bodyId, mandateId, fileNth: null, reason })
}

/** @returns the mandate by which the asker answers for the body */
async function mayAnswer({ transaction, row, asker }: Found, bodyId: string): Promise<string> {
  const minutes = await readMinutes(transaction, row)
  if (minutes.row.state !== 'signing') throw new Problem('MINUTES_NOT_AT_THIS_STEP')
  if (!signersOf(minutes.facts).some(({ id }) => id === bodyId)) throw new Problem('NOT_CALLED', { field: 'bodyId' })
  const territory = await reachOf(transaction, asker.actor, row)
  const decision: Decision = decide(asker.actor, 'minutes.sign', { territory, bodyIds: [bodyId] })
  if (!decision.allowed || decision.mandateId === null) throw new Problem('NOT_WITHIN_REACH', { field: 'bodyId' })
  if (minutes.signatures.some(({ body }) => body.id === bodyId)) throw new Problem('MINUTES_SIGNED_ALREADY')
  return decision.mandateId
}

async function isSigned({ transaction, row }: Found): Promise<boolean> {
  const found = await transaction
    .selectFrom('minutes_signature')
    .select('body_id')
    .where('session_id', '=', row.id)
    .where('kind', '=', 'signed')
    .executeTakeFirst()
  return found !== undefined
}

type Answer = {
  readonly kind: 'signed' | 'refused'
  readonly bodyId: string
  readonly mandateId: string
  readonly fileNth: number | null
  readonly reason: string | null
}

async function answer(found: Found, { kind, bodyId, mandateId, fileNth, reason }: Answer): Promise<void> {
  const { transaction, row, asker, at } = found
  await transaction
    .insertInto('minutes_signature')
    .values({
      ...{ session_id: row.id, body_id: bodyId, kind, reason, file_nth: fileNth },
      ...{ person_id: asker.actor.personId, mandate_id: mandateId, at },
    })
    .execute()
  await journal(found, { action: kind === 'signed' ? 'minutes.sign' : 'minutes.refuse', bodyId })
}
