import * as Y from 'yjs'
import { ok, type Result } from '../../../spatial/result.ts'
import type { Author, Peer } from '../../contract/room/messages.ts'
import { type Drawer, type DrawingFault, judgeDrawing } from './drawingRule.ts'
import type { KeptBoard } from './queries.ts'

/** Bytes drawn on one board at most: some twenty thousand annotations. */
const BOARD_MOST = 4 * 1024 * 1024

/** Updates waiting to be laid on the document at most, before they are without anybody asking for it. */
const WAITING_MOST = 2000

export type BoardFault = DrawingFault | 'BOARD_FULL'

/**
 * What is drawn about one dossier of a session. Drawing costs no more than judging the update: the document itself is only
 * brought up to date when somebody opens the board.
 */
export class Board {
  readonly sessionId: string
  readonly dossierId: string
  readonly authors = new Map<number, Author>()
  /** Peers that have it open, by the client they draw with; none for those who only look. */
  readonly open = new Map<Peer['peer'], number | null>()
  private readonly document = new Y.Doc()
  private readonly clocks = new Map<number, number>()
  private waiting: Uint8Array[] = []
  private bytes = 0

  constructor(sessionId: string, dossierId: string, kept: KeptBoard) {
    this.sessionId = sessionId
    this.dossierId = dossierId
    for (const author of kept.authors) this.authors.set(author.client, author)
    for (const update of [...(kept.snapshot ? [kept.snapshot] : []), ...kept.updates]) this.lay(update)
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.whole()))) this.clocks.set(client, clock)
  }

  /** Lays an update on the board when it is within the rules; nothing of it otherwise. @returns whether it was new */
  draw(update: Uint8Array, by: Drawer): Result<boolean, BoardFault> {
    if (this.bytes + update.length > BOARD_MOST) return { ok: false, error: 'BOARD_FULL' }
    const facts = {
      ownerOf: (client: number) => this.authors.get(client)?.personId,
      known: (client: number) => this.clocks.get(client) ?? 0,
    }
    const judged = judgeDrawing(update, facts, by)
    if (!judged.ok) return judged
    for (const { client, to } of judged.value.added) this.clocks.set(client, to)
    if (judged.value.news) this.lay(update)
    return ok(judged.value.news)
  }

  /** What a browser lacks, and the state vector it will then have. */
  differenceFrom(stateVector: Uint8Array): { readonly vector: Uint8Array; readonly update: Uint8Array } {
    const document = this.whole()
    return { vector: Y.encodeStateVector(document), update: Y.encodeStateAsUpdate(document, stateVector) }
  }

  /** The board in as few bytes as it takes: what was erased has left only its mark. */
  snapshot(): Uint8Array {
    return Y.encodeStateAsUpdate(this.whole())
  }

  private lay(update: Uint8Array): void {
    this.bytes += update.length
    this.waiting.push(update)
    if (this.waiting.length >= WAITING_MOST) this.whole()
  }

  private whole(): Y.Doc {
    const { waiting } = this
    this.waiting = []
    if (waiting.length > 0)
      this.document.transact(() => {
        for (const update of waiting) Y.applyUpdate(this.document, update)
      })
    return this.document
  }
}
