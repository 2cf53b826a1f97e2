import { parseDay } from '../../../spatial/day.ts'

export type CatalogueSearch = { readonly q?: string | undefined; readonly on?: string | undefined }
export type ProcedureSearch = { readonly on?: string | undefined }

/** A day that is none is dropped, not shown. */
export const parseProcedureSearch = ({ on }: Record<string, unknown>): ProcedureSearch =>
  typeof on === 'string' && parseDay(on) ? { on } : {}

export const parseCatalogueSearch = ({ q, ...rest }: Record<string, unknown>): CatalogueSearch => ({
  ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 80) }),
  ...parseProcedureSearch(rest),
})
