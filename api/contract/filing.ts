import { z } from 'zod'
import { attestationAsked, attestationKind } from './attestations.ts'
import { avis } from './avis.ts'
import { recountCause } from './calendar.ts'
import { itemsAsked } from './complements.ts'
import { skippedDay } from './deadlines.ts'
import { personName } from './people.ts'
import { finding } from './preflight/findings.ts'
import { FILERS, KEPT_STAGES, pieceRule, procedureDefinition, rule, TRACKS } from './procedures/definition.ts'
import { project } from './procedures/project.ts'
import { HOLDERS, STEPS } from './procedures/steps.ts'
import { trackFound } from './procedures/trackTests.ts'
import { TRANSITIONS } from './procedures/transitions.ts'
import { day } from './shapes.ts'
import { traceFacts } from './traces.ts'
import { warning } from './warnings.ts'

const instant = z.iso.datetime()
const version = z.int().positive()
const fact = project.keyof()

export const chooseProcedureBody = z.object({ version, code: z.string().max(41) })
export const describeProjectBody = z.object({ version, project })

/** What may lengthen the total, once (law 55-19). No text that could be read says by how much: whoever grants it does. */
export const EXTENSION_GROUNDS = ['expertise', 'public_inquiry'] as const
export const extension = z.object({ ground: z.enum(EXTENSION_GROUNDS), days: z.int().min(1).max(365) })
export type Extension = z.infer<typeof extension>

/** A move follows the last one its maker had read. */
export const moveBody = z.object({
  transition: z.enum(TRANSITIONS),
  seen: z.int().min(0),
  /** Why, for whoever it concerns; a refusal and what is asked of the applicant are always motivated. */
  reason: z.string().trim().min(3).max(4000).optional(),
  /** What a request asks, item by item; nothing but what they name is open again. */
  items: itemsAsked.optional(),
  /** Of `extend`: days of the total's own unit. */
  extension: extension.optional(),
  /** Of `summon`: the day the works are looked at, today or later. */
  inspectionDay: day.optional(),
})

export const givenPiece = z.object({
  id: z.uuid(),
  fileName: z.string(),
  pages: z.int().nullable(),
  /** What the machine noticed of it; it blocks nothing. Null until it was measured. */
  findings: z.array(finding).nullable(),
  depositedAt: instant,
})

export const pieceAsked = z.object({
  piece: pieceRule,
  /** Null while facts that decide it are not said. */
  needed: z.boolean().nullable(),
  missing: z.array(fact),
  given: z.array(givenPiece),
})

/** What still stands between a draft and its filing. */
export const BLOCKERS = [
  'SITE_MISSING',
  'TRACK_UNDETERMINED',
  'PIECES_MISSING',
  'OWNER_MISSING',
  'ATTESTATIONS_MISSING',
  'AGREEMENT_MISSING',
  'NOT_A_FILER',
] as const
export const blocker = z.object({
  code: z.enum(BLOCKERS),
  facts: z.array(fact),
  pieces: z.array(z.string()),
  filers: z.array(z.enum(FILERS)),
  attestations: z.array(attestationKind),
})
export type Blocker = z.infer<typeof blocker>

export const stageDeadline = z.object({
  stage: z.enum(KEPT_STAGES),
  holder: z.enum(HOLDERS),
  from: day.nullable(),
  assumed: z.boolean(),
  due: day.nullable(),
  days: z.int().nullable(),
  unit: z.enum(['working', 'calendar']),
  left: z.int(),
  skipped: z.array(skippedDay),
  rule,
  met: day.nullable(),
})

/** A last day that a change of the calendar moved: what it was, what it became, and why. */
export const deadlineMoved = z.object({
  stage: z.enum(KEPT_STAGES),
  before: day.nullable(),
  after: day.nullable(),
  at: instant,
  why: recountCause,
})

export const moveMade = z.object({
  move: z.int(),
  event: z.enum(TRANSITIONS),
  step: z.enum(STEPS),
  at: instant,
  by: personName.nullable(),
  reason: z.string().nullable(),
  extension: extension.nullable(),
  inspectionDay: day.nullable(),
  /** Of what a paper register says: when it was brought in, and whether the register dates it. Its hour is nobody's word. */
  brought: z.object({ at: instant, assumed: z.boolean() }).nullable(),
})

export const inHand = z.object({ holder: z.enum(HOLDERS), bodyId: z.uuid().nullable(), ms: z.number() })

/** The session a dossier goes on with: it is concluded in one, or waits for the minutes of the one that did. */
export const sittingAwaited = z.object({
  sessionId: z.uuid(),
  awaits: z.enum(['session', 'minutes']),
  /** Whether the asker may open it. */
  opens: z.boolean(),
})
export type SittingAwaited = z.infer<typeof sittingAwaited>

/** A dossier under its procedure: what is asked, where it stands, who holds it, until when. */
export const course = z.object({
  /** The dossier's. */
  id: z.uuid(),
  number: z.string().nullable(),
  version,
  /** The civil day of this answer: what is late or near is so of it. */
  today: day,
  step: z.enum(STEPS),
  moves: z.int(),
  holder: z.enum(HOLDERS),
  since: instant.nullable(),
  definition: procedureDefinition.nullable(),
  track: z.enum(TRACKS).nullable(),
  trackFound: trackFound.nullable(),
  project,
  /** What was drawn for it, in figures; null for the outline of a report, or while there is nothing. */
  trace: traceFacts.nullable(),
  pieces: z.array(pieceAsked),
  /** What the owner and each professional stand for, and what is asked of whom. */
  attestations: z.array(attestationAsked),
  blockers: z.array(blocker),
  warnings: z.array(warning),
  deadlines: z.array(stageDeadline),
  history: z.array(moveMade),
  inHand: z.array(inHand),
  avis,
  /** Last days that a change of the calendar moved, newest first. */
  moved: z.array(deadlineMoved),
  /** For whoever examines it: the session that makes its next move in their place. */
  sitting: sittingAwaited.nullable(),
  /** Since when its last signed act is taken back; null while it stands. */
  takenBack: instant.nullable(),
  /** The moves the asker may make now. */
  may: z.array(z.enum(TRANSITIONS)),
})
export type CourseAnswer = z.infer<typeof course>
