import { z } from 'zod'
import { OPINIONS } from './avis/opinions.ts'
import { rule } from './procedures/definition.ts'
import type { Step } from './procedures/steps.ts'
import { type Flow, possibleFrom, type Transition } from './procedures/transitions.ts'
import { bilingual, day } from './shapes.ts'

/** What an act decides. */
export const ACT_KINDS = ['permit', 'refusal', 'deferral', 'certificate', 'attestation'] as const
export type ActKind = (typeof ACT_KINDS)[number]

/** The moves of a dossier that an act makes when it is signed. */
export type ActTransition = Extract<Transition, 'sign' | 'refuse' | 'defer' | 'attest_silence'>

export const ACT_LAYOUTS = ['fr', 'ar', 'both'] as const
export type ActLayout = (typeof ACT_LAYOUTS)[number]

/** `signing`: its number is given, and its signature is not there yet. */
export const ACT_STATES = ['draft', 'signing', 'signed', 'void'] as const
export type ActState = (typeof ACT_STATES)[number]

/** What is received or looked up is certified; what is asked for is permitted. */
const CERTIFIED: readonly Flow[] = ['reception', 'information']

const KIND_OF: Readonly<Partial<Record<Transition, (flow: Flow) => ActKind>>> = {
  sign: (flow) => (CERTIFIED.includes(flow) ? 'certificate' : 'permit'),
  refuse: () => 'refusal',
  defer: () => 'deferral',
  attest_silence: () => 'attestation',
}

export const TRANSITION_OF: Readonly<Record<ActKind, ActTransition>> = {
  permit: 'sign',
  certificate: 'sign',
  refusal: 'refuse',
  deferral: 'defer',
  attestation: 'attest_silence',
}

/** The act whose signature makes a move of a dossier; null for a move that no act makes. */
export const actMaking = (flow: Flow, move: Transition): ActKind | null => KIND_OF[move]?.(flow) ?? null

/** The acts that may be prepared where a dossier stands: those whose move it could make now. */
export const kindsAt = (flow: Flow, step: Step): readonly ActKind[] =>
  possibleFrom(flow, step).flatMap((move) => actMaking(flow, move) ?? [])

/** Why a dossier is refused: each a sentence with its article, in both languages. */
export const REFUSAL_GROUNDS = [
  'binding_avis',
  'plan_rules',
  'alignment',
  'no_networks',
  'road_setback',
  'other',
] as const
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number]

/** Law 12-90: while a plan is studied (article 22), or where there is none (article 45). */
export const DEFERRAL_GROUNDS = ['plan_studied', 'no_plan'] as const
export type DeferralGround = (typeof DEFERRAL_GROUNDS)[number]

const words = z.string().trim().min(3).max(2000)

/** What it is in this dossier; and the same in Arabic, without which the Arabic of the act repeats it as it is. */
const said = { detail: words, detailAr: words.nullable().default(null) }

/** A motive: what the law says in general, what it is in this dossier and, for another one, by which article. */
export const motive = z
  .object({ ground: z.enum(REFUSAL_GROUNDS), ...said, article: z.string().trim().min(3).max(300).nullable() })
  .refine(({ ground, article }) => ground !== 'other' || article !== null, { path: ['article'] })

export const deferral = z.object({ ground: z.enum(DEFERRAL_GROUNDS), ...said, until: day })

export const draftActBody = z.object({
  kind: z.enum(ACT_KINDS),
  layout: z.enum(ACT_LAYOUTS).default('both'),
  /** The last draft the writer had seen; 0 for the first. */
  seen: z.int().min(0),
  motives: z.array(motive).max(20).default([]),
  deferral: deferral.nullable().default(null),
  /** Besides the reserves of the avis, which are taken as they were given. */
  conditions: z.array(words).max(30).default([]),
})
export type DraftWanted = z.infer<typeof draftActBody>

/** The parts of an act's facts, each compared with what the dossier says today. */
export const FACT_PARTS = [
  'dossier',
  'procedure',
  'track',
  'commune',
  'applicants',
  'designers',
  'land',
  'project',
  'plans',
  'avis',
  'steps',
  'validity',
  'silence',
] as const
export type FactPart = (typeof FACT_PARTS)[number]

const instant = z.iso.datetime()

export const actOfDossier = z.object({
  id: z.uuid(),
  kind: z.enum(ACT_KINDS),
  state: z.enum(ACT_STATES),
  /** Of its last draft. */
  version: z.int(),
  layout: z.enum(ACT_LAYOUTS),
  motives: z.array(motive),
  deferral: deferral.nullable(),
  conditions: z.array(z.string()),
  /** As it is printed and said: 12/2026. */
  reference: z.string().nullable(),
  draftedAt: instant,
  /** What the dossier says otherwise since the draft; empty once signing began. */
  changed: z.array(z.enum(FACT_PARTS)),
  signedAt: instant.nullable(),
  signer: z
    .object({ nameFr: z.string(), nameAr: z.string().nullable(), bodyFr: z.string(), bodyAr: z.string() })
    .nullable(),
  level: z.string().nullable(),
  /** Where anybody checks it. */
  token: z.string().nullable(),
  void: z.object({ at: instant, reason: z.string() }).nullable(),
  withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
  /** To whom it goes besides its applicant, by when, and when they were told where it is. */
  copies: z.array(z.object({ nameFr: z.string(), nameAr: z.string(), due: day, sentAt: instant.nullable(), rule })),
  mayDraft: z.boolean(),
  mayVoid: z.boolean(),
  mayWithdraw: z.boolean(),
  maySign: z.boolean(),
})
export type ActOfDossier = z.infer<typeof actOfDossier>

/** A motive that may be taken up: of an avis against the request, or of the phrase library. */
export const reasonOffered = z.object({
  id: z.string(),
  /** Who gave it in their avis; null for one of the library. */
  from: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable(),
  ground: z.enum(REFUSAL_GROUNDS),
  sentence: bilingual,
  article: z.string().nullable(),
})
export type ReasonOffered = z.infer<typeof reasonOffered>

/** Plans at study over the land: the president defers, unless the urban agency agrees (law 12-90, articles 21 and 22). */
export const studyOverLand = z.object({
  plans: z.array(
    z.object({ nameFr: z.string(), nameAr: z.string(), since: day, act: z.string().nullable(), until: day }),
  ),
  /** Its last avis on what is filed; null where it gave none. */
  agency: z.object({ nameFr: z.string(), nameAr: z.string(), opinion: z.enum(OPINIONS), on: day }).nullable(),
  /** To which day a deferral may last on that ground: the end of the study, twelve months at most. */
  until: day,
  /** What an act of deferral says of it. */
  sentence: bilingual,
})
export type StudyOverLand = z.infer<typeof studyOverLand>

export const actsOfDossier = z.object({
  acts: z.array(actOfDossier),
  /** What the asker may prepare now. */
  possible: z.array(z.enum(ACT_KINDS)),
  /** The motives of a refusal, with what the law says of each. */
  grounds: z.array(z.object({ ground: z.enum(REFUSAL_GROUNDS), rule })),
  /** For whoever may prepare a refusal. */
  reasons: z.array(reasonOffered),
  /** For whoever may permit or defer; null where no plan is at study over the land. */
  study: studyOverLand.nullable(),
})
export type ActsOfDossier = z.infer<typeof actsOfDossier>

/** Taking back an act, or giving up a number: said to whoever asks what became of it. */
export const voidActBody = z.object({ reason: z.string().trim().min(3).max(1000) })
