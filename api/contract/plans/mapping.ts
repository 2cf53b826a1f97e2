import { z } from 'zod'
import { ZONE_FAMILIES } from '../../../spatial/conformity/types.ts'
import { day } from '../shapes.ts'
import { PLAN_KINDS } from '../territorySheet.ts'

const text = z.string().trim().min(1).max(300)

/** What to write instead of a code of the file; it wins over the attributes. */
export const codeMapping = z.strictObject({
  code: text.optional(),
  sector: text.optional(),
  family: z.enum(ZONE_FAMILIES).optional(),
  labelFr: text.optional(),
  labelAr: text.optional(),
})
export type CodeMapping = z.infer<typeof codeMapping>

/** Which attribute of the file holds what, and what its values mean: kept by the agency for the next file of the same fields. */
export const fieldsMapping = z.strictObject({
  fields: z.strictObject({
    code: text,
    sector: text.optional(),
    family: text.optional(),
    labelFr: text.optional(),
    labelAr: text.optional(),
  }),
  families: z.record(text, z.enum(ZONE_FAMILIES)).default({}),
  codes: z.record(text, codeMapping).default({}),
})
export type FieldsMapping = z.infer<typeof fieldsMapping>

export const planMapping = fieldsMapping.extend({
  plan: z.strictObject({ code: text.max(60), kind: z.enum(PLAN_KINDS), nameFr: text, nameAr: text }),
  version: z.strictObject({
    label: text.max(60),
    /** How far a line of the plan may be from its place, metres: at least what the file's coordinates allow. */
    toleranceM: z.number().min(0).max(100),
    /** How finely its lines were drawn beside each other, metres; absent, the same. */
    finenessM: z.number().min(0).max(100).optional(),
    dataDate: day.optional(),
    source: text,
  }),
  /** The shapes of the file that are the plan's perimeter and no zones: those whose field has this value. */
  perimeter: z.strictObject({ field: text, value: text }).optional(),
  /** The version whose règlement goes on for the codes it knows; absent, the new version begins without any. */
  regulationFrom: z.uuid().optional(),
})
export type PlanMapping = z.infer<typeof planMapping>
