import type { Generated } from 'kysely'

/** An edition of a quarter's bulletin, from when it was asked for to when it was published or given up. */
export interface BulletinTable {
  id: string
  quarter: string
  edition: number
  correction_fr: string | null
  correction_ar: string | null
  state: Generated<'making' | 'failed' | 'draft' | 'reviewed' | 'published' | 'dropped'>
  step: 'figures' | 'papers' | 'pages' | null
  fault: 'behind' | 'store' | 'press' | 'other' | null
  asked_by: string
  asked_at: Date
  figures_version: number | null
  figures_as_of: string | null
  made_at: Date | null
  reviewed_by: string | null
  reviewed_at: Date | null
  published_by: string | null
  published_at: Date | null
  dropped_by: string | null
  dropped_at: Date | null
}

export interface BulletinFileTable {
  bulletin_id: string
  name: string
  media_type: string
  sha256: string
  bytes: number
}

export interface BulletinTables {
  bulletin: BulletinTable
  bulletin_file: BulletinFileTable
}
