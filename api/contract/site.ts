import { z } from 'zod'
import { VERDICTS } from '../../spatial/conformity/types.ts'
import { check } from './conformity.ts'
import { dossier } from './dossiers.ts'
import { personName } from './people.ts'
import { warning } from './warnings.ts'

const instant = z.iso.datetime()

/** The outline of a conformity report becomes the dossier's site, on the version that was read. */
export const attachParcelBody = z.object({ version: z.int().positive(), reportId: z.uuid() })

/** The same rule on the same subject in both reports. */
export const keptFinding = z.object({
  rule: z.string(),
  subject: z.string().nullable().optional(),
  before: check,
  after: check,
  verdictChanged: z.boolean(),
  /** Another measure, limit or overlap, whatever the verdict. */
  figuresChanged: z.boolean(),
})

/** From a report to the next one of the same dossier. */
export const conformityDifference = z.object({
  verdict: z.object({ before: z.enum(VERDICTS), after: z.enum(VERDICTS) }),
  gained: z.array(check),
  lost: z.array(check),
  kept: z.array(keptFinding),
})

export const parcelAttached = z.object({
  dossier,
  /** Null when the dossier had no report before. */
  difference: conformityDifference.nullable(),
  warnings: z.array(warning),
})

export const conformityHistoryQuery = z.object({
  /** The `nth` of the last report of the page before. */
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const dossierReport = z.object({
  /** The first report of the dossier is 1. */
  nth: z.int(),
  reportId: z.uuid(),
  verdict: z.enum(VERDICTS),
  on: z.string(),
  areaM2: z.number(),
  attachedAt: instant,
  attachedBy: personName.nullable(),
  /** From the report before; null for the first. */
  difference: conformityDifference.nullable(),
})

/** Newest first. */
export const conformityHistory = z.object({ reports: z.array(dossierReport), next: z.int().nullable() })

export type ConformityDifference = z.infer<typeof conformityDifference>
export type DossierReport = z.infer<typeof dossierReport>
