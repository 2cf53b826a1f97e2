import { type Deed, NO_PASSAGE, type Passage, type RoomEvent } from '../../../../api/contract/room/events.ts'
import {
  type Carried,
  type FromServer,
  MEDIA_MOST,
  type Outside,
  type Peer,
  type Refusal,
} from '../../../../api/contract/room/messages.ts'

/** On the way in; in the room; outside its door; without a line, trying again; not coming back. */
export type Standing = 'entering' | 'here' | 'waiting' | 'away' | 'ended'

/** Ends after which a browser does not come back by itself. */
export const FINAL_ENDS = ['signedOut', 'notSeated', 'over', 'hostile'] as const
export type EndedBy = (typeof FINAL_ENDS)[number]

export type KeptOut = Extract<Refusal, 'MEDIA_FULL' | 'MEDIA_AWAY'>

export type LineState = {
  readonly standing: Standing
  readonly endedBy: EndedBy | null
  /** Why one waits outside the door, while one does. */
  readonly outside: Outside | null
  /** One's own number in the room. */
  readonly self: number | null
  readonly peers: readonly Peer[]
  readonly passage: Passage
  /** How sound and pictures pass. */
  readonly carried: Carried
  readonly events: readonly RoomEvent[]
  /** Said and not on the server's disk yet. */
  readonly unsaid: readonly Deed[]
  readonly refusal: { readonly code: Exclude<Refusal, KeptOut>; readonly times: number } | null
  /** Why one takes no part in sound and pictures, until one does. */
  readonly keptOut: KeptOut | null
  /** Milliseconds to the server and back, as last measured. */
  readonly roundTripMs: number | null
}

export const NO_LINE: LineState = {
  ...{ standing: 'entering', endedBy: null, outside: null, self: null, peers: [], passage: NO_PASSAGE },
  ...{ events: [], unsaid: [], carried: { by: 'mesh', nth: 0, most: MEDIA_MOST }, keptOut: null },
  ...{ refusal: null, roundTripMs: null },
}

function happened({ events, unsaid }: LineState, event: RoomEvent): Partial<LineState> {
  const isKnown = events.some(({ nth }) => nth === event.nth)
  return {
    events: isKnown ? events : [...events, event],
    unsaid: unsaid.filter(({ id }) => id !== event.deed.id),
  }
}

function welcomed({ unsaid }: LineState, message: Extract<FromServer, { t: 'welcome' }>): Partial<LineState> {
  const { peer: self, peers, passage, events, carried } = message
  const said = new Set(events.map(({ deed }) => deed.id))
  return {
    standing: 'here',
    outside: null,
    self,
    peers,
    passage,
    events,
    carried,
    keptOut: null,
    unsaid: unsaid.filter(({ id }) => !said.has(id)),
  }
}

function refused(
  { unsaid, refusal }: LineState,
  { code, id }: Extract<FromServer, { t: 'refused' }>,
): Partial<LineState> {
  if (code === 'MEDIA_FULL' || code === 'MEDIA_AWAY') return { keptOut: code }
  return {
    refusal: { code, times: (refusal?.times ?? 0) + 1 },
    unsaid: unsaid.filter((deed) => deed.id !== id),
  }
}

function mediaOf({ peers, self, keptOut }: LineState, { peer, media }: Extract<FromServer, { t: 'media' }>) {
  return {
    peers: peers.map((one) => (one.peer === peer ? { ...one, media } : one)),
    keptOut: peer === self ? null : keptOut,
  }
}

/** What a browser knows after the server said something; nowMs is the clock its pings are numbered by. */
export function afterMessage(state: LineState, message: FromServer, nowMs: number): Partial<LineState> {
  const { peers } = state
  switch (message.t) {
    case 'welcome':
      return welcomed(state, message)
    case 'waiting':
      return { standing: 'waiting', outside: message.why, peers: [], self: null }
    case 'passage':
      return { passage: message.passage }
    case 'came':
      return { peers: [...peers, message.peer] }
    case 'left':
      return { peers: peers.filter(({ peer }) => peer !== message.peer) }
    case 'event':
      return happened(state, message.event)
    case 'media':
      return mediaOf(state, message)
    case 'carried':
      return { carried: message.carried }
    case 'pong':
      return { roundTripMs: Math.max(0, Math.round(nowMs) - message.n) }
    case 'refused':
      return refused(state, message)
    default:
      return {}
  }
}
