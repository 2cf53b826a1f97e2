import type { ColumnType, Generated } from 'kysely'
import type { Measures } from '../../contract/preflight/measures.ts'
import type { Json } from './ground.ts'

export interface BlobTable {
  sha256: string
  bytes: number
  media_type: string
  stored_at: Date
  scan: Generated<'waiting' | 'clean' | 'infected' | 'not_configured'>
  scanned_at: Date | null
  scan_found: string | null
  previews: Generated<'waiting' | 'made' | 'none'>
  /** Null until it was measured. */
  measures: ColumnType<Measures | null, string | null | undefined, string>
}

export interface DocumentTable {
  id: string
  dossier_id: string
  sha256: string
  file_name: string
  /** Which piece of its procedure it stands for. */
  piece: string | null
  /** Documents of a piece that stand together; the last version counts. */
  piece_version: Generated<number>
  pages: number | null
  width: number | null
  height: number | null
  /** Null for what an outside body deposited by its link. */
  deposited_by: string | null
  outside_request_id: string | null
  deposited_at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

/** Why a file was refused once it was received, as it was said to the person. */
type Refused = { readonly code: string; readonly detail: { readonly fr: string; readonly ar: string } }

export interface UploadTable {
  id: string
  person_id: string
  dossier_id: string
  file_name: string
  piece: string | null
  fingerprint: string | null
  bytes: number
  received: Generated<number>
  created_at: Date
  last_part_at: Date
  expires_at: Date
  again: Generated<boolean>
  replaces: Generated<boolean>
  document_id: string | null
  already_there: Generated<boolean>
  refused: ColumnType<Refused | null, string | null, string | null>
}

export interface PreviewTable {
  sha256: string
  page: number
  width: number
  height: number
  media_type: string
  preview_sha256: string
  made_at: Date
}

export interface DocumentCheckTable {
  id: string
  at: Date
  checked: number
  missing: Json<string[]>
  orphaned: Json<string[]>
  altered: Json<string[]>
}

export interface DocumentTables {
  blob: BlobTable
  document: DocumentTable
  upload: UploadTable
  preview: PreviewTable
  document_check: DocumentCheckTable
}
