import type { DocumentAnswer } from '../../../api/contract/documents.ts'

const PDF = 'application/pdf'
const DXF = 'image/vnd.dxf'

export const isDrawingFile = ({ mediaType }: Pick<DocumentAnswer, 'mediaType'>): boolean => mediaType === DXF
export const isPdf = ({ mediaType }: Pick<DocumentAnswer, 'mediaType'>): boolean => mediaType === PDF

/** What this screen shows: PDF page by page, DXF as a drawing. */
export const isSheet = (document: Pick<DocumentAnswer, 'mediaType'>): boolean =>
  isPdf(document) || isDrawingFile(document)

type Versioned = Pick<DocumentAnswer, 'piece' | 'pieceVersion'>

/** The newest version there is of a document's piece; its own for one that stands for none. */
export const newestVersion = ({ piece, pieceVersion }: Versioned, documents: readonly Versioned[]): number =>
  piece === null
    ? pieceVersion
    : Math.max(pieceVersion, ...documents.filter((one) => one.piece === piece).map((one) => one.pieceVersion))

/** Plans have many sheets or large ones: the document with most pages that still counts, else the first. */
export function shownFirst(documents: readonly DocumentAnswer[]): DocumentAnswer | undefined {
  const counting = documents.filter((one) => newestVersion(one, documents) === one.pieceVersion)
  return counting.toSorted((one, other) => (other.pages ?? 0) - (one.pages ?? 0))[0] ?? documents[0]
}
