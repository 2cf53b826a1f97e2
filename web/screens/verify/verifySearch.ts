import { parseView, writeView } from '../map/viewSearch.ts'

export const STEPS = ['locate', 'confirm', 'project', 'report'] as const
export type Step = (typeof STEPS)[number]

export const WAYS = ['file', 'table', 'pick', 'draw', 'search'] as const
export type Way = (typeof WAYS)[number]

/** Everything the screen needs to come back to where it was. At most one of `parcel`, `filed` and `from` is read. */
export type VerifySearch = {
  readonly step?: Step | undefined
  readonly way?: Way | undefined
  /** A parcel of the cadastre. */
  readonly parcel?: string | undefined
  /** Parcels read from what was filed, comma between them. */
  readonly filed?: string | undefined
  /** A report whose parcel is taken again. */
  readonly from?: string | undefined
  readonly report?: string | undefined
  readonly view?: string | undefined
  /** The draft the report is made for. */
  readonly dossier?: string | undefined
}

const IDENTIFIER = /^[\w,.-]{1,4000}$/

const identifier = (value: unknown): value is string => typeof value === 'string' && IDENTIFIER.test(value)
const oneOf = <T extends string>(values: readonly T[], value: unknown): value is T => values.some((v) => v === value)

export function parseVerifySearch(search: Record<string, unknown>): VerifySearch {
  const view = parseView(search.view)
  return {
    ...(oneOf(STEPS, search.step) && { step: search.step }),
    ...(oneOf(WAYS, search.way) && { way: search.way }),
    ...(identifier(search.parcel) && { parcel: search.parcel }),
    ...(identifier(search.filed) && { filed: search.filed }),
    ...(identifier(search.from) && { from: search.from }),
    ...(identifier(search.report) && { report: search.report }),
    ...(view && { view: writeView(view) }),
    ...(identifier(search.dossier) && { dossier: search.dossier }),
  }
}
