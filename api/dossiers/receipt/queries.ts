import { type Kysely, sql } from 'kysely'
import type { ReceiptLanguage } from '../../contract/receipts.ts'
import type { Database } from '../../db/tables.ts'
import type { Stored } from '../../documents/store/blobStore.ts'
import { type ReceiptFacts, receiptFacts } from './facts.ts'

/** What a receipt says, and the bytes that were given in one language, if they ever were. */
export type KeptReceipt = {
  readonly dossierId: string
  readonly move: number
  readonly facts: ReceiptFacts
  readonly file: Stored | null
}

type Row = Omit<KeptReceipt, 'facts'> & { readonly facts: unknown }

const read = (row: Row | null | undefined): KeptReceipt | null =>
  row ? { ...row, facts: receiptFacts.parse(row.facts) } : null

/** The receipt of a dossier's last filing; null before the first. */
export async function receiptOf(
  db: Kysely<Database>,
  dossierId: string,
  language: ReceiptLanguage,
): Promise<KeptReceipt | null> {
  const { rows } = await sql<Row>`
    select r.dossier_id as "dossierId", r.move, r.facts,
      case when f.sha256 is not null then json_build_object('sha256', f.sha256, 'bytes', f.bytes) end as file
    from receipt r left join receipt_file f
      on f.dossier_id = r.dossier_id and f.move = r.move and f.language = ${language}
    where r.dossier_id = ${dossierId}::uuid order by r.move desc limit 1`.execute(db)
  return read(rows[0])
}

export type TrackedPair = { readonly number: string; readonly identity: string }

/** The same for whoever gives a number and its owner's identity; null for a wrong pair as for a receipt that is not there. */
export async function trackedReceipt(
  db: Kysely<Database>,
  { number, identity }: TrackedPair,
  language: ReceiptLanguage,
): Promise<KeptReceipt | null> {
  const { rows } = await sql<{ found: Row | null }>`
    select tracked_receipt(${number}, ${identity}, ${language}) as found`.execute(db)
  return read(rows[0]?.found)
}
