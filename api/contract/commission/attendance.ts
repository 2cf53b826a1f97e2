import { z } from 'zod'
import { personName } from '../people.ts'
import { sessionReply, sessionSummary } from './sessions.ts'
import { CAPACITIES, REPLY_ANSWERS } from './words.ts'

export const attendanceBody = z.object({
  event: z.enum(['arrived', 'left']),
  invitedId: z.uuid(),
  /** Who comes for a body; absent, whoever asks. */
  personId: z.uuid().optional(),
})
export type AttendanceWanted = z.infer<typeof attendanceBody>

export const replyBody = z.object({
  invitedId: z.uuid(),
  answer: z.enum(REPLY_ANSWERS),
  /** Whom the body sends: somebody who holds a mandate of it there. */
  sentPersonId: z.uuid().optional(),
  comment: z.string().trim().min(1).max(1000).optional(),
})
export type ReplyWanted = z.infer<typeof replyBody>

/** Whom the president lets attend with a consultative voice (RGC13, article 24). */
export const inviteObserverBody = z.object({
  name: z.string().trim().min(2).max(200),
  quality: z.string().trim().min(2).max(200),
})
export type ObserverWanted = z.infer<typeof inviteObserverBody>

/** A session the asker is called to, in person or for a body. */
export const invitation = z.object({
  id: z.uuid(),
  capacity: z.enum(CAPACITIES),
  body: z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() }).nullable(),
  session: sessionSummary,
  reply: sessionReply.nullable(),
  /** Who else of the body may be sent. */
  people: z.array(personName),
  mayReply: z.boolean(),
})
export const invitations = z.object({ invitations: z.array(invitation) })
export type InvitationAnswer = z.infer<typeof invitation>
