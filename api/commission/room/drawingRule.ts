import * as Y from 'yjs'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { annotation, BOARD_ROOT, clientOfKey } from '../../contract/room/annotation.ts'

/** Clocks of a client, from one up to and without another. */
export type Span = { readonly client: number; readonly from: number; readonly to: number }

/** What the rule asks of a board. */
export type BoardFacts = {
  /** The person a client id belongs to; undefined for one nobody opened the board with. */
  readonly ownerOf: (client: number) => string | undefined
  /** How far a client's drawing is known: its next clock. */
  readonly known: (client: number) => number
}

export type Drawer = {
  readonly personId: string
  /** Whoever leads the room may take away what others drew; nobody may change it. */
  readonly erasesOthers: boolean
}

export type Drawn = {
  readonly added: readonly Span[]
  /** Something the board did not have yet: without, it is a repeat. */
  readonly news: boolean
}

/** Unreadable or out of its rules; or ahead of what the board knows, so that it has to be sent again from there. */
export type DrawingFault = 'DRAWING_REFUSED' | 'DRAWING_AHEAD'

type Context = { readonly board: BoardFacts; readonly by: Drawer }

/**
 * Whether an update may be laid on a board: only whole annotations under keys of one's own, drawn with clients of one's own,
 * erasing nothing of others'. A Yjs update says who wrote each of its parts by client id, and each client id is bound to a
 * person when they open the board: this is what makes an author's name more than a claim.
 */
export function judgeDrawing(update: Uint8Array, board: BoardFacts, by: Drawer): Result<Drawn, DrawingFault> {
  const read = decoded(update)
  if (!read) return fail('DRAWING_REFUSED')
  const ends = new Map<number, number>()
  const added: Span[] = []
  for (const struct of read.structs) {
    const { client, clock } = struct.id
    const known = ends.get(client) ?? board.known(client)
    if (board.ownerOf(client) !== by.personId || !mayStand(struct, { board, by })) return fail('DRAWING_REFUSED')
    if (clock > known) return fail('DRAWING_AHEAD')
    const to = clock + struct.length
    if (to > known) added.push({ client, from: known, to })
    ends.set(client, Math.max(known, to))
  }
  const knownAfter = (client: number) => ends.get(client) ?? board.known(client)
  const erased = [...read.ds.clients].flatMap(([client, spans]) => spans.map((span) => ({ client, ...span })))
  for (const { client, clock, len } of erased) {
    if (board.ownerOf(client) !== by.personId && !by.erasesOthers) return fail('DRAWING_REFUSED')
    if (clock + len > knownAfter(client)) return fail('DRAWING_AHEAD')
  }
  return ok({ added, news: added.length > 0 || erased.length > 0 })
}

/** Bytes of strangers: whatever they make the decoder throw, they are no drawing. */
function decoded(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null
  }
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

function mayStand(struct: Struct, context: Context): boolean {
  if (!(struct instanceof Y.Item) || struct.rightOrigin !== null) return false
  return standsUnderOwnKey(struct, context) && isWhole(struct.content)
}

/** First of its key, which then begins with the client itself; or after something of one's own, whose key it takes over. */
function standsUnderOwnKey({ id, origin, parent, parentSub }: Y.Item, { board, by }: Context): boolean {
  if (origin !== null) return board.ownerOf(origin.client) === by.personId
  // Yjs gives the root's name here before an item is integrated, and types it as what it becomes afterwards.
  return (parent as unknown) === BOARD_ROOT && parentSub !== null && clientOfKey(parentSub) === id.client
}

/** What was erased before it was ever sent has no content left. */
function isWhole(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentDeleted) return true
  return content instanceof Y.ContentAny && content.arr.every((value) => annotation.safeParse(value).success)
}
