import { z } from 'zod'
import { LAND_USES, SERVITUDE_EFFECTS, SERVITUDE_KINDS, ZONE_FAMILIES } from '../../spatial/conformity/types.ts'
import { isLegalSrid } from '../../spatial/crs/legalZones.ts'
import { parseDay } from '../../spatial/day.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import { PLAN_KINDS } from '../contract/territorySheet.ts'

const text = z.string().trim().min(1)
const srid = z.number().refine(isLegalSrid, 'must be 26191, 26192, 26194 or 26195')
const day = text.refine((value) => parseDay(value) !== null, 'must be a day, YYYY-MM-DD')
const metres = z.number().min(0)

const zones = z.strictObject({
  kind: z.literal('zones'),
  srid: srid.optional(),
  plan: z.strictObject({
    code: text,
    kind: z.enum(PLAN_KINDS),
    nameFr: text,
    nameAr: text,
    agency: text.optional(),
  }),
  version: z.strictObject({ label: text, toleranceM: metres, dataDate: day.optional(), source: text }),
  fields: z.strictObject({
    code: text,
    sector: text.optional(),
    family: text.optional(),
    labelFr: text.optional(),
    labelAr: text.optional(),
  }),
  families: z.record(text, z.enum(ZONE_FAMILIES)).default({}),
  codes: z
    .record(
      text,
      z.strictObject({
        code: text.optional(),
        sector: text.optional(),
        family: z.enum(ZONE_FAMILIES).optional(),
        labelFr: text.optional(),
        labelAr: text.optional(),
      }),
    )
    .default({}),
})

const rule = z
  .strictObject({
    when: z.record(text, z.string()).default({}),
    leaveOut: z.literal(true).optional(),
    kind: z.enum(SERVITUDE_KINDS).optional(),
    effect: z.enum(SERVITUDE_EFFECTS).optional(),
    nameFr: text.optional(),
    nameAr: text.optional(),
    act: text.optional(),
    body: text.optional(),
    heightLimitM: metres.optional(),
    forbiddenUses: z.array(z.enum(LAND_USES)).default([]),
    bufferM: metres.optional(),
    bufferSource: text.optional(),
    inForceFrom: day.optional(),
    inForceTo: day.optional(),
  })
  .refine(({ leaveOut, kind, effect, nameAr }) => leaveOut || (kind && effect && nameAr), {
    message: 'a rule has kind, effect and nameAr, or leaveOut',
  })
  .refine(({ effect, heightLimitM }) => (effect === 'limits_height') === (heightLimitM !== undefined), {
    message: 'heightLimitM goes with limits_height, and only with it',
  })

const servitudes = z.strictObject({
  kind: z.literal('servitudes'),
  srid: srid.optional(),
  source: text,
  dataDate: day.optional(),
  toleranceM: metres,
  fields: z
    .strictObject({
      nameFr: text.optional(),
      nameAr: text.optional(),
      act: text.optional(),
      body: text.optional(),
      bufferM: text.optional(),
    })
    .default({}),
  generators: z
    .strictObject({
      key: text,
      fields: z.strictObject({ nameFr: text.optional(), act: text.optional(), body: text.optional() }).default({}),
    })
    .optional(),
  rules: z.array(rule).min(1),
})

const mapping = z.discriminatedUnion('kind', [zones, servitudes])

export type ZonesMapping = z.infer<typeof zones>
export type ServitudesMapping = z.infer<typeof servitudes>
export type ServitudeRule = z.infer<typeof rule>
export type Mapping = z.infer<typeof mapping>

/** Reads a mapping file; every fault is named with its place in the file. */
export function parseMapping(json: string): Result<Mapping, readonly string[]> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return fail([`the mapping is not JSON: ${(error as Error).message}`])
  }
  const parsed = mapping.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  return fail(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the mapping'}: ${message}`))
}
