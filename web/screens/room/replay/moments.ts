import * as Y from 'yjs'
import { type Annotation, BOARD_ROOT, clientOfKey } from '../../../../api/contract/room/annotation.ts'
import type { BoardRecord, RoomRecord } from '../../../../api/contract/room/answers.ts'
import type { Passage, RoomEvent } from '../../../../api/contract/room/events.ts'
import type { Placed } from '../line/BoardCopy.ts'

/** One thing that happened about a dossier, as it is read again. */
export type Moment =
  | { readonly kind: 'drawn'; readonly at: string; readonly personId: string; readonly update: string }
  | { readonly kind: 'said'; readonly at: string; readonly event: RoomEvent }
  | { readonly kind: 'passed'; readonly at: string; readonly passage: Passage }

const byInstant = (a: Moment, b: Moment) => a.at.localeCompare(b.at)

/** What was drawn on a board, what was said while its dossier was before the room, and how it passed, in order. */
export function momentsOf({ events, passages }: RoomRecord, board: BoardRecord, dossierId: string): readonly Moment[] {
  const drawn = board.drawings.map((drawing) => ({ kind: 'drawn' as const, ...drawing }))
  const said = events
    .filter((event) => event.dossierId === null || event.dossierId === dossierId)
    .map((event) => ({ kind: 'said' as const, at: event.at, event }))
  const passed = passages
    .filter(({ passage }) => passage.dossierId === dossierId)
    .map((one) => ({ kind: 'passed' as const, ...one }))
  return [...passed, ...drawn, ...said].sort(byInstant)
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/** The board as it was after its first so many moments. */
export function boardAfter(moments: readonly Moment[], count: number, { authors }: BoardRecord): readonly Placed[] {
  const document = new Y.Doc()
  document.transact(() => {
    for (const moment of moments.slice(0, count))
      if (moment.kind === 'drawn') Y.applyUpdate(document, bytesOf(moment.update))
  })
  const placed = [...document.getMap<Annotation>(BOARD_ROOT)].map(([key, annotation]) => ({
    ...{ key, annotation },
    author: authors.find(({ client }) => client === clientOfKey(key)) ?? null,
  }))
  document.destroy()
  return placed
}
