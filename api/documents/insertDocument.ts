import type { ActorTransaction } from '../access/asActor.ts'
import { uuidv7 } from '../db/uuid.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { Inspected } from './inspection/protocol.ts'

export type NewDocument = {
  readonly dossierId: string
  readonly fileName: string
  readonly piece: string | null
  /** Of its piece; the first when nothing is said. */
  readonly pieceVersion?: number
  readonly bytes: number
  readonly personId: string
  readonly at: Date
}

type Given = {
  /** Whether an antivirus will look at it. */
  readonly scanned: boolean
  readonly content: Inspected
  readonly document: NewDocument
}

/** The rows of a document whose content is in the store, and what has to be done about that content. @returns its id */
export async function insertDocument(
  transaction: ActorTransaction,
  { scanned, content, document }: Given,
): Promise<string> {
  const { sha256, mediaType, pages, width, height } = content
  const { dossierId, fileName, piece, pieceVersion = 1, bytes, personId, at } = document
  const id = uuidv7(at)
  await transaction
    .insertInto('blob')
    .values({ sha256, bytes, media_type: mediaType, stored_at: at, scan: scanned ? 'waiting' : 'not_configured' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await transaction
    .insertInto('document')
    .values({
      id,
      dossier_id: dossierId,
      sha256,
      file_name: fileName,
      piece,
      piece_version: pieceVersion,
      ...{ pages, width, height },
      deposited_by: personId,
      deposited_at: at,
    })
    .execute()
  if (scanned) await enqueue(transaction, 'document.scan', { sha256 }, { onceKey: `scan ${sha256}` })
  await enqueue(transaction, 'document.preview', { sha256 }, { onceKey: `preview ${sha256}` })
  return id
}
