import { z } from 'zod'
import { LAND_USES, SERVITUDE_EFFECTS, SERVITUDE_KINDS, type ServitudeEffect } from '../../spatial/conformity/types.ts'
import { FINDING_SEVERITIES, planFinding, readField } from './plans/drafts.ts'
import { day, legalSrid, place } from './shapes.ts'

export const BATCH_STATES = ['reading', 'control', 'adopted', 'discarded'] as const
export type BatchState = (typeof BATCH_STATES)[number]

export const BATCH_FINDING_KINDS = [
  'invalid_footprint',
  'invalid_generator',
  'wrong_legal_zone',
  'effect_unknown',
  'value_unread',
  'distance_not_positive',
  'outside_territory',
  'already_there',
  'duplicate',
  'spills_over',
  'footprint_missing',
  'generator_missing',
  'record_empty',
] as const
export type BatchFindingKind = (typeof BATCH_FINDING_KINDS)[number]

/** The steps of a control, in their order. */
export const BATCH_STEPS = ['staging', 'values', 'links', 'duplicates', 'territory', 'neighbours'] as const
export type BatchStep = (typeof BATCH_STEPS)[number]

/** Told in the address: the body is the file itself. */
export const readBatchQuery = z.object({
  fileName: z.string().trim().min(1).max(200),
  srid: z.coerce.number().pipe(legalSrid).optional(),
  /** How many bytes were meant to come: fewer is half a file. */
  bytes: z.coerce.number().int().min(0).optional(),
})

const text = z.string().trim().min(1).max(300)
const field = z.string().min(1).max(120).optional()

/** Which attribute of each file holds what, and which effect a value means: kept by the agency for files of the same fields. */
export const batchFields = z.strictObject({
  fields: z.strictObject({
    ...{ link: field, nameFr: field, nameAr: field, act: field, manager: field, bufferM: field },
    ...{ effect: field, heightLimitM: field, inForceFrom: field, inForceTo: field },
  }),
  generators: z.strictObject({ link: field, nameFr: field, act: field, manager: field, inForceFrom: field }),
  effects: z.record(z.string().max(500), z.enum([...SERVITUDE_EFFECTS, 'left_out'])),
})
export type BatchFields = z.infer<typeof batchFields>

const orNull = text.nullable()

/** What is typed once, for every servitude of the batch whose field says nothing. */
export const batchMapping = batchFields.extend({
  once: z.strictObject({
    kind: z.enum(SERVITUDE_KINDS),
    effect: z.enum(SERVITUDE_EFFECTS).nullable(),
    ...{ nameFr: orNull, nameAr: orNull, act: orNull, manager: orNull, body: orNull, bufferSource: orNull },
    bufferM: z.number().positive().max(20_000).nullable(),
    heightLimitM: z.number().positive().max(500).nullable(),
    forbiddenUses: z.array(z.enum(LAND_USES)).max(LAND_USES.length),
    ...{ inForceFrom: day.nullable(), inForceTo: day.nullable(), dataDate: day.nullable() },
    source: z.string().trim().min(3).max(200),
    toleranceM: z.number().min(0).max(50),
  }),
})
export type BatchMapping = z.infer<typeof batchMapping>

export const BATCH_FAULTS = [
  'effect',
  'nameFr',
  'nameAr',
  'heightLimitM',
  'body',
  'forbiddenUses',
  'inForceTo',
] as const
export type BatchFault = (typeof BATCH_FAULTS)[number]

/** Effects that servitudes of the batch may have. */
export const effectsMeant = ({ fields, effects, once }: BatchMapping): ReadonlySet<ServitudeEffect> =>
  new Set(
    fields.effect === undefined
      ? [once.effect].filter((effect) => effect !== null)
      : Object.values(effects).filter((effect) => effect !== 'left_out'),
  )

