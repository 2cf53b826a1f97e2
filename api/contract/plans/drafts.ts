import { z } from 'zod'
import { FIRST_ACTS } from '../../../spatial/conformity/nextActs.ts'
import { areal, communeName, day, legalGeometry, legalSrid, place } from '../shapes.ts'
import { codeMapping, fieldsMapping, planMapping } from './mapping.ts'

export type { PlanMapping } from './mapping.ts'

/** Bytes of a plan's file given on the page; a larger one is brought in from the command line. */
export const MOST_PLAN_BYTES = 64 * 1024 * 1024

export const DRAFT_STATES = ['reading', 'control', 'submitted', 'published', 'withdrawn'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

export const FINDING_KINDS = [
  'list_cut',
  'invalid_shape',
  'shape_skipped',
  'wrong_legal_zone',
  'code_unknown',
  'outside_territory',
  'territory_unknown',
  'outside_commune',
  'outside_perimeter',
  'ground_lost',
  'ground_gained',
  'overlap',
  'gap',
  'sliver',
  'shape_changed',
  'code_without_regulation',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** What blocks is put right; what is to accept needs a reason by a person; a note only says. */
export const FINDING_SEVERITIES = ['blocking', 'to_accept', 'note'] as const
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number]

/** The steps of a control, in their order. */
export const CONTROL_STEPS = [
  'staging',
  'codes',
  'overlaps',
  'gaps',
  'territory',
  'perimeter',
  'former',
  'regulation',
] as const
export type ControlStep = (typeof CONTROL_STEPS)[number]

/** Told in the address: the body is the file itself. */
export const readDraftQuery = z.object({
  communeCode: z.string().max(12),
  fileName: z.string().trim().min(1).max(200),
  /** The legal zone, when the file does not say it. */
  srid: z.coerce.number().pipe(legalSrid).optional(),
  /** How many bytes were meant to come: fewer is half a file. */
  bytes: z.coerce.number().int().min(0).optional(),
})

export const readField = z.object({
  name: z.string(),
  /** How many values there are; the most frequent are listed. */
  distinct: z.int(),
  values: z.array(z.object({ value: z.string(), count: z.int() })),
})
export type ReadField = z.infer<typeof readField>

const person = z.object({ id: z.uuid(), name: z.string() })
/** Who may publish what others prepared; where nobody may, the agency's administrators, who name somebody. */
export const eyes = z.object({ publish: z.array(person), appoint: z.array(person) })
const done = z.object({ by: person, at: z.iso.datetime() })

export const findingCount = z.object({
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(FINDING_SEVERITIES),
  /** All of them, those of a list that was cut too. */
  count: z.int(),
  areaM2: z.number().nullable(),
  /** Not accepted yet; nothing of a note is. */
  open: z.int(),
})

export const planEdit = z.object({
  id: z.uuid(),
  nth: z.int(),
  kind: z.enum(['left_out', 'outline', 'recode']),
  ordinals: z.array(z.int()),
  code: codeMapping.nullable(),
  reason: z.string(),
  made: done,
  undone: done.nullable(),
})

export const planDraft = z.object({
  id: z.uuid(),
  state: z.enum(DRAFT_STATES),
  commune: communeName,
  body: z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() }),
  fileName: z.string(),
  sha256: z.string(),
  format: z.string(),
  srid: legalSrid,
  how: z.enum(['declared', 'prj', 'proposed', 'geographic']),
  created: done,
  fields: z.array(readField),
  shapes: z.object({
    read: z.int(),
    refused: z.int(),
    /** Records of the file that hold no polygon. */
    skipped: z.int(),
    leftOut: z.int(),
  }),
  mapping: planMapping.nullable(),
  /** How far from its place a line of the file may be at best, metres: a tolerance under it is refused. */
  leastToleranceM: z.number(),
  /** How finely a file in degrees writes its coordinates, metres; null for a file in metres. */
  gridM: z.number().nullable(),
  /** The file that says the plan's perimeter, when one was given. */
  perimeterFile: z.string().nullable(),
  /** What the agency kept for a file of the same fields. */
  proposed: fieldsMapping.nullable(),
  control: z
    .object({
      state: z.enum(['waiting', 'running', 'done', 'failed']),
      step: z.enum(CONTROL_STEPS).nullable(),
      askedAt: z.iso.datetime(),
      doneAt: z.iso.datetime().nullable(),
      zones: z.int(),
      areaM2: z.number(),
      counts: z.array(findingCount),
    })
    .nullable(),
  edits: z.array(planEdit),
  returned: done.extend({ why: z.string() }).nullable(),
  submitted: done.nullable(),
  published: done.extend({ planId: z.uuid(), versionId: z.uuid() }).nullable(),
  withdrawn: done.nullable(),
  /** Whoever had a hand in it: none of them publishes it. */
  hands: z.array(person),
  /** Before it is published, who may; empty afterwards. */
  eyes,
  /** What whoever asks may do now. */
  may: z.object({ prepare: z.boolean(), submit: z.boolean(), publish: z.boolean() }),
})
export type PlanDraft = z.infer<typeof planDraft>

