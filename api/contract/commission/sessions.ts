import { z } from 'zod'
import { bodyKind, territoryCode } from '../bodies.ts'
import { personName } from '../people.ts'
import { rule, TRACKS } from '../procedures/definition.ts'
import { STEPS } from '../procedures/steps.ts'
import { URGENCIES } from '../queue.ts'
import { communeName, day } from '../shapes.ts'
import { avisStanding } from './avisStanding.ts'
import { OUTCOMES, PASSAGE_STATES } from './passage.ts'
import { CAPACITIES, ITEM_ENDS, REPLY_ANSWERS, SESSION_EVENTS, SESSION_STATES } from './words.ts'

const instant = z.iso.datetime()
const names = { nameFr: z.string(), nameAr: z.string() }
/** Of the wall clock in Morocco. */
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const reason = z.string().trim().min(3).max(1000)

/** A commission is named after its guichet: a commune or an arrondissement that has its own, else the prefecture or province. */
export const commissionUnit = z.object({ code: z.string(), kind: z.enum(['commune', 'province']), ...names })
export type CommissionUnit = z.infer<typeof commissionUnit>
export const commissionUnits = z.object({ units: z.array(commissionUnit) })

const planned = {
  day,
  hour,
  /** How long it is to last. */
  minutes: z.int().min(15).max(720),
  place: z.string().trim().min(2).max(300),
  withRoom: z.boolean(),
}
export const planSessionBody = z.object({ unitCode: territoryCode, ...planned })
export type SessionPlan = z.infer<typeof planSessionBody>

/** The version that was read: whoever changed it since is not overwritten. */
const seen = { version: z.int().min(1) }
export const changeSessionBody = z.object({ ...seen, ...planned, reason: reason.optional() })
export type SessionChange = z.infer<typeof changeSessionBody>

/** The whole agenda in its order of passage; what is left out of it is taken off. */
export const setAgendaBody = z.object({ ...seen, dossiers: z.array(z.uuid()).max(200) })
export const planMoveBody = z.object({
  ...seen,
  move: z.enum(['convene', 'postpone', 'cancel']),
  reason: reason.optional(),
})

export const sessionsQuery = z.object({
  scope: z.enum(['coming', 'past']).default('coming'),
  /** Of these days, both included, whatever became of each: `scope` then says nothing. */
  from: day.optional(),
  to: day.optional(),
  unit: territoryCode.optional(),
  /** Only those the asker is called to. */
  mine: z.enum(['yes', 'no']).default('no'),
  /** The day, the hour and the id of the last one before, as `next` gave them. */
  cursor: z.templateLiteral([z.iso.date(), '_', hour, '_', z.uuid()]).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const sessionSummary = z.object({
  id: z.uuid(),
  unit: commissionUnit,
  state: z.enum(SESSION_STATES),
  day,
  hour,
  /** The instant it begins, by the clock of its own day. */
  startsAt: instant,
  minutes: z.int(),
  place: z.string(),
  withRoom: z.boolean(),
  items: z.int(),
})
export type SessionSummary = z.infer<typeof sessionSummary>
export const sessions = z.object({ sessions: z.array(sessionSummary), next: z.string().nullable() })

/** A dossier as an agenda shows it. */
export const agendaDossier = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  commune: communeName,
  procedure: z.object({ code: z.string(), ...names }),
  track: z.enum(TRACKS).nullable(),
  step: z.enum(STEPS),
  /** Its last day, and how near that is. */
  due: day.nullable(),
  urgency: z.enum(URGENCIES),
  avis: avisStanding,
})
export type AgendaDossier = z.infer<typeof agendaDossier>

/** Why a dossier cannot be examined in a session. */
export const NOT_READY = [
  'NOT_DISPATCHED',
  'COMPLEMENT_AWAITED',
  'MODIFICATION_AWAITED',
  'ANOTHER_SESSION',
  'LEFT_THE_COMMISSION',
  'OTHER_COMMISSION',
] as const
export type NotReady = (typeof NOT_READY)[number]

export const readyDossier = z.object({
  dossier: agendaDossier,
  /** Null when it may be put on the agenda. */
  why: z.enum(NOT_READY).nullable(),
  /** The other session it is on. */
  elsewhere: z.object({ id: z.uuid(), day }).nullable(),
})
export type ReadyDossier = z.infer<typeof readyDossier>
export const readyDossiers = z.object({ dossiers: z.array(readyDossier), more: z.boolean() })

export const sessionItem = z.object({
  id: z.uuid(),
  rank: z.int(),
  dossier: agendaDossier,
  /** Why it could not be examined now; null when it can, or was. */
  why: z.enum(NOT_READY).nullable(),
  state: z.enum(PASSAGE_STATES),
  ended: z.enum(ITEM_ENDS).nullable(),
  calledAt: instant.nullable(),
  presentedAt: instant.nullable(),
  deliberatedAt: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.string().nullable(),
  /** The session it was put off to. */
  putOffTo: z.uuid().nullable(),
})
export type SessionItem = z.infer<typeof sessionItem>

export const sessionReply = z.object({
  answer: z.enum(REPLY_ANSWERS),
  sent: personName.nullable(),
  comment: z.string().nullable(),
  by: personName.nullable(),
  at: instant,
})

export const invited = z.object({
  id: z.uuid(),
  capacity: z.enum(CAPACITIES),
  body: z.object({ id: z.uuid(), kind: bodyKind, ...names }).nullable(),
  person: personName.nullable(),
  /** Of an observer. */
  name: z.string().nullable(),
  quality: z.string().nullable(),
  dossiers: z.array(z.uuid()),
  invitedAt: instant,
  reply: sessionReply.nullable(),
  /** Who may come for the body, or the person who is called. */
  people: z.array(personName),
  mayReply: z.boolean(),
})
export type Invited = z.infer<typeof invited>

/** Somebody who is there. */
export const present = z.object({
  invitedId: z.uuid(),
  capacity: z.enum(CAPACITIES),
  bodyId: z.uuid().nullable(),
  person: personName.nullable(),
  name: z.string().nullable(),
  since: instant,
})
export type Present = z.infer<typeof present>

export const sessionQuorum = z.object({
  called: z.int(),
  present: z.int(),
  needed: z.int(),
  met: z.boolean(),
  /** Called bodies for which nobody is there. */
  missing: z.array(z.uuid()),
  rule,
})

export const sessionEvent = z.object({
  nth: z.int(),
  event: z.enum(SESSION_EVENTS),
  at: instant,
  by: personName.nullable(),
  itemId: z.uuid().nullable(),
  bodyId: z.uuid().nullable(),
  who: personName.nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type SessionEventAnswer = z.infer<typeof sessionEvent>

export const session = sessionSummary.omit({ items: true }).extend({
  sequence: z.int(),
  version: z.int(),
  items: z.array(sessionItem),
  /** The item that is being examined. */
  current: z.uuid().nullable(),
  invited: z.array(invited),
  there: z.array(present),
  quorum: sessionQuorum,
  history: z.array(sessionEvent),
  may: z.object({
    plan: z.boolean(),
    hold: z.boolean(),
    /** Those for whom the asker may say that they come or go. */
    attend: z.array(z.uuid()),
  }),
})
export type SessionAnswer = z.infer<typeof session>
