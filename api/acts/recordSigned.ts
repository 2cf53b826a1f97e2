import type { ActorTransaction } from '../access/asActor.ts'
import { Problem } from '../http/problem.ts'
import { sendCopies } from './sendCopies.ts'

export type SignedAct = {
  readonly actId: string
  /** The signed file, which is in the store before the transaction ends. */
  readonly file: { readonly sha256: string; readonly bytes: number }
  /** Of PAdES. */
  readonly level: string
  readonly at: Date
  readonly personId: string
  /** When its signing was begun by this person: its paper names them, and that instant. */
  readonly begunAt: Date
  /** The move of the dossier that the act made, in this same transaction. */
  readonly move: number
}

/**
 * An act is signed, in the transaction that makes its move: both, or neither; and so is it sent to whom the law says.
 * @throws Problem ACT_BEING_SIGNED when somebody has begun it again since: the paper of whoever was before is not the act's
 */
export async function recordSigned(transaction: ActorTransaction, signed: SignedAct): Promise<void> {
  const { actId, file, level, at, personId, begunAt, move } = signed
  const { numUpdatedRows } = await transaction
    .updateTable('act')
    .set({
      ...{ state: 'signed', file_sha256: file.sha256, file_bytes: file.bytes, level },
      ...{ signed_at: at, signed_by: personId, move },
    })
    .where('id', '=', actId)
    .where('state', '=', 'signing')
    .where('began_by', '=', personId)
    .where('began_at', '=', begunAt)
    .executeTakeFirstOrThrow()
  if (!numUpdatedRows) throw new Problem('ACT_BEING_SIGNED')
  await sendCopies(transaction, signed)
}
