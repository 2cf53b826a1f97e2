import { z } from 'zod'
import { VERDICTS } from '../../spatial/conformity/types.ts'
import { bodyKind } from './bodies.ts'
import { check } from './conformity.ts'
import { personName } from './people.ts'
import { lineString, point, polygon } from './shapes.ts'
import { zoneMet } from './zones.ts'

const instant = z.iso.datetime()

/** Held for true; held for doubtful, the machine's verdict standing; or judged otherwise, with the verdict that counts. */
export const DECISION_KINDS = ['confirmed', 'contested', 'overridden'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

const reason = z.string().trim().min(3).max(4000)
const aimed = {
  /** The report that was read. */
  reportId: z.uuid(),
  finding: z.string().min(1).max(500),
  /** The decision that stood when it was read; null for none. */
  seen: z.uuid().nullable(),
}

export const decideFindingBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirmed'), reason: reason.optional(), ...aimed }),
  z.strictObject({ kind: z.literal('contested'), reason, ...aimed }),
  z.strictObject({ kind: z.literal('overridden'), verdict: z.enum(VERDICTS), reason, ...aimed }),
])
export type DecideWanted = z.infer<typeof decideFindingBody>

export const decision = z.object({
  id: z.uuid(),
  kind: z.enum(DECISION_KINDS),
  verdict: z.enum(VERDICTS).nullable(),
  reason: z.string().nullable(),
  at: instant,
  by: personName.nullable(),
  body: z.object({ id: z.uuid(), kind: bodyKind, nameFr: z.string(), nameAr: z.string() }),
  reportId: z.uuid(),
  /** What it was said of, as its report has it; null for a finding that this report lost its key for. */
  madeOn: check.nullable(),
  undone: z.object({ at: instant, by: personName.nullable() }).nullable(),
})

export const finding = z.object({
  /** Lasts from report to report. */
  key: z.string(),
  check,
  /** What stands; null for none. */
  decision: decision.nullable(),
  /** The check of this report is not the one that was decided on: the machine's verdict counts until somebody looks. */
  toReview: z.boolean(),
  /** The verdict that counts: the one that was given, else the machine's. */
  verdict: z.enum(VERDICTS),
  /** Every decision on it, undone ones too, the last first. */
  history: z.array(decision),
})

export const findings = z.object({
  dossierId: z.uuid(),
  /** Null while the dossier has no report. */
  report: z.object({ id: z.uuid(), on: z.string(), verdict: z.enum(VERDICTS) }).nullable(),
  /** With what was decided; null without a report. */
  verdict: z.enum(VERDICTS).nullable(),
  findings: z.array(finding),
  /** Decisions that stand on findings that this report has no more. */
  gone: z.array(decision),
  /** The zones met and their règlement, as the report found them. */
  zones: z.array(zoneMet),
  mayDecide: z.boolean(),
})

const MOST_CORNERS = 2_000
const few = ({ coordinates }: { readonly coordinates: readonly unknown[] }) =>
  coordinates.flat(2).length <= MOST_CORNERS

/** Lon/lat; a distance or an area is measured again wherever it is shown. */
export const sketchShape = z.object({
  id: z.uuid(),
  label: z.string().max(200),
  geometry: z.discriminatedUnion('type', [point, lineString.refine(few), polygon.refine(few)]),
})
export type SketchShape = z.infer<typeof sketchShape>

/** The version that was read; 0 for a first one. */
export const keepSketchBody = z.object({ version: z.int().min(0), shapes: z.array(sketchShape).max(100) })
export const sketch = z.object({ version: z.int(), shapes: z.array(sketchShape), keptAt: instant.nullable() })

export type FindingsAnswer = z.infer<typeof findings>
export type FindingAnswer = z.infer<typeof finding>
export type DecisionAnswer = z.infer<typeof decision>
export type SketchAnswer = z.infer<typeof sketch>
