import { z } from 'zod'
import { personName } from '../people.ts'
import { rule, TRACKS } from '../procedures/definition.ts'
import { HOLDERS, type Holder, STEPS } from '../procedures/steps.ts'
import { bilingual, communeName, day } from '../shapes.ts'

/**
 * How near the last day of the whole is: over; within three, five or ten working days, that day included. Each holds the
 * ones before it, but for what is over: what is late is late, and no more near.
 */
export const HORIZONS = ['late', 'in3', 'in5', 'in10'] as const
export type Horizon = (typeof HORIZONS)[number]

/** The working days of each horizon that is still to come. */
export const WORKING_DAYS = { in3: 3, in5: 5, in10: 10 } as const satisfies Partial<Record<Horizon, number>>

/** Whom a reminder may be sent to: the applicant is told by other ways, and nobody holds what is decided. */
export const NUDGED_HOLDERS = ['guichet', 'members', 'president', 'cashier'] as const satisfies readonly Holder[]
export type NudgedHolder = (typeof NUDGED_HOLDERS)[number]

const unitCode = z.string().regex(/^[\d.]{2,13}$/)
export const BOARD_LEVELS = ['communes', 'provinces'] as const
export type BoardLevel = (typeof BOARD_LEVELS)[number]

/** What narrows the board and its dossiers alike. */
export const boardFilter = z.object({
  /** A region, a province, a city with its arrondissements, a commune. */
  unit: unitCode.optional(),
  track: z.enum(TRACKS).optional(),
  procedure: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,40}$/)
    .optional(),
  holder: z.enum(HOLDERS).optional(),
  /** A consulted body that is silent. */
  body: z.uuid().optional(),
  /** Of the communes one follows. */
  followed: z.literal('yes').optional(),
})
export type BoardFilter = z.infer<typeof boardFilter>

/** Without a level: by province for whoever reads more than one region, else by commune. */
export const boardQuery = boardFilter.extend({ level: z.enum(BOARD_LEVELS).optional() })

const figures = z.object({ late: z.int(), in3: z.int(), in5: z.int(), in10: z.int() })
export type Figures = z.infer<typeof figures>

const bodyName = z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() })

export const boardRow = z.object({
  unit: communeName,
  /** Of a commune, where it is. */
  province: communeName.nullable(),
  followed: z.boolean(),
  /** All that is under examination, near its last day or not. */
  open: z.int(),
  /** Whose clock stands, mostly while the applicant owes something: no last day is known. */
  standing: z.int(),
  /** Late, and deemed granted by silence: what the governor may be asked to attest (law 55-19). */
  tacit: z.int(),
  all: figures,
  gp: figures,
  pp: figures,
  /** By who has it in hand; those who hold nothing are left out. */
  holders: z.array(figures.extend({ holder: z.enum(HOLDERS) })),
})
export type BoardRow = z.infer<typeof boardRow>

export const board = z.object({
  /** The civil day of this answer. */
  today: day,
  /** The last day of each horizon, by the legal calendar. */
  until: z.object({ in3: day, in5: day, in10: day }),
  level: z.enum(BOARD_LEVELS),
  /** The unit that was asked for. */
  unit: communeName.nullable(),
  /** Units with something under examination, the ones with the most late dossiers first. */
  rows: z.array(boardRow),
  /** Bodies that are silent; a dossier that waits for several is counted with each. */
  bodies: z.array(figures.extend({ body: bodyName })),
  follows: z.array(communeName),
  nudging: z.object({
    /** Whether the asker may send reminders at all. */
    may: z.boolean(),
    /** Working days between two reminders of one dossier to one body; null when none is in force. */
    workingDays: z.int().nullable(),
    rule: rule.nullable(),
  }),
})
export type Board = z.infer<typeof board>

export const boardDossiersQuery = boardFilter.extend({
  horizon: z.enum(HORIZONS).default('in10'),
  /** The last day and the id of the last one of the page before, as `next` gave them. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A reminder that was sent; `body` is null for whoever held the dossier. */
export const nudge = z.object({
  id: z.uuid(),
  holder: z.enum(NUDGED_HOLDERS),
  body: bodyName.nullable(),
  at: z.iso.datetime(),
  by: personName.nullable(),
  note: z.string().nullable(),
  /** The body has answered since, or the dossier has moved on. */
  answered: z.boolean(),
})
export type Nudge = z.infer<typeof nudge>

export const boardDossier = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  commune: communeName,
  procedure: z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() }),
  track: z.enum(TRACKS).nullable(),
  step: z.enum(STEPS),
  holder: z.enum(HOLDERS),
  since: z.iso.datetime(),
  due: day,
  /** Working days to the last one: 0 on it, negative once it is over. */
  left: z.int(),
  /** Deemed granted by silence. */
  tacit: z.boolean(),
  /** Bodies that owe their avis, and since when. */
  silent: z.array(bodyName.extend({ askedAt: z.iso.datetime() })),
  /** The last reminder to each. */
  nudges: z.array(nudge),
})
export type BoardDossier = z.infer<typeof boardDossier>

export const boardDossiers = z.object({ dossiers: z.array(boardDossier), next: z.string().nullable() })

const target = z.object({
  dossierId: z.uuid(),
  /** The silent body; null for whoever else holds the dossier. */
  bodyId: z.uuid().nullable(),
})
export type NudgeTarget = z.infer<typeof target>

export const nudgeBody = z.object({
  targets: z
    .array(target)
    .min(1)
    .max(200)
    .refine(
      (all) => new Set(all.map(({ dossierId, bodyId }) => `${dossierId} ${bodyId}`)).size === all.length,
      'a reminder stands there twice',
    ),
  /** A word of one's own, in the message after the dossiers. */
  note: z.string().trim().min(1).max(500).nullable(),
})

/** What became of each, in the order they were given. */
export const nudgeOutcome = target.extend({
  outcome: z.enum(['done', 'refused']),
  code: z.string().nullable(),
  detail: bilingual.nullable(),
  /** Of one sent too soon after another: the day from which it may be sent again. */
  againOn: day.nullable(),
})
export type NudgeOutcome = z.infer<typeof nudgeOutcome>
export const nudgeRun = z.object({ id: z.uuid(), outcomes: z.array(nudgeOutcome) })
export type NudgeRun = z.infer<typeof nudgeRun>

/** What would be sent, to whom: nothing is written. */
export const nudgePreview = z.object({
  messages: z.array(
    z.object({
      holder: z.enum(NUDGED_HOLDERS),
      body: bodyName.nullable(),
      /** How many people would be told. */
      people: z.int(),
      dossiers: z.int(),
      title: bilingual,
      text: bilingual,
    }),
  ),
  refused: z.array(nudgeOutcome),
})
export type NudgePreview = z.infer<typeof nudgePreview>

export const nudgesQuery = z.object({ cursor: z.uuid().optional() })

/** What was sent on the territory one reads, the newest first. */
export const nudges = z.object({
  nudges: z.array(nudge.extend({ dossier: z.object({ id: z.uuid(), number: z.string(), commune: communeName }) })),
  next: z.uuid().nullable(),
})
export const dossierNudges = z.object({ nudges: z.array(nudge) })

export const follows = z.object({ follows: z.array(communeName) })
