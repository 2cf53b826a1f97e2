import { z } from 'zod'
import { personName } from './people.ts'
import { ACTIONS } from './policy/policy.ts'
import { finding } from './preflight/findings.ts'
import { bilingual } from './shapes.ts'

/**
 * Resumable uploads speak tus 1.0.0 (core, creation, termination, expiration), whose requests are not JSON: POST here
 * with `Upload-Length` and `Upload-Metadata`, then PATCH at the `Location` answered.
 */
export const UPLOADS = {
  path: '/api/uploads',
  tusVersion: '1.0.0',
  extensions: 'creation,termination,expiration',
  /**
   * Keys of `Upload-Metadata`: `filename` and `dossierId` are needed; with `fingerprint` the same file of the same person
   * goes on where it stopped, on any device; `again` asks for a second document of a content the dossier already has;
   * `piece` says which piece of the procedure it stands for, and `replaces` that it begins a new version of it: what was
   * there is kept, and counts no more.
   */
  metadata: ['filename', 'dossierId', 'fingerprint', 'again', 'piece', 'replaces'],
  /** A part of this size is saved every few seconds on a slow line; the server accepts any. */
  partBytes: 8 * 1024 * 1024,
} as const

export const PIECE_CODE = /^[a-z][a-z0-9_]{1,40}$/

/** Where the bytes of a document are: never JSON, `Range` honoured, always as an attachment. */
export const contentAddress = (documentId: string): string => `/api/documents/${documentId}/content`

/** Widths (pixels) of previews: 200 is made ahead for the first pages, the others when they are asked for. */
export const PREVIEW_WIDTHS = [200, 800, 1600] as const

/** Where the picture of a page is (WebP); pages count from 1. 409 PREVIEW_NOT_READY while it is being made. */
export const previewAddress = (documentId: string, page: number, width: (typeof PREVIEW_WIDTHS)[number]): string =>
  `/api/documents/${documentId}/preview?page=${page}&width=${width}`

export const previewQuery = z.object({
  page: z.coerce.number().int().min(1).max(5_000).default(1),
  width: z.coerce.number().pipe(z.literal(PREVIEW_WIDTHS)).default(200),
})

const instant = z.iso.datetime()

/** Which piece of its procedure a document stands for; null for none. */
export const assignPieceBody = z.object({ piece: z.string().regex(PIECE_CODE).nullable() })

export const upload = z.object({
  id: z.uuid(),
  /** Where HEAD, PATCH and DELETE of tus go. */
  address: z.string(),
  dossierId: z.uuid(),
  fileName: z.string(),
  fingerprint: z.string().nullable(),
  bytes: z.number().int(),
  /** Bytes kept durably: the browser goes on from here. */
  received: z.number().int(),
  createdAt: instant,
  lastPartAt: instant,
  expiresAt: instant,
  /** What it became. */
  documentId: z.uuid().nullable(),
  /** The dossier already had this content: `documentId` is the document it had. */
  alreadyThere: z.boolean(),
  /** Why it was refused once received: what, where, what to do. */
  refused: z.object({ code: z.string(), detail: bilingual }).nullable(),
})

/** Newest first. */
export const uploads = z.object({ uploads: z.array(upload) })

export const SCANS = ['waiting', 'clean', 'infected', 'not_configured'] as const
export const PREVIEW_STATES = ['waiting', 'made', 'none'] as const

export const document = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  fileName: z.string(),
  piece: z.string().nullable(),
  /** Of its piece: documents of one version stand together, and the last version counts. */
  pieceVersion: z.int(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** Of a PDF or a TIFF. */
  pages: z.number().int().nullable(),
  /** Of an image, in pixels. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  depositedBy: personName.nullable(),
  depositedAt: instant,
  withdrawnAt: instant.nullable(),
  /** `waiting` and `infected` hold the content back, never the deposit. */
  scan: z.enum(SCANS),
  previews: z.enum(PREVIEW_STATES),
  /** What the machine noticed, for the piece it stands for; it blocks nothing. Null until it was measured. */
  findings: z.array(finding).nullable(),
  /** What the asker may do with it now. */
  may: z.array(z.enum(ACTIONS)),
})

/** In the order they were deposited, withdrawn ones included. */
export const documents = z.object({ documents: z.array(document) })

/** Documents of a piece that stood together, newest version first; withdrawn ones included. */
export const pieceVersions = z.object({
  piece: z.string(),
  versions: z.array(z.object({ version: z.int(), current: z.boolean(), documents: z.array(document) })),
})

export type UploadAnswer = z.infer<typeof upload>
export type DocumentAnswer = z.infer<typeof document>
