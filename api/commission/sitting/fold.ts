import type { Outcome, PassageState } from '../../contract/commission/passage.ts'
import { isBefore } from '../../contract/commission/passage.ts'
import type { Capacity } from '../../contract/commission/words.ts'
import type { Happened } from '../happened.ts'

/** How far the examination of one item went, and when. */
export type Passage = {
  readonly state: PassageState
  readonly calledAt: Date | null
  readonly presentedAt: Date | null
  readonly deliberatedAt: Date | null
  readonly endedAt: Date | null
  readonly outcome: Outcome | null
  readonly reason: string | null
  readonly putOffTo: string | null
}

/** Somebody who is there, since when. */
export type There = {
  readonly invitedId: string
  readonly capacity: Capacity
  readonly bodyId: string | null
  readonly whoId: string | null
  readonly since: Date
}

export type Sitting = {
  /** On which it is held, as it was last planned. */
  readonly day: string | null
  readonly passages: ReadonlyMap<string, Passage>
  /** The item before the commission; no two are at once. */
  readonly current: string | null
  readonly there: readonly There[]
  /** As it was last told; null before the session opened. */
  readonly quorate: boolean | null
}

export const NOT_YET: Passage = {
  state: 'waiting',
  ...{ calledAt: null, presentedAt: null, deliberatedAt: null, endedAt: null },
  ...{ outcome: null, reason: null, putOffTo: null },
}

const EMPTY: Sitting = { day: null, passages: new Map(), current: null, there: [], quorate: null }

/** Where a session is, from what happened in it and from nothing else. */
export const sittingAfter = (events: readonly Happened[]): Sitting => events.reduce(after, EMPTY)

function after(sitting: Sitting, one: Happened): Sitting {
  switch (one.event) {
    case 'arrived':
      return { ...sitting, there: [...sitting.there, thereBy(one)] }
    case 'left':
      return { ...sitting, there: sitting.there.filter((present) => !isSame(present, thereBy(one))) }
    case 'opened':
    case 'quorum_regained':
      return { ...sitting, quorate: true }
    case 'quorum_lost':
      return { ...sitting, quorate: false }
    case 'planned':
    case 'changed':
      return onDay(sitting, String(one.detail.day))
    // Whoever came before came to a session that is not held, or is called for anew.
    case 'convened':
    case 'postponed':
    case 'cancelled':
    case 'closed':
      return { ...sitting, there: [] }
    case 'called':
    case 'presented':
    case 'deliberated':
    case 'concluded':
    case 'put_off':
      return one.itemId === null ? sitting : passed(sitting, one, one.itemId)
    default:
      return sitting
  }
}

/** Who was there on one day is not there on another; that the hour or the place changed sends nobody home. */
const onDay = (sitting: Sitting, day: string): Sitting =>
  day === sitting.day ? sitting : { ...sitting, day, there: [] }

function passed(sitting: Sitting, one: Happened, itemId: string): Sitting {
  const passage = passageBy(sitting.passages.get(itemId) ?? NOT_YET, one)
  const current = isBefore(passage.state) ? itemId : sitting.current === itemId ? null : sitting.current
  return { ...sitting, current, passages: new Map(sitting.passages).set(itemId, passage) }
}

function passageBy(passage: Passage, { event, at, detail }: Happened): Passage {
  const reason = typeof detail.reason === 'string' ? detail.reason : null
  switch (event) {
    case 'called':
      return { ...passage, state: 'called', calledAt: at }
    case 'presented':
      return { ...passage, state: 'presented', presentedAt: at }
    case 'deliberated':
      return { ...passage, state: 'deliberating', deliberatedAt: at }
    case 'concluded':
      return { ...passage, state: 'concluded', endedAt: at, outcome: detail.outcome as Outcome, reason }
    default:
      return { ...passage, state: 'put_off', endedAt: at, reason, putOffTo: (detail.to as string | undefined) ?? null }
  }
}

const thereBy = ({ at, bodyId, whoId, detail }: Happened): There => ({
  ...{ invitedId: String(detail.invitedId), capacity: detail.capacity as Capacity },
  ...{ bodyId, whoId, since: at },
})

/** Whether the members deliberate on a dossier, and nobody else hears them. */
export const isDeliberated = ({ current, passages }: Sitting): boolean =>
  current !== null && passages.get(current)?.state === 'deliberating'

/** A body may send several people; a person comes once for the same seat. */
export const isSame = (one: Pick<There, 'invitedId' | 'whoId'>, other: Pick<There, 'invitedId' | 'whoId'>): boolean =>
  one.invitedId === other.invitedId && one.whoId === other.whoId

/** The bodies for which somebody is there as a member. */
export const bodiesIn = (there: readonly There[]): ReadonlySet<string> =>
  new Set(there.flatMap(({ capacity, bodyId }) => (capacity === 'member' && bodyId !== null ? [bodyId] : [])))
