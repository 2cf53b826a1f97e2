import { z } from 'zod'
import { PLAN_EVENT_KINDS } from '../../../spatial/conformity/planState.ts'
import { day } from '../shapes.ts'
import { eyes } from './drafts.ts'

/** What is proposed of a published version: the act that follows, a recorded act said right, or that one is void. */
export const PLAN_ACT_WHATS = ['record', 'correct', 'cancel'] as const
export type PlanActWhat = (typeof PLAN_ACT_WHATS)[number]

export const PLAN_ACT_STATES = ['proposed', 'published', 'returned', 'withdrawn'] as const
export type PlanActState = (typeof PLAN_ACT_STATES)[number]

const kind = z.enum(PLAN_EVENT_KINDS)
const act = z.string().trim().min(3).max(300)
const reason = z.string().trim().min(3).max(2000)
/** A recorded act of the version, by its kind and its day. */
const event = z.object({ kind, onDay: day })

export const proposeActBody = z.discriminatedUnion('what', [
  /** `onDay` is the day it takes effect, `signedOn` that of the act itself. */
  z.object({ what: z.literal('record'), versionId: z.uuid(), kind, onDay: day, signedOn: day, act }),
  z.object({ what: z.literal('correct'), versionId: z.uuid(), event, onDay: day, signedOn: day, act, reason }),
  /** `act` and `signedOn` are of the decision that makes it void. */
  z.object({ what: z.literal('cancel'), versionId: z.uuid(), event, signedOn: day, act, reason }),
])
export type ProposeAct = z.infer<typeof proposeActBody>

export const returnActBody = z.object({ why: reason })

const done = z.object({ by: z.object({ id: z.uuid(), name: z.string() }), at: z.iso.datetime() })

export const planAct = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  what: z.enum(PLAN_ACT_WHATS),
  kind,
  onDay: day,
  signedOn: day,
  act: z.string(),
  reason: z.string().nullable(),
  /** Of a correction or of an act that is void: what was recorded. */
  former: z
    .object({
      ...{ kind, onDay: day, act: z.string().nullable() },
      /** Null where it was not noted. */
      signedOn: day.nullable(),
    })
    .nullable(),
  state: z.enum(PLAN_ACT_STATES),
  proposed: done,
  decided: done.nullable(),
  returnedWhy: z.string().nullable(),
  /** While it waits, who may examine it; empty afterwards. */
  eyes,
  /** What whoever asks may do with it now. */
  may: z.object({ examine: z.boolean(), withdraw: z.boolean() }),
})
export type PlanAct = z.infer<typeof planAct>

export const planActs = z.object({
  planId: z.uuid(),
  /** The youngest first. */
  acts: z.array(planAct),
  /** The versions whose next act whoever asks may propose. */
  proposable: z.array(z.uuid()),
})
export type PlanActs = z.infer<typeof planActs>
