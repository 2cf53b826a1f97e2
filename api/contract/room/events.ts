import { z } from 'zod'

/** What somebody is in a room; only the last two draw nothing. */
export const SEATS = ['chair', 'secretary', 'member', 'designer', 'observer'] as const
export const seat = z.enum(SEATS)
export type Seat = z.infer<typeof seat>

/** Who leads the sitting: gives the floor, writes down what was decided, takes away what does not belong on a board. */
export const leadsRoom = (one: Seat): boolean => one === 'chair' || one === 'secretary'
export const draws = (one: Seat): boolean => leadsRoom(one) || one === 'member'

/** The designer presents, and leaves before the members deliberate. */
export const STAGES = ['presentation', 'deliberation'] as const

const said = z.string().trim().min(1).max(2000)

/** What a person does in the room besides drawing; the id is their own, so that the same said twice is kept once. */
export const deed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chat'), id: z.uuid(), text: said }),
  z.strictObject({ kind: z.literal('hand'), id: z.uuid(), up: z.boolean() }),
  /** The chair gives the floor, or takes it back from everybody. */
  z.strictObject({ kind: z.literal('floor'), id: z.uuid(), to: z.uuid().nullable() }),
  /** What was decided, in the words of whoever leads. */
  z.strictObject({ kind: z.literal('note'), id: z.uuid(), text: said }),
])
export type Deed = z.infer<typeof deed>

/** Kept with the session, in order: `nth` grows. */
export const roomEvent = z.object({
  nth: z.int(),
  at: z.iso.datetime(),
  personId: z.uuid(),
  /** The dossier that was before the room. */
  dossierId: z.uuid().nullable(),
  deed,
})
export type RoomEvent = z.infer<typeof roomEvent>

/** The dossier before the room, as the session's own record of its passage says; none between two. */
export const passage = z.object({ dossierId: z.uuid().nullable(), stage: z.enum(STAGES) })
export type Passage = z.infer<typeof passage>

export const NO_PASSAGE: Passage = { dossierId: null, stage: 'deliberation' }

export type Speaking = {
  /** Raised hands, the first one first. */
  readonly hands: readonly string[]
  readonly floor: string | null
}

export const SILENCE: Speaking = { hands: [], floor: null }

const without = (hands: readonly string[], person: string | null) => hands.filter((one) => one !== person)

/**
 * Who waits and who speaks after one more event. Whoever is given the floor has no hand up any more; whoever lowers the hand
 * while speaking gives the floor back.
 */
export function afterEvent(
  { hands, floor }: Speaking,
  { personId, deed: done }: Pick<RoomEvent, 'personId' | 'deed'>,
): Speaking {
  if (done.kind === 'floor') return { hands: without(hands, done.to), floor: done.to }
  if (done.kind !== 'hand') return { hands, floor }
  if (done.up) return { hands: hands.includes(personId) ? hands : [...hands, personId], floor }
  return { hands: without(hands, personId), floor: floor === personId ? null : floor }
}
