import { z } from 'zod'
import { VERDICTS } from '../../../spatial/conformity/types.ts'
import { conformityDifference } from '../site.ts'

export const RECHECK_CAUSES = ['plan_version', 'servitude', 'regulation'] as const
export type RecheckCause = (typeof RECHECK_CAUSES)[number]

/** Waiting its turn; checked again; decided meanwhile, and left as it is; without a report, for the reason that is said. */
export const RECHECKED_STATES = ['waiting', 'checked', 'closed', 'refused'] as const
export type RecheckedState = (typeof RECHECKED_STATES)[number]

const instant = z.iso.datetime()

export const recheck = z.object({
  id: z.uuid(),
  cause: z.enum(RECHECK_CAUSES),
  /** What changed, by its names: the plan with the label of its version, or the servitude. */
  subjects: z.array(z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string(), label: z.string().nullable() })),
  askedAt: instant,
  /** The first day of the new law. */
  from: z.string(),
  state: z.enum(['planned', 'running', 'done']),
  finishedAt: instant.nullable(),
  /** Of the dossiers the asker may read. */
  dossiers: z.object({
    total: z.int(),
    done: z.int(),
    /** Whose findings are not what they were. */
    changed: z.int(),
    refused: z.int(),
    /** Changed, and looked at by nobody yet. */
    toSee: z.int(),
  }),
  /** Squares of the ground whose parcels were compared; none where the cause is no plan version. */
  squares: z.object({ total: z.int(), done: z.int() }),
})

/** Newest first. */
export const rechecksQuery = z.object({
  /** Those that versions of one plan caused. */
  plan: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export const rechecks = z.object({ rechecks: z.array(recheck), next: z.uuid().nullable() })

/** Parcels of the cadastre by their widest zone before and after; null is no zone. */
export const zoneChange = z.object({
  formerCode: z.string().nullable(),
  latterCode: z.string().nullable(),
  parcels: z.int(),
  areaM2: z.number(),
})

export const recheckRead = z.object({ recheck, zoneChanges: z.array(zoneChange) })

export const recheckedQuery = z.object({
  /** Those whose findings changed alone, or all of them. */
  only: z.enum(['changed', 'all']).default('changed'),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const rechecked = z.object({
  dossierId: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  state: z.enum(RECHECKED_STATES),
  former: z.object({ reportId: z.uuid(), verdict: z.enum(VERDICTS) }).nullable(),
  latter: z.object({ reportId: z.uuid(), verdict: z.enum(VERDICTS) }).nullable(),
  gained: z.int().nullable(),
  lost: z.int().nullable(),
  changed: z.int().nullable(),
  /** The code of what the check refused. */
  refusal: z.string().nullable(),
  checkedAt: instant.nullable(),
  seenAt: instant.nullable(),
  /** Whether the asker may say that they looked at it. */
  maySee: z.boolean(),
})
export const recheckedPage = z.object({ dossiers: z.array(rechecked), next: z.uuid().nullable() })

/** What one dossier gained and lost. */
export const recheckedDossier = z.object({ dossier: rechecked, difference: conformityDifference.nullable() })

export type RecheckAnswer = z.infer<typeof recheck>
export type RecheckReadAnswer = z.infer<typeof recheckRead>
export type RecheckedAnswer = z.infer<typeof rechecked>
export type RecheckedPageAnswer = z.infer<typeof recheckedPage>
export type RecheckedDossierAnswer = z.infer<typeof recheckedDossier>
