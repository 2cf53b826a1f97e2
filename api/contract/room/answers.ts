import { z } from 'zod'
import { passage, roomEvent } from './events.ts'
import { author, seated } from './messages.ts'

/** A STUN or TURN server, as RTCPeerConnection takes it. */
const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
})
export type IceServer = z.infer<typeof iceServer>

/** Somebody who drew or spoke in the room, now or before, and for which body they drew. */
const known = seated.omit({ seat: true })
export type Known = z.infer<typeof known>

const roomDossier = z.object({ id: z.uuid(), rank: z.int(), number: z.string().nullable(), title: z.string() })

/** What somebody has to know at the door of a room. */
export const roomDoor = z.object({
  you: seated,
  /** Whose drawings and words the asker will find there; a designer finds none. */
  known: z.array(known),
  /** The bodies that are called, in the order of their colours. */
  bodies: z.array(z.uuid()),
  /** Its agenda; a designer's own dossiers only. */
  dossiers: z.array(roomDossier),
  ice: z.object({
    servers: z.array(iceServer),
    /** When the credentials stop being good; null without any. */
    until: z.iso.datetime().nullable(),
  }),
})
export type RoomDoor = z.infer<typeof roomDoor>

/** What was said in a room and where the session was, to be read again. */
export const roomRecord = z.object({
  events: z.array(roomEvent),
  passages: z.array(z.object({ at: z.iso.datetime(), passage })),
  known: z.array(known),
  bodies: z.array(z.uuid()),
  boards: z.array(
    roomDossier.extend({ drawings: z.int(), from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() }),
  ),
})
export type RoomRecord = z.infer<typeof roomRecord>

/** Everything drawn on one board, in order: the first so many give the board as it was then. */
export const boardRecord = z.object({
  authors: z.array(author),
  drawings: z.array(z.object({ at: z.iso.datetime(), personId: z.uuid(), update: z.base64() })),
})
export type BoardRecord = z.infer<typeof boardRecord>
