import { sql } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'
import { uuidv7 } from '../db/uuid.ts'
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

export type Given = { readonly content: Inspected; readonly document: NewDocument }

/** Whether an antivirus will look at what is new. */
type Looking = { readonly scanned: boolean }

/** The rows of a document whose content is in the store, and what has to be done about that content. @returns its id */
export async function insertDocument(
  transaction: ActorTransaction,
  { scanned, ...given }: Given & Looking,
): Promise<string> {
  const [id = ''] = await insertDocuments(transaction, [given], { scanned })
  return id
}

/**
 * The same for several, in as many statements as for one. Contents are written in one order whatever the caller's: two
 * transactions that bring the same ones would wait for each other. @returns their ids, in the order given
 */
export async function insertDocuments(
  transaction: ActorTransaction,
  given: readonly Given[],
  { scanned }: Looking,
): Promise<string[]> {
  const inOrder = given.toSorted((one, other) => (one.content.sha256 < other.content.sha256 ? -1 : 1))
  const contents = new Map(inOrder.map((one) => [one.content.sha256, contentRow(one)]))
  const { numAffectedRows = 0n } = await sql`
    insert into blob (sha256, bytes, media_type, stored_at, scan)
    select sha256, bytes, media_type, stored_at, ${scanned ? 'waiting' : 'not_configured'}
    from jsonb_to_recordset(${JSON.stringify([...contents.values()])}::jsonb)
      as b(sha256 text, bytes bigint, media_type text, stored_at timestamptz)
    on conflict do nothing`.execute(transaction)
  const documents = given.map(documentRow)
  await sql`
    insert into document (id, dossier_id, sha256, file_name, piece, piece_version, pages, width, height, deposited_by, deposited_at)
    select * from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
      as d(id uuid, dossier_id uuid, sha256 text, file_name text, piece text, piece_version integer,
        pages integer, width integer, height integer, deposited_by uuid, deposited_at timestamptz)`.execute(transaction)
  // An antivirus tells whoever deposits what it found before; pages that were there already are drawn, or will be.
  if (scanned) await lookAt(transaction, 'scan', [...contents.keys()])
  if (numAffectedRows > 0n) await lookAt(transaction, 'preview', [...contents.keys()])
  return documents.map(({ id }) => id)
}

const contentRow = ({ content: { sha256, mediaType }, document: { bytes, at } }: Given) => ({
  ...{ sha256, bytes, media_type: mediaType, stored_at: at },
})

const documentRow = ({ content: { sha256, pages, width, height }, document }: Given) => ({
  ...{ id: uuidv7(document.at), dossier_id: document.dossierId, sha256, file_name: document.fileName },
  ...{ piece: document.piece, piece_version: document.pieceVersion ?? 1, pages, width, height },
  ...{ deposited_by: document.personId, deposited_at: document.at },
})

const lookAt = (transaction: ActorTransaction, task: 'scan' | 'preview', contents: readonly string[]) =>
  sql`select enqueue_job(${`document.${task}`}, json_build_object('sha256', c), ${`${task} `}::text || c)
    from unnest(${contents}::text[]) c`.execute(transaction)
