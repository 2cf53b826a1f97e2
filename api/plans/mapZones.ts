import type { ZoneFamily } from '../../spatial/conformity/types.ts'
import type { LegalMultiPolygon } from '../../spatial/geometry/types.ts'
import type { ReadParcel } from '../../spatial/intake/types.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { ZonesMapping } from './mapping.ts'
import { absentFields, countValues, type MappingProblem } from './mappingProblems.ts'

export type MappedZone = {
  readonly ordinal: number
  readonly code: string
  readonly sector: string | null
  readonly family: ZoneFamily
  readonly labelFr: string
  readonly labelAr: string
  readonly geometry: LegalMultiPolygon
}

export type MappedZones = {
  readonly zones: readonly MappedZone[]
  /** Codes that neither the file nor the mapping names in Arabic: the code itself stands for the name. */
  readonly withoutArabic: readonly string[]
}

type Feature = Pick<ReadParcel, 'ordinal' | 'label' | 'attributes' | 'legal'>

/** Turns the attributes of a layer of zones into zones of a plan; every value that the mapping does not know is listed. */
export function mapZones(
  features: readonly Feature[],
  mapping: ZonesMapping,
): Result<MappedZones, readonly MappingProblem[]> {
  const absent = absentFields(features, Object.values(mapping.fields))
  if (absent.length > 0) return fail(absent)
  const problems = [...emptyCodes(features, mapping), ...unmappedFamilies(features, mapping)]
  if (problems.length > 0) return fail(problems)
  const zones = features.map((feature) => mapZone(feature, mapping))
  const withoutArabic = zones.filter(({ code, labelAr }) => labelAr === code).map(({ code }) => code)
  return ok({ zones, withoutArabic: [...new Set(withoutArabic)].sort() })
}

const fieldOf = ({ attributes }: Feature, field: string | undefined): string =>
  field === undefined ? '' : (attributes[field] ?? '').trim()

function emptyCodes(features: readonly Feature[], { fields }: ZonesMapping): readonly MappingProblem[] {
  const empty = features.filter((feature) => fieldOf(feature, fields.code) === '')
  return empty.length > 0
    ? [{ code: 'VALUE_EMPTY', field: fields.code, shapes: empty.map(({ ordinal }) => String(ordinal + 1)) }]
    : []
}

function familyOf(feature: Feature, { fields, families, codes }: ZonesMapping): ZoneFamily | null {
  const byCode = codes[fieldOf(feature, fields.code)]?.family
  return byCode ?? families[fieldOf(feature, fields.family)] ?? null
}

function unmappedFamilies(features: readonly Feature[], mapping: ZonesMapping): readonly MappingProblem[] {
  const unknown = features.filter((feature) => familyOf(feature, mapping) === null)
  const field = mapping.fields.family ?? mapping.fields.code
  const values = countValues(unknown.map((feature) => fieldOf(feature, field)))
  return values.length > 0 ? [{ code: 'VALUE_UNMAPPED', field, values }] : []
}

function mapZone(feature: Feature, mapping: ZonesMapping): MappedZone {
  const { fields, codes } = mapping
  const filed = fieldOf(feature, fields.code)
  const known = codes[filed]
  const code = known?.code ?? filed
  return {
    ordinal: feature.ordinal,
    code,
    sector: known?.sector ?? (fieldOf(feature, fields.sector) || null),
    family: familyOf(feature, mapping) ?? 'other',
    labelFr: known?.labelFr ?? (fieldOf(feature, fields.labelFr) || code),
    labelAr: known?.labelAr ?? (fieldOf(feature, fields.labelAr) || code),
    geometry: feature.legal.geometry,
  }
}