/** What neither a field nor what is typed once says, and every servitude needs; null when it holds together. */
export function batchFault(mapping: BatchMapping): BatchFault | null {
  const { fields, generators, once } = mapping
  const meant = effectsMeant(mapping)
  if (meant.size === 0) return 'effect'
  if (!fields.nameFr && !generators.nameFr && once.nameFr === null) return 'nameFr'
  if (!fields.nameAr && once.nameAr === null) return 'nameAr'
  if (meant.has('limits_height') && !fields.heightLimitM && once.heightLimitM === null) return 'heightLimitM'
  if (meant.has('requires_avis') && once.body === null) return 'body'
  if (meant.has('limits_use') && once.forbiddenUses.length === 0) return 'forbiddenUses'
  const { inForceFrom, inForceTo } = once
  return inForceFrom !== null && inForceTo !== null && inForceTo < inForceFrom ? 'inForceTo' : null
}

const readFile = z.object({
  fileName: z.string(),
  sha256: z.string(),
  format: z.string(),
  how: z.enum(['declared', 'prj', 'proposed', 'geographic']),
  fields: z.array(readField),
  shapes: z.int(),
  refused: z.int(),
  /** Records of the file that hold no polygon. */
  skipped: z.int(),
})
export type BatchFile = z.infer<typeof readFile>

const person = z.object({ id: z.uuid(), name: z.string() })
const done = z.object({ by: person, at: z.iso.datetime() })

const findingCount = z.object({
  kind: z.enum(BATCH_FINDING_KINDS),
  severity: z.enum(FINDING_SEVERITIES),
  count: z.int(),
  areaM2: z.number().nullable(),
  /** Not accepted yet; nothing of a note is. */
  open: z.int(),
})

export const servitudeBatch = z.object({
  id: z.uuid(),
  state: z.enum(BATCH_STATES),
  body: z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() }),
  srid: legalSrid,
  footprints: readFile,
  generators: readFile.nullable(),
  created: done,
  mapping: batchMapping.nullable(),
  /** What the agency kept for a file of the same fields. */
  proposed: batchFields.nullable(),
  leftOut: z.int(),
  /** Why footprints are not imported, the most numerous first; null where the description itself leaves them out. */
  leftOutFor: z.array(z.object({ why: z.string().nullable(), count: z.int(), areaM2: z.number() })),
  control: z
    .object({
      state: z.enum(['waiting', 'running', 'done', 'failed']),
      step: z.enum(BATCH_STEPS).nullable(),
      doneAt: z.iso.datetime().nullable(),
      servitudes: z.int(),
      areaM2: z.number(),
      points: z.int(),
      withGenerator: z.int(),
      counts: z.array(findingCount),
    })
    .nullable(),
  adopted: done.extend({ reason: z.string() }).nullable(),
  discarded: done.nullable(),
  /** What whoever asks may do now. */
  may: z.object({ prepare: z.boolean(), adopt: z.boolean() }),
})
export type ServitudeBatch = z.infer<typeof servitudeBatch>

export const servitudeBatches = z.object({
  batches: z.array(
    servitudeBatch
      .pick({ id: true, state: true, created: true })
      .extend({ fileName: z.string(), source: z.string().nullable(), shapes: z.int() }),
  ),
})

export const batchFindingsQuery = z.object({
  kind: z.enum(BATCH_FINDING_KINDS).optional(),
  cursor: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const batchFinding = planFinding.extend({ kind: z.enum(BATCH_FINDING_KINDS) })
export type BatchFinding = z.infer<typeof batchFinding>
export const batchFindings = z.object({ findings: z.array(batchFinding), total: z.int(), next: z.int().nullable() })

const reason = z.string().trim().min(3).max(500)

/** Some findings, or every one of a kind that is to accept. */
export const batchFindingsBody = z
  .object({ ids: z.array(z.uuid()).min(1).max(500).optional(), kind: z.enum(BATCH_FINDING_KINDS).optional(), reason })
  .refine(({ ids, kind }) => (ids === undefined) !== (kind === undefined), 'ids or kind')

export const adoptBatchBody = z.object({ reason })

/** What the map draws, lon/lat; the legal plane decides. */
export const batchShapes = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.int(),
      geometry: place,
      properties: z.object({ name: z.string(), effect: z.enum(SERVITUDE_EFFECTS).nullable(), leftOut: z.boolean() }),
    }),
  ),
})
