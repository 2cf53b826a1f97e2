import type { LandUse, ServitudeEffect, ServitudeKind } from '../../spatial/conformity/types.ts'
import type { LegalMultiPolygon } from '../../spatial/geometry/types.ts'
import type { ReadParcel } from '../../spatial/intake/types.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { ServitudeRule, ServitudesMapping } from './mapping.ts'
import { absentFields, type Counted, countValues, type MappingProblem } from './mappingProblems.ts'

export type MappedServitude = {
  readonly ordinal: number
  readonly kind: ServitudeKind
  readonly effect: ServitudeEffect
  readonly nameFr: string
  readonly nameAr: string
  readonly act: string | null
  readonly body: string | null
  readonly heightLimitM: number | null
  readonly forbiddenUses: readonly LandUse[]
  readonly bufferM: number | null
  readonly bufferSource: string | null
  readonly inForceFrom: string | null
  readonly inForceTo: string | null
  readonly generators: readonly LegalMultiPolygon[]
  readonly geometry: LegalMultiPolygon
}

export type MappedServitudes = {
  readonly servitudes: readonly MappedServitude[]
  readonly leftOut: number
  /** Generators that footprints name and the file lacks: those footprints stand alone. */
  readonly generatorsMissing: readonly Counted[]
}

type Feature = Pick<ReadParcel, 'ordinal' | 'label' | 'attributes' | 'legal'>

type Sorted = { readonly feature: Feature; readonly rule: ServitudeRule }

/**
 * Turns footprints, and the generators they name, into servitudes. The first rule whose `when` fits decides kind and effect;
 * a footprint that no rule fits is a problem, never a servitude without effect.
 * @param generators null when no file of generators was given, or none of it could be kept
 */
export function mapServitudes(
  footprints: readonly Feature[],
  generators: readonly Feature[] | null,
  mapping: ServitudesMapping,
): Result<MappedServitudes, readonly MappingProblem[]> {
  const absent = absentEverywhere(footprints, generators, mapping)
  if (absent.length > 0) return fail(absent)
  const sorted = footprints.flatMap((feature): Sorted[] => {
    const rule = mapping.rules.find(({ when }) => fits(feature, when))
    return rule ? [{ feature, rule }] : []
  })
  const kept = sorted.filter(({ rule }) => !rule.leaveOut)
  const byKey = generatorsByKey(generators ?? [], mapping)
  const problems = [
    ...withoutRule(footprints, sorted),
    ...notNumbers(kept, mapping),
    ...withoutName(kept, byKey, mapping),
  ]
  if (problems.length > 0) return fail(problems)
  const servitudes = kept.map((each) => mapOne(each, byKey, mapping))
  const generatorsMissing = generators ? missingGenerators(kept, byKey, mapping) : []
  return ok({ servitudes, leftOut: sorted.length - kept.length, generatorsMissing })
}

const fits = ({ attributes }: Feature, when: Readonly<Record<string, string>>): boolean =>
  Object.entries(when).every(([field, value]) => (attributes[field] ?? '').trim() === value)

const fieldOf = (feature: Feature | undefined, field: string | undefined): string =>
  field === undefined ? '' : (feature?.attributes[field] ?? '').trim()

function absentEverywhere(
  footprints: readonly Feature[],
  generators: readonly Feature[] | null,
  { fields, rules, generators: link }: ServitudesMapping,
): readonly MappingProblem[] {
  const asked = new Set(rules.flatMap(({ when }) => Object.keys(when)))
  const named = [...Object.values(fields), ...asked, ...(generators ? [link?.key] : [])]
  const inGenerators = generators ? [link?.key, ...Object.values(link?.fields ?? {})] : []
  return [...absentFields(footprints, named), ...absentFields(generators ?? [], inGenerators)]
}

function withoutRule(footprints: readonly Feature[], sorted: readonly Sorted[]): readonly MappingProblem[] {
  const ruled = new Set(sorted.map(({ feature }) => feature))
  const missing = footprints.filter((feature) => !ruled.has(feature))
  return missing.length > 0
    ? [{ code: 'NO_RULE', shapes: missing.map(({ ordinal, label }) => `${ordinal + 1} ${label}`) }]
    : []
}

/** A number field too narrow for its value is filled with stars in a dBASE table: it says nothing. */
const numberText = (text: string): string => (/^\*+$/.test(text) ? '' : text)

function notNumbers(kept: readonly Sorted[], { fields }: ServitudesMapping): readonly MappingProblem[] {
  const values = kept
    .map(({ feature }) => numberText(fieldOf(feature, fields.bufferM)))
    .filter((text) => text !== '' && !(Number(text) >= 0))
  return values.length > 0
    ? [{ code: 'VALUE_NOT_A_NUMBER', field: fields.bufferM ?? '', values: countValues(values) }]
    : []
}

/** A generator drawn in several shapes comes under one key: all of them are what the footprint was derived from. */
function generatorsByKey(generators: readonly Feature[], { generators: link }: ServitudesMapping): ByKey {
  return Map.groupBy(generators, (feature) => fieldOf(feature, link?.key))
}

type ByKey = ReadonlyMap<string, readonly Feature[]>

function missingGenerators(
  kept: readonly Sorted[],
  byKey: ByKey,
  { generators: link }: ServitudesMapping,
): readonly Counted[] {
  return countValues(kept.map(({ feature }) => fieldOf(feature, link?.key)).filter((key) => !byKey.has(key)))
}

function nameOf({ feature, rule }: Sorted, byKey: ByKey, { fields, generators: link }: ServitudesMapping): string {
  const [generator] = byKey.get(fieldOf(feature, link?.key)) ?? []
  return fieldOf(generator, link?.fields.nameFr) || fieldOf(feature, fields.nameFr) || (rule.nameFr ?? '')
}

function withoutName(kept: readonly Sorted[], byKey: ByKey, mapping: ServitudesMapping): readonly MappingProblem[] {
  const nameless = kept.filter((each) => nameOf(each, byKey, mapping) === '')
  const field = mapping.fields.nameFr ?? 'nameFr'
  return nameless.length > 0
    ? [{ code: 'VALUE_EMPTY', field, shapes: nameless.map(({ feature }) => String(feature.ordinal + 1)) }]
    : []
}

function mapOne({ feature, rule }: Sorted, byKey: ByKey, mapping: ServitudesMapping): MappedServitude {
  const { fields, generators: link } = mapping
  const generators = byKey.get(fieldOf(feature, link?.key)) ?? []
  const [generator] = generators
  const buffer = numberText(fieldOf(feature, fields.bufferM))
  return {
    ordinal: feature.ordinal,
    kind: rule.kind ?? 'other',
    effect: rule.effect ?? 'requires_avis',
    nameFr: nameOf({ feature, rule }, byKey, mapping),
    nameAr: fieldOf(feature, fields.nameAr) || (rule.nameAr ?? ''),
    act: fieldOf(generator, link?.fields.act) || fieldOf(feature, fields.act) || (rule.act ?? null),
    body: fieldOf(generator, link?.fields.body) || fieldOf(feature, fields.body) || (rule.body ?? null),
    heightLimitM: rule.heightLimitM ?? null,
    forbiddenUses: rule.forbiddenUses,
    bufferM: buffer === '' ? (rule.bufferM ?? null) : Number(buffer),
    bufferSource: rule.bufferSource ?? null,
    inForceFrom: rule.inForceFrom ?? null,
    inForceTo: rule.inForceTo ?? null,
    generators: generators.map(({ legal }) => legal.geometry),
    geometry: feature.legal.geometry,
  }
}
