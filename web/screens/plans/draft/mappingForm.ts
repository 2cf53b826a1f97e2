import type { PlanDraft, ReadField } from '../../../../api/contract/plans/drafts.ts'
import type { PlanMapping } from '../../../../api/contract/plans/mapping.ts'
import { PLAN_KINDS } from '../../../../api/contract/territorySheet.ts'
import { ZONE_FAMILIES, type ZoneFamily } from '../../../../spatial/conformity/types.ts'
import { printedDay, typedDay, typedNumber } from '../../../text/figures.ts'

/** What the form holds, as it is typed. */
export type MappingTyped = {
  code: string
  kind: string
  nameFr: string
  nameAr: string
  label: string
  tolerance: string
  /** Empty for a file in metres: its lines are placed as finely as they are drawn. */
  fineness: string
  dataDate: string
  source: string
  fieldCode: string
  fieldSector: string
  fieldFamily: string
  fieldLabelFr: string
  fieldLabelAr: string
  perimeterField: string
  perimeterValue: string
  regulationFrom: string
}

/** What each value of the file means, by the field that was chosen to say it. */
export type FamiliesChosen = Readonly<Record<string, ZoneFamily>>

const isFamily = (text: string): text is ZoneFamily => ZONE_FAMILIES.some((one) => one === text)

export const withFamily = (chosen: FamiliesChosen, value: string, family: string): FamiliesChosen => {
  const { [value]: _, ...others } = chosen
  return isFamily(family) ? { ...others, [value]: family } : others
}

/** Names that the fields of plans often have, so that a person confirms rather than searches. */
const LIKELY = {
  code: /^(code|libelle|zone|layer|typezone|secteur_)/i,
  family: /^(typezone|famille|family|vocation|type)/i,
  labelFr: /^(libelong|lib_?long|label|libelle_?long|designation)/i,
}

const likely = (fields: readonly ReadField[], which: keyof typeof LIKELY) =>
  fields.find(({ name }) => LIKELY[which].test(name))?.name ?? ''

/** What a plan is drawn at, where nobody said otherwise, metres. */
const USUAL_M = 0.5

const metresText = (metres: number): string => String(Math.round(metres * 1000) / 1000).replace('.', ',')

/** The last decimal of a file in degrees may be coarser than the usual. */
const startFineness = ({ mapping, leastToleranceM, gridM }: PlanDraft): string =>
  leastToleranceM === 0 ? '' : metresText(mapping?.version.finenessM ?? Math.max(USUAL_M, gridM ?? 0))

export function startTyped(draft: PlanDraft): MappingTyped {
  const { mapping, proposed, fields, leastToleranceM } = draft
  const read = mapping ?? proposed
  return {
    code: mapping?.plan.code ?? '',
    kind: mapping?.plan.kind ?? 'pa',
    nameFr: mapping?.plan.nameFr ?? '',
    nameAr: mapping?.plan.nameAr ?? '',
    label: mapping?.version.label ?? '',
    tolerance: metresText(mapping?.version.toleranceM ?? Math.max(USUAL_M, leastToleranceM)),
    fineness: startFineness(draft),
    dataDate: mapping?.version.dataDate ? printedDay(mapping.version.dataDate) : '',
    source: mapping?.version.source ?? '',
    fieldCode: read?.fields.code ?? likely(fields, 'code'),
    fieldSector: read?.fields.sector ?? '',
    fieldFamily: read ? (read.fields.family ?? '') : likely(fields, 'family'),
    fieldLabelFr: read ? (read.fields.labelFr ?? '') : likely(fields, 'labelFr'),
    fieldLabelAr: read?.fields.labelAr ?? '',
    perimeterField: mapping?.perimeter?.field ?? '',
    perimeterValue: mapping?.perimeter?.value ?? '',
    regulationFrom: mapping?.regulationFrom ?? '',
  }
}

/** Families said by the family's field; without one, by the code's own. */
export function startFamilies({ mapping, proposed }: PlanDraft): FamiliesChosen {
  const read = mapping ?? proposed
  if (!read) return {}
  const byCode = Object.entries(read.codes).flatMap(([value, { family }]) => (family ? [[value, family] as const] : []))
  return read.fields.family ? read.families : Object.fromEntries(byCode)
}

export const toleranceOf = (typed: string): number | null => {
  const metres = typedNumber(typed)
  return metres !== null && metres >= 0 && metres <= 100 ? metres : null
}

const given = <K extends string>(key: K, value: string) => (value === '' ? {} : { [key]: value })

/** The mapping as the service takes it. The codes that a person mapped one by one are kept. */
export function mappingOf(
  typed: MappingTyped,
  families: FamiliesChosen,
  { mapping, proposed }: PlanDraft,
): PlanMapping {
  const kept = (mapping ?? proposed)?.codes ?? {}
  const codes = typed.fieldFamily
    ? kept
    : {
        ...kept,
        ...Object.fromEntries(Object.entries(families).map(([value, family]) => [value, { ...kept[value], family }])),
      }
  const dataDate = typedDay(typed.dataDate)
  const finenessM = typed.fineness.trim() === '' ? null : toleranceOf(typed.fineness)
  return {
    plan: {
      code: typed.code.trim(),
      kind: PLAN_KINDS.find((one) => one === typed.kind) ?? 'other',
      nameFr: typed.nameFr.trim(),
      nameAr: typed.nameAr.trim(),
    },
    version: {
      label: typed.label.trim(),
      toleranceM: toleranceOf(typed.tolerance) ?? 0,
      ...(finenessM === null ? {} : { finenessM }),
      ...(dataDate ? { dataDate } : {}),
      source: typed.source.trim(),
    },
    fields: {
      code: typed.fieldCode,
      ...given('sector', typed.fieldSector),
      ...given('family', typed.fieldFamily),
      ...given('labelFr', typed.fieldLabelFr),
      ...given('labelAr', typed.fieldLabelAr),
    },
    families: typed.fieldFamily ? { ...families } : {},
    codes,
    ...(typed.perimeterField && typed.perimeterValue
      ? { perimeter: { field: typed.perimeterField, value: typed.perimeterValue } }
      : {}),
    ...given('regulationFrom', typed.regulationFrom),
  }
}
