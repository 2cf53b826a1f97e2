import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'
import type { Database } from '../db/tables.ts'

type Content = Pick<Database['blob'], 'sha256' | 'bytes' | 'media_type' | 'scan' | 'previews' | 'measures'>

/**
 * The contents of a dossier's documents, as `b`, for whoever sees the dossier. Row-level security would look, for each,
 * at all the documents of others that hold the same content.
 */
export const contentsOf = (dossierId: RawBuilder<unknown>): AliasedRawBuilder<Content, 'b'> =>
  sql<Content>`contents_of(${dossierId})`.as('b')
