import { PIECE_CODE, UPLOADS } from '../../contract/documents.ts'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { safeFileName } from '../fileName.ts'

/** What a person says of the file they begin to send. */
export type UploadSaid = {
  readonly fileName: string
  readonly dossierId: string
  readonly fingerprint: string | null
  /** A second document is wanted even if the dossier has this content already. */
  readonly again: boolean
  readonly piece: string | null
  /** It begins a new version of its piece instead of standing beside what is there. */
  readonly replaces: boolean
  readonly bytes: number
}

const LONGEST_FINGERPRINT = 300

/**
 * Reads the headers of a creation (tus 1.0.0, `Upload-Length` and `Upload-Metadata`: pairs of a key and base64).
 * @throws Problem INVALID_INPUT naming the header or the key, DOCUMENT_EMPTY
 */
export function readCreation(header: (name: string) => string): UploadSaid {
  const bytes = lengthOf(header('Upload-Length'))
  const said = pairsOf(header('Upload-Metadata'))
  const fileName = safeFileName(said.get('filename') ?? '')
  if (fileName === null) throw invalid('filename', 'a name is needed')
  const dossierId = said.get('dossierId') ?? ''
  if (!isUuid(dossierId)) throw invalid('dossierId', 'the id of a dossier is needed')
  const fingerprint = said.get('fingerprint') ?? null
  if (fingerprint !== null && (fingerprint.length > LONGEST_FINGERPRINT || /\p{Cc}/u.test(fingerprint)))
    throw invalid('fingerprint', 'too long, or not a text')
  const piece = said.get('piece') ?? null
  if (piece !== null && !PIECE_CODE.test(piece)) throw invalid('piece', 'not the code of a piece')
  return {
    fileName,
    dossierId,
    fingerprint,
    again: said.get('again') === 'true',
    piece,
    replaces: said.get('replaces') === 'true',
    bytes,
  }
}

const invalid = (field: string, reason: string) => new Problem('INVALID_INPUT', { field, data: { reason } })

function lengthOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw invalid('Upload-Length', 'a whole number of bytes is needed')
  if (Number(text) === 0) throw new Problem('DOCUMENT_EMPTY')
  return Number(text)
}

function pairsOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((pair) => pair.trim().split(' '))
  const known = pairs.filter(([key = '']) => (UPLOADS.metadata as readonly string[]).includes(key))
  return new Map(known.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]))
}
