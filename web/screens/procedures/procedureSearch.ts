import { parseDay } from '../../../spatial/day.ts'

export type CatalogueSearch = { readonly q?: string | undefined; readonly on?: string | undefined }
export type ProcedureSearch = Pick<CatalogueSearch, 'on'> & {
  /** Whose forecast is shown. */
  readonly commune?: string | undefined
}

/** A day that is none is dropped, not shown. */
const parseOn = ({ on }: Record<string, unknown>) => (typeof on === 'string' && parseDay(on) ? { on } : {})

export const parseProcedureSearch = ({ commune, ...rest }: Record<string, unknown>): ProcedureSearch => ({
  ...parseOn(rest),
  ...(typeof commune === 'string' && /^\d{2}(\.\d{2,3}){1,3}\.?$/.test(commune) && { commune }),
})

export const parseCatalogueSearch = ({ q, ...rest }: Record<string, unknown>): CatalogueSearch => ({
  ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 80) }),
  ...parseOn(rest),
})