export const planDraftLine = planDraft
  .pick({
    id: true,
    state: true,
    commune: true,
    fileName: true,
    created: true,
  })
  .extend({
    planName: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable(),
    versionLabel: z.string().nullable(),
  })
export type PlanDraftLine = z.infer<typeof planDraftLine>
export const planDrafts = z.object({ drafts: z.array(planDraftLine) })

export const mapDraftBody = planMapping

export const findingsQuery = z.object({
  kind: z.enum(FINDING_KINDS).optional(),
  cursor: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const planFinding = z.object({
  id: z.uuid(),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(FINDING_SEVERITIES),
  /** Codes, fields or labels it is about, as the file has them. */
  subject: z.string(),
  /** The shapes of the file it is about, from 0. */
  ordinals: z.array(z.int()),
  areaM2: z.number().nullable(),
  /** Lon/lat of a point of it. */
  at: z.array(z.number()).length(2).nullable(),
  place: place.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  accepted: done.extend({ reason: z.string() }).nullable(),
})
export type PlanFinding = z.infer<typeof planFinding>
export const planFindings = z.object({ findings: z.array(planFinding), total: z.int(), next: z.int().nullable() })

const reason = z.string().trim().min(3).max(2000)

/** Some findings, or every one of a kind that is to accept. */
export const acceptFindingsBody = z
  .object({ ids: z.array(z.uuid()).min(1).max(500).optional(), kind: z.enum(FINDING_KINDS).optional(), reason })
  .refine(({ ids, kind }) => (ids === undefined) !== (kind === undefined), 'ids or kind')

const ordinals = z.array(z.int().min(0)).min(1).max(20_000)
export const editDraftBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('left_out'), ordinals, reason }),
  /** The outline that replaces a shape's: lon/lat, or metres of the draft's legal zone beside `legal`. */
  z.object({
    kind: z.literal('outline'),
    ordinals: ordinals.max(1),
    outline: areal,
    legal: z.literal(true).optional(),
    reason,
  }),
  z.object({ kind: z.literal('recode'), ordinals, code: codeMapping, reason }),
])
export type EditDraft = z.infer<typeof editDraftBody>

export const returnDraftBody = z.object({ why: reason })

export const publishDraftBody = z.object({
  kind: z.enum(FIRST_ACTS),
  onDay: day,
  act: z.string().trim().min(3).max(300),
})

/** What the map draws: simplified to half a metre at most, lon/lat. */
export const draftZones = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.int(),
      geometry: place,
      properties: z.object({ code: z.string().nullable(), family: z.string().nullable(), leftOut: z.boolean() }),
    }),
  ),
})

export const draftZone = z.object({
  ordinal: z.int(),
  label: z.string(),
  attributes: z.record(z.string(), z.string()),
  code: z.string().nullable(),
  sector: z.string().nullable(),
  family: z.string().nullable(),
  labelFr: z.string().nullable(),
  labelAr: z.string().nullable(),
  leftOut: z.boolean(),
  areaM2: z.number().nullable(),
  /** Null for a shape that is not valid as filed and was not replaced. */
  legal: legalGeometry.nullable(),
  /** Its rings as filed, legal metres, when it is not valid. */
  rings: z.array(z.array(z.array(z.array(z.number())))).nullable(),
})
