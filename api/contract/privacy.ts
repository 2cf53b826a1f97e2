import { z } from 'zod'
import { personName } from './people.ts'
import { bilingual, day } from './shapes.ts'

/** How long one class of data is kept, from when, and who says so. */
export const retention = z.object({
  id: z.string(),
  data: bilingual,
  /** Months from `from`; null: as long as the law or the trade keeps the thing itself. */
  months: z.number().int().nullable(),
  days: z.number().int().nullable(),
  from: bilingual,
  /** `house`: our proposal, to be confirmed by whoever answers for the processing. */
  source: z.enum(['law', 'house']),
  reference: z.string().nullable(),
})

/** One processing of personal data (law 09-08). */
export const processing = z.object({
  id: z.string(),
  since: day,
  name: bilingual,
  purpose: bilingual,
  legalBasis: bilingual,
  people: bilingual,
  data: z.array(bilingual),
  recipients: z.array(bilingual),
  retention: z.array(retention),
})

export const privacyRegister = z.object({
  /** The number the CNDP gave; null: not declared here yet, the interface says "à confirmer". */
  cndpReference: z.string().nullable(),
  rights: bilingual,
  processings: z.array(processing),
})

export const EXPORT_KINDS = ['own_data', 'dossiers', 'body_people', 'body_journal'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export const EXPORT_STATES = [
  'counting',
  'to_approve',
  'approved',
  'refused',
  'running',
  'ready',
  'failed',
  'expired',
] as const
export type ExportState = (typeof EXPORT_STATES)[number]

/** Above this many rows a second person decides. */
export const EXPORT_ROWS_ALONE = 500

export const exportRequest = z.object({
  id: z.uuid(),
  kind: z.enum(EXPORT_KINDS),
  state: z.enum(EXPORT_STATES),
  filter: z.object({ from: day.optional(), to: day.optional() }),
  reason: z.string(),
  askedBy: personName,
  body: z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() }).nullable(),
  askedAt: z.iso.datetime(),
  rowsFound: z.number().int().nullable(),
  /** Of the file, for whoever may fetch it. */
  bytes: z.number().int().nullable(),
  decidedBy: personName.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  readyAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  failure: bilingual.nullable(),
  mayDecide: z.boolean(),
  mayDownload: z.boolean(),
})
export type ExportRequest = z.infer<typeof exportRequest>

export const exportsQuery = z.object({ cursor: z.uuid().optional() })
export const exportsPage = z.object({ exports: z.array(exportRequest), next: z.uuid().nullable() })

/** Asked in the name of a body, for a reason that stays written. Days bound when things were created. */
export const exportBody = z.object({
  kind: z.enum(['dossiers', 'body_people', 'body_journal']),
  bodyId: z.uuid(),
  reason: z.string().trim().min(10).max(500),
  from: day.optional(),
  to: day.optional(),
})

export const decideExportBody = z.object({ approve: z.boolean() })
