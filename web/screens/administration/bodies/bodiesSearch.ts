import { BODY_KINDS, type BodyKind } from '../../../../api/contract/policy/roles.ts'

export type BodiesSearch = {
  readonly q?: string | undefined
  readonly kind?: BodyKind | undefined
  /** The code of a unit of the territory. */
  readonly territory?: string | undefined
}

const isKind = (value: unknown): value is BodyKind => BODY_KINDS.some((kind) => kind === value)

/** MA, a region, a province, a commune or an arrondissement: 06, 06.141, 06.141.01.41. */
export const isUnitCode = (text: unknown): text is string =>
  typeof text === 'string' && /^(MA|\d{2}(\.\d{3}(\.\d{2}\.\d{1,2})?)?)$/.test(text)

/** What the address says of the register; what it says wrongly is left out. */
export const parseBodiesSearch = ({ q, kind, territory }: Record<string, unknown>): BodiesSearch => ({
  ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 120) }),
  ...(isKind(kind) && { kind }),
  ...(isUnitCode(territory) && { territory }),
})
