import type { Result } from '../../../spatial/result.ts'
import type { Measures } from '../../contract/preflight/measures.ts'
import type { ContentRefusal } from './refusals.ts'

/** What the threads that open strangers' files are asked. Paths are ours, never a person's words. */
export type FileJob =
  | { readonly kind: 'inspect'; readonly path: string; readonly extension: string; readonly bytes: number }
  | { readonly kind: 'renderPdf'; readonly path: string; readonly page: number; readonly width: number }
  | { readonly kind: 'measure'; readonly path: string; readonly mediaType: string }

/** What a content is, once it was read from one end to the other. */
export type Inspected = {
  readonly sha256: string
  readonly mediaType: string
  readonly pages: number | null
  readonly width: number | null
  readonly height: number | null
}

export type Inspection = Result<Inspected, ContentRefusal>

/** A page as WebP; null when the document has no such page. */
export type Rendered = { readonly width: number; readonly height: number; readonly webp: Uint8Array } | null

export type FileAnswer = Inspection | Rendered | Measures
