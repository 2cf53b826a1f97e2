import type { CarriedTo, EntryKind } from '../../contract/remarks.ts'
import type { SheetDocument } from './queries.ts'

/** A remark stands until it is closed; opened again it stands again. */
export const isOpen = (thread: readonly { readonly kind: EntryKind }[]): boolean =>
  thread.findLast(({ kind }) => kind === 'close' || kind === 'reopen')?.kind !== 'close'

type OnSheet = { readonly documentId: string; readonly page: number }
type Confirmed<S> = { readonly kind: EntryKind; readonly sheet: S | null }

/** Where it stands: on the sheet where it was confirmed last, or else where it was pinned. */
export const sheetOfRemark = <S extends OnSheet>(pinned: S | null, thread: readonly Confirmed<S>[]): S | null =>
  thread.findLast(({ sheet }) => sheet !== null)?.sheet ?? pinned

/**
 * The sheet of a newer version on which a remark is shown: in the document of the same name, else in the one of the same
 * rank, else in the last. Null while its own version counts.
 * @param documents those that were not withdrawn, in the order they were deposited
 */
export function carriedOver(sheet: OnSheet, documents: readonly SheetDocument[]): CarriedTo | null {
  const own = documents.find(({ id }) => id === sheet.documentId)
  if (!own || own.piece === null) return null
  const ofPiece = documents.filter(({ piece }) => piece === own.piece)
  const newest = Math.max(...ofPiece.map(({ version }) => version))
  if (newest <= own.version) return null
  const standing = ofPiece.filter(({ version }) => version === newest)
  const rank = ofPiece.filter(({ version }) => version === own.version).indexOf(own)
  const there = standing.find(({ fileName }) => fileName === own.fileName) ?? standing[rank] ?? standing.at(-1)
  if (!there) return null
  const { id: documentId, fileName, version: pieceVersion, pages } = there
  const page = sheet.page <= (pages ?? 1) ? sheet.page : null
  return { fromVersion: own.version, documentId, fileName, pieceVersion, page }
}
