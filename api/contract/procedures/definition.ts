import { z } from 'zod'
import { term } from '../deadlines.ts'
import { BODY_KINDS } from '../policy/roles.ts'
import { bilingual, day } from '../shapes.ts'
import { HOLDERS } from './steps.ts'
import { FLOWS, TRANSITIONS } from './transitions.ts'

/**
 * How sure a fact is: read in the text in force; read in a text since replaced; plausible but read nowhere; looked for and
 * not found. Whatever is not `sourced` is shown « à confirmer ».
 */
export const SURENESS = ['sourced', 'superseded', 'plausible', 'unknown'] as const
export const rule = z.object({ fr: z.string().min(1), ar: z.string().min(1), sureness: z.enum(SURENESS) })
export type Rule = z.infer<typeof rule>

/** Grand projet, petit projet: the two legal tracks. */
export const TRACKS = ['gp', 'pp'] as const
export type Track = (typeof TRACKS)[number]

export const FAMILIES = ['urban', 'economic'] as const

/** Who may file: in person, or as a professional. */
export const FILERS = ['owner', 'architect', 'surveyor', 'engineer', 'company', 'operator', 'notary'] as const
export type Filer = (typeof FILERS)[number]

/** What a dossier of the procedure lies on. */
export const GEOMETRIES = ['parcel', 'area', 'line', 'point', 'premises', 'none'] as const

export const STAGES = [
  'admission',
  'dispatch',
  'avis',
  'minutes',
  'answer',
  'inspection_notice',
  'inspection',
  'inspection_minutes',
  'complement',
  'decision',
  'notification',
  'total',
] as const

/** What a dossier's clock keeps: the stages, and how long the permit lasts once it is delivered. */
export const KEPT_STAGES = [...STAGES, 'validity'] as const
export type StageCode = (typeof KEPT_STAGES)[number]

/** A stage runs from an event to another; of a stage whose length nobody could source, `term` is null. */
export const stageRule = z.object({
  code: z.enum(STAGES),
  track: z.enum(TRACKS).nullable(),
  from: z.enum(TRANSITIONS),
  until: z.array(z.enum(TRANSITIONS)).min(1),
  term: term.nullable(),
  holder: z.enum(HOLDERS),
  rule,
})
export type StageRule = z.infer<typeof stageRule>

/** Decides admissibility; or may still come later, and its absence never blocks (RGC13, article 33). */
export const PIECE_KINDS = ['principal', 'information'] as const
/** What a piece is needed for, when not always. */
export const PIECE_CONDITIONS = ['always', 'gp', 'not_owner', 'insured', 'telecom', 'titled', 'untitled'] as const
export const PIECE_CONTENTS = ['text', 'plan', 'photo', 'drawing', 'table'] as const

export const pieceRule = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
  nameFr: z.string().min(1),
  nameAr: z.string().min(1),
  kind: z.enum(PIECE_KINDS),
  condition: z.enum(PIECE_CONDITIONS),
  content: z.enum(PIECE_CONTENTS),
  /** Whose signature it carries. */
  by: z.enum(FILERS).nullable(),
  rule,
})
export type PieceRule = z.infer<typeof pieceRule>

/** Telecom, water and sewer, electricity. */
export const NETWORKS = ['telecom', 'water', 'electricity'] as const
export type Network = (typeof NETWORKS)[number]

/** What the silence of a consulted body is worth: favourable, or known to nobody yet. */
export const avisSilence = z.object({ effect: z.enum(['favourable', 'unknown']), rule })

export const avisRule = z.object({
  kind: z.enum(BODY_KINDS),
  /** Which network operator. */
  network: z.enum(NETWORKS).nullable(),
  track: z.enum(TRACKS).nullable(),
  /** No authorisation without it. */
  binding: z.boolean(),
  rule,
  /** Absent where nothing says what its silence is worth: « à confirmer ». */
  silence: avisSilence.optional(),
})
export type AvisRule = z.infer<typeof avisRule>

export const feeRule = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
  nameFr: z.string().min(1),
  nameAr: z.string().min(1),
  rule,
})
export type FeeRule = z.infer<typeof feeRule>

export const OWNERS = ['any', 'private', 'public'] as const

export const validityRule = z.object({
  /** Of whose permit: the State's and public bodies' may last longer. */
  owner: z.enum(OWNERS),
  /** What has to be done before the permit lapses. */
  before: z.enum(['foundations', 'works_done', 'works_begun', 'yearly', 'dates_of_works', 'plan_effects']),
  term: term.nullable(),
  renewable: z.boolean().nullable(),
  rule,
})
export type ValidityRule = z.infer<typeof validityRule>

/** When it may be filed at all. A window that is not `sourced` warns and never refuses. */
export const filingRule = z.object({
  opens: day.nullable(),
  closes: day.nullable(),
  /** So long after another procedure's act. */
  after: z.object({ procedure: z.string(), term }).nullable(),
  rule,
})

/**
 * The procedures whose act this one goes on from: what is modified, received or lived in was permitted once. What went
 * before may be on paper: a dossier that follows none is never refused for it.
 */
export const followsRule = z.object({
  procedures: z.array(z.string().regex(/^[a-z][a-z0-9_]{1,40}$/)).min(1),
  rule,
})
export type FollowsRule = z.infer<typeof followsRule>

/** Who examines it: the kind of body, and the rule that says which one. */
export const instructorRule = z.object({ kind: z.enum(BODY_KINDS), rule })

export const silenceRule = z.object({ effect: z.enum(['granted', 'none', 'unknown']), rule })

export const procedureDefinition = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
  number: z.string().regex(/^[UE]\d{1,2}$/),
  family: z.enum(FAMILIES),
  nameFr: z.string().min(1),
  nameAr: z.string().min(1),
  purpose: bilingual,
  filers: z.array(z.enum(FILERS)).min(1),
  flow: z.enum(FLOWS),
  geometry: z.enum(GEOMETRIES),
  /** The track is decided by the tests, given by the procedure itself, or there is none. */
  track: z.enum(['by_tests', 'gp', 'pp']).nullable(),
  instructor: instructorRule,
  filing: filingRule.nullable(),
  follows: followsRule.nullable().default(null),
  stages: z.array(stageRule),
  pieces: z.array(pieceRule),
  avis: z.array(avisRule),
  fees: z.array(feeRule),
  validity: z.array(validityRule),
  silence: silenceRule,
  /** How often the applicant may be asked for more. */
  complements: z.object({ atMost: z.int().min(0), rule }),
  /** On what ground the total may be lengthened, once; null where nothing allows it. */
  extension: rule.nullable(),
  act: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
})
export type ProcedureDefinition = z.infer<typeof procedureDefinition>
