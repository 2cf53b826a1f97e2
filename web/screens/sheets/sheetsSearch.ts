import { isIdentifier } from '../dossiers/dossierSearch.ts'

/** Which document, on which page, and the remark one came for. */
export type SheetsSearch = {
  readonly document?: string | undefined
  readonly page?: number | undefined
  readonly remark?: string | undefined
  /** The map of the ground in the place of a document. */
  readonly map?: 'yes' | undefined
}

export function parseSheetsSearch({ document, page, remark, map }: Record<string, unknown>): SheetsSearch {
  const number = Number(page)
  return {
    ...(isIdentifier(document) && { document }),
    ...(Number.isInteger(number) && number > 1 && number <= 5000 && { page: number }),
    ...(isIdentifier(remark) && { remark }),
    ...(map === 'yes' && { map }),
  }
}
