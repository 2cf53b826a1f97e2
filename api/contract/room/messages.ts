import { z } from 'zod'
import { bodyKind } from '../bodies.ts'
import { personName } from '../people.ts'
import { deed, passage, roomEvent, seat } from './events.ts'

/** People who may send sound and pictures to each other directly. */
export const MEDIA_MOST = 6
/** And through a media server (an SFU), where there is one. */
export const SFU_MOST = 25

const peerNumber = z.int().min(1)
const media = z.strictObject({ camera: z.boolean(), microphone: z.boolean() })
export type Media = z.infer<typeof media>

/** What passes between two browsers before they see each other (WebRTC), for one of them. */
const SIGNAL_MOST = 60_000
const candidate = z.object({
  candidate: z.string().max(2000),
  sdpMid: z.string().max(100).nullish(),
  sdpMLineIndex: z.int().min(0).max(100).nullish(),
  usernameFragment: z.string().max(300).nullish(),
})
export type Candidate = z.infer<typeof candidate>
const signal = z.union([
  z.strictObject({ description: z.object({ type: z.enum(['offer', 'answer']), sdp: z.string().max(SIGNAL_MOST) }) }),
  z.strictObject({ candidate }),
])
export type Signal = z.infer<typeof signal>

/**
 * How sound and pictures pass: from each to each, through the media server, or not at all while it is away and too many are
 * there to do without. Each change is a new `nth`; `most` people may take part.
 */
const carried = z.object({ by: z.enum(['mesh', 'sfu', 'nothing']), nth: z.int(), most: z.int() })
export type Carried = z.infer<typeof carried>

/** What the answers of twenty-five people's sound and pictures come to. */
const SFU_SIGNAL_MOST = 250_000
const sdp = z.string().max(SFU_SIGNAL_MOST)

/**
 * What a browser says to the media server, through us: it sends on one connection (`up`), and is sent everybody else on
 * another (`down`), offered from there. Both together are a call, begun anew when either breaks.
 */
const toSfu = z.union([
  z.strictObject({ up: sdp, pictures: z.boolean() }),
  z.strictObject({ down: sdp }),
  z.strictObject({ of: z.enum(['up', 'down']), candidate: candidate.nullable() }),
  /** Whether it wants the others' pictures, or their sound alone. */
  z.strictObject({ pictures: z.boolean() }),
])
export type ToSfu = z.infer<typeof toSfu>

/** And what comes from there: the answer, an offer with whose each of its lines is, or that the call broke. */
const fromSfu = z.union([
  z.object({ up: z.string() }),
  z.object({ down: z.string(), lines: z.array(z.object({ mid: z.string(), peer: peerNumber })) }),
  z.object({ lost: z.literal(true) }),
])
export type FromSfu = z.infer<typeof fromSfu>

/** What a browser says as text. */
export const fromBrowser = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('do'), deed }),
  /** Null hangs up. */
  z.strictObject({ t: z.literal('media'), media: media.nullable() }),
  z.strictObject({ t: z.literal('signal'), to: peerNumber, signal }),
  z.strictObject({ t: z.literal('sfu'), call: z.uuid(), says: toSfu }),
  /** Answered at once: how a browser finds out that the line is dead. */
  z.strictObject({ t: z.literal('ping'), n: z.int() }),
])
export type FromBrowser = z.infer<typeof fromBrowser>

/** Somebody who may be in the room, named in advance. */
export const seated = z.object({
  person: personName,
  seat,
  body: z.object({ id: z.uuid(), kind: bodyKind, nameFr: z.string(), nameAr: z.string() }).nullable(),
})
export type Seated = z.infer<typeof seated>

/** One browser in the room; somebody with two tabs is two peers. */
export const peer = seated.extend({ peer: peerNumber, media: media.nullable() })
export type Peer = z.infer<typeof peer>

/** Who draws under which client id of a board. */
export const author = z.object({ client: z.int().min(0), personId: z.uuid(), bodyId: z.uuid().nullable() })
export type Author = z.infer<typeof author>

/** Why something was not done; what was said is not lost, the browser still has it. */
export const REFUSALS = [
  'NOT_UNDERSTOOD',
  'NOT_YOURS_TO_DO',
  'NOT_ON_THE_AGENDA',
  'BOARD_NOT_OPEN',
  'CLIENT_TAKEN',
  'DRAWING_REFUSED',
  'DRAWING_AHEAD',
  'BOARD_FULL',
  'MEDIA_FULL',
  'MEDIA_AWAY',
  'GONE',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** Why the designer of a project is outside: it is not their dossier's turn, or the members deliberate on it. */
const outside = z.enum(['notYet', 'deliberation'])
export type Outside = z.infer<typeof outside>

/** What the server says as text. */
export const fromServer = z.discriminatedUnion('t', [
  z.object({
    ...{ t: z.literal('welcome'), peer: peerNumber, peers: z.array(peer) },
    ...{ passage, events: z.array(roomEvent), carried },
  }),
  z.object({ t: z.literal('passage'), passage }),
  /** Outside the door. */
  z.object({ t: z.literal('waiting'), why: outside }),
  z.object({ t: z.literal('came'), peer }),
  z.object({ t: z.literal('left'), peer: peerNumber }),
  z.object({ t: z.literal('event'), event: roomEvent }),
  z.object({ t: z.literal('authors'), board: z.uuid(), authors: z.array(author) }),
  z.object({ t: z.literal('media'), peer: peerNumber, media: media.nullable() }),
  z.object({ t: z.literal('signal'), from: peerNumber, signal }),
  z.object({ t: z.literal('carried'), carried }),
  z.object({ t: z.literal('sfu'), call: z.uuid(), says: fromSfu }),
  z.object({ t: z.literal('pong'), n: z.int() }),
  z.object({ t: z.literal('refused'), code: z.enum(REFUSALS), board: z.uuid().optional(), id: z.uuid().optional() }),
])
export type FromServer = z.infer<typeof fromServer>

/** Why the server ends a connection (RFC 6455 7.4.2: 4000 to 4999 are the application's own). */
export const CLOSED = {
  goingAway: 1001,
  signedOut: 4401,
  notSeated: 4403,
  hostile: 4400,
  tooSlow: 4408,
  over: 4410,
  tooFast: 4429,
  notKept: 4503,
} as const
