import { type Deed, draws, leadsRoom, type RoomEvent } from '../../contract/room/events.ts'
import { type Frame, frameOf, piecesOf, readNumber } from '../../contract/room/frames.ts'
import type { FromBrowser, FromServer, Outside, Refusal } from '../../contract/room/messages.ts'
import type { Board } from './Board.ts'
import { Carrier, type OpenVideoRoom } from './Carrier.ts'
import type { Drawing } from './Keeper.ts'
import type { Peer } from './Peer.ts'
import type { RoomPassage } from './queries.ts'

export type RoomPorts = {
  readonly openBoard: (sessionId: string, dossierId: string) => Promise<Board>
  /** Binds a client of a board to the peer's person; false when it is somebody else's. */
  readonly bindClient: (peer: Peer, board: Board, client: number) => Promise<boolean>
  /** Keeps a deed in the peer's own name; null when it was kept before. */
  readonly keepDeed: (peer: Peer, room: Room, deed: Deed) => Promise<RoomEvent | null>
  readonly keepDrawing: (drawing: Drawing) => void
  /** Resolves when what was drawn so far is on disk. */
  readonly settled: () => Promise<void>
  readonly now: () => Date
  /** Null where there is no media server. */
  readonly openVideoRoom: OpenVideoRoom | null
}

/** Where a browser points: a few numbers. */
const POINTING_MOST = 2048
const LATE_MOST = 5000

/** One session's room: who is in it, what they hear of each other, its boards. It knows of no socket and no database. */
export class Room {
  readonly sessionId: string
  readonly peers = new Map<number, Peer>()
  private readonly ports: RoomPorts
  private readonly carrier: Carrier
  private readonly boards = new Map<string, Board>()
  private readonly opening = new Map<string, Promise<Board>>()
  /** What people do is kept one after the other, in the order it was said. */
  private deeds: Promise<void> = Promise.resolve()
  private readonly said: RoomEvent[]
  private now: RoomPassage

  constructor(
    sessionId: string,
    { passage, said }: { passage: RoomPassage; said: readonly RoomEvent[] },
    ports: RoomPorts,
  ) {
    this.sessionId = sessionId
    this.now = passage
    this.said = [...said]
    this.ports = ports
    this.carrier = new Carrier({
      ...{ peers: this.peers, tell: (message) => this.tell(message), openVideoRoom: ports.openVideoRoom },
    })
  }

  get passage(): RoomPassage['passage'] {
    return this.now.passage
  }

  enter(peer: Peer): void {
    this.peers.set(peer.number, peer)
    const why = outsideAt(this.now, peer)
    if (why) peer.say({ t: 'waiting', why })
    else this.letIn(peer)
  }

  leave(peer: Peer): void {
    this.peers.delete(peer.number)
    if (!peer.waits) this.letOut(peer)
  }

  /** The session went on: the designer of the dossier that is called comes in, and leaves before the deliberation. */
  goOn(passage: RoomPassage): void {
    const before = this.now
    this.now = passage
    if (JSON.stringify(before.passage) === JSON.stringify(passage.passage)) return
    for (const peer of this.peers.values()) this.keepOut(peer, { wasOutside: outsideAt(before, peer) })
    this.tell({ t: 'passage', passage: passage.passage })
    for (const peer of this.peers.values()) if (peer.waits && !outsideAt(passage, peer)) this.letIn(peer)
  }

  /** Somebody's seat is the same, their dossiers may be others: a designer comes in or goes out with them. */
  renew(peer: Peer, sitting: Peer['sitting']): void {
    const wasOutside = outsideAt(this.now, peer)
    peer.sitting = sitting
    if (!this.peers.has(peer.number)) return
    if (peer.waits && !outsideAt(this.now, peer)) this.letIn(peer)
    else this.keepOut(peer, { wasOutside })
  }

  hear(peer: Peer, message: FromBrowser): Promise<void> | void {
    if (message.t === 'ping') return peer.say({ t: 'pong', n: message.n })
    if (peer.waits) return refuse(peer, 'NOT_YOURS_TO_DO')
    if (message.t === 'do') return this.inTurn(() => this.hearDeed(peer, message.deed))
    if (message.t === 'media') return this.carrier.hearMedia(peer, message.media)
    if (message.t === 'sfu') return this.carrier.hearSfu(peer, message.call, message.says)
    this.carrier.hearSignal(peer, message.to, message.signal)
  }

  /** What it holds elsewhere is given back; resolves once it is. */
  close(): Promise<void> {
    return this.carrier.rest()
  }

  hearFrame(peer: Peer, { kind, board: dossierId, rest }: Frame): Promise<void> | void {
    if (peer.waits) return refuse(peer, 'NOT_YOURS_TO_DO', { board: dossierId })
    if (kind === 'open') return this.openBoard(peer, dossierId, rest)
    const board = this.boards.get(dossierId)
    if (!board?.open.has(peer.number)) return refuse(peer, 'BOARD_NOT_OPEN', { board: dossierId })
    if (kind === 'draw') return this.hearDrawing(peer, board, rest)
    if (kind !== 'pointing' || rest.length > POINTING_MOST) return peer.close('hostile')
    this.send(board, frameOf('pointing', dossierId, [peer.number, rest]), peer)
  }

  /** What is on disk goes to everybody who has its board open, and its author is told. */
  show(board: Board, drawings: readonly Drawing[]): void {
    const authors = new Set(drawings.map(({ peer }) => peer))
    const everything = drawnFrame(board, drawings)
    for (const number of board.open.keys()) {
      const others = authors.has(number) ? drawings.filter(({ peer }) => peer !== number) : drawings
      if (others.length === 0) continue
      this.peers.get(number)?.send(others === drawings ? everything : drawnFrame(board, others))
    }
    for (const number of authors) {
      const nth = Math.max(...drawings.filter(({ peer }) => peer === number).map((drawing) => drawing.nth))
      this.peers.get(number)?.send(frameOf('kept', board.dossierId, [nth]))
    }
  }

  private letIn(peer: Peer): void {
    this.tell({ t: 'came', peer: peer.seen })
    peer.waits = false
    const peers = [...this.peers.values()].filter(({ waits }) => !waits).map(({ seen }) => seen)
    peer.say({
      ...{ t: 'welcome', peer: peer.number, peers, passage: this.now.passage },
      ...{ events: this.heardBy(peer), carried: this.carrier.now },
    })
  }

  /** A designer hears what is said while they are there, never what was said before. */
  private heardBy(peer: Peer): RoomEvent[] {
    return peer.sitting.seated.seat === 'designer' ? [] : this.said
  }

  /** Whoever has to be outside goes there; who is already is told when it is for another reason. */
  private keepOut(peer: Peer, { wasOutside }: { readonly wasOutside: Outside | null }): void {
    const why = outsideAt(this.now, peer)
    if (!why || (peer.waits && why === wasOutside)) return
    peer.say({ t: 'waiting', why })
    if (!peer.waits) this.letOut(peer)
  }

  private letOut(peer: Peer): void {
    peer.waits = true
    peer.media = null
    this.carrier.left(peer)
    for (const board of this.boards.values()) board.open.delete(peer.number)
    this.tell({ t: 'left', peer: peer.number })
  }

  private tell(message: FromServer): void {
    const text = JSON.stringify(message)
    for (const peer of this.peers.values()) if (!peer.waits) peer.send(text)
  }

  private send(board: Board, frame: Uint8Array, but: Peer): void {
    for (const number of board.open.keys()) if (number !== but.number) this.peers.get(number)?.send(frame)
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.deeds.then(work)
    this.deeds = mine.catch(() => undefined) // told to whoever asked: the next one's turn comes all the same
    return mine
  }

  private async hearDeed(peer: Peer, deed: Deed): Promise<void> {
    const leads = leadsRoom(peer.sitting.seated.seat)
    if ((deed.kind === 'floor' || deed.kind === 'note') && !leads)
      return refuse(peer, 'NOT_YOURS_TO_DO', { id: deed.id })
    const kept = await this.ports.keepDeed(peer, this, deed)
    const event = kept ?? this.said.find((one) => one.deed.id === deed.id)
    if (!event) return refuse(peer, 'NOT_UNDERSTOOD', { id: deed.id })
    if (!kept) return peer.say({ t: 'event', event })
    this.said.push(event)
    if (this.said.length > LATE_MOST) this.said.splice(0, this.said.length - LATE_MOST)
    this.tell({ t: 'event', event })
  }

  private async openBoard(peer: Peer, dossierId: string, rest: Uint8Array): Promise<void> {
    const read = readNumber(rest)
    if (!read) return peer.close('hostile')
    const [client, stateVector] = read
    if (!this.mayOpen(peer, dossierId)) return refuse(peer, 'NOT_ON_THE_AGENDA', { board: dossierId })
    const board = await this.board(dossierId)
    const drawsThere = draws(peer.sitting.seated.seat)
    if (drawsThere && !(await this.bind(peer, board, client))) return refuse(peer, 'CLIENT_TAKEN', { board: dossierId })
    await this.ports.settled() // nobody is shown what is not on disk yet
    if (peer.waits || !this.peers.has(peer.number)) return
    const difference = board.differenceFrom(stateVector)
    board.open.set(peer.number, drawsThere ? client : null)
    peer.say({ t: 'authors', board: dossierId, authors: [...board.authors.values()] })
    peer.send(frameOf('opened', dossierId, [difference.vector.length, difference.vector, difference.update]))
  }

  private mayOpen(peer: Peer, dossierId: string): boolean {
    if (peer.sitting.seated.seat === 'designer') return this.now.passage.dossierId === dossierId
    return this.now.dossiers.includes(dossierId)
  }

  /** Read once; a reading that fails is tried again by whoever asks next. */
  private async board(dossierId: string): Promise<Board> {
    const known = this.boards.get(dossierId)
    if (known) return known
    const opening = this.opening.get(dossierId) ?? this.ports.openBoard(this.sessionId, dossierId)
    this.opening.set(dossierId, opening)
    try {
      const board = await opening
      this.boards.set(dossierId, board)
      return board
    } finally {
      this.opening.delete(dossierId)
    }
  }

  private async bind(peer: Peer, board: Board, client: number): Promise<boolean> {
    const bound = board.authors.get(client)
    if (bound) return bound.personId === peer.personId
    if (!(await this.ports.bindClient(peer, board, client))) return false
    const author = { client, personId: peer.personId, bodyId: peer.sitting.seated.body?.id ?? null }
    board.authors.set(client, author)
    const text = JSON.stringify({ t: 'authors', board: board.dossierId, authors: [author] } satisfies FromServer)
    for (const number of board.open.keys()) this.peers.get(number)?.send(text)
    return true
  }

  /** Sent a second time: it may still be on its way to the disk. */
  private async sayKept(peer: Peer, board: Board, nth: number): Promise<void> {
    await this.ports.settled()
    peer.send(frameOf('kept', board.dossierId, [nth]))
  }

  private hearDrawing(peer: Peer, board: Board, rest: Uint8Array): Promise<void> | void {
    const read = readNumber(rest)
    const client = board.open.get(peer.number)
    if (!read) return peer.close('hostile')
    if (client === undefined || client === null) return refuse(peer, 'NOT_YOURS_TO_DO', { board: board.dossierId })
    const [nth, bytes] = read
    const by = { personId: peer.personId, erasesOthers: leadsRoom(peer.sitting.seated.seat) }
    const drawn = board.draw(bytes, by)
    if (!drawn.ok) return refuse(peer, drawn.error, { board: board.dossierId })
    if (!drawn.value) return this.sayKept(peer, board, nth)
    this.ports.keepDrawing({ board, peer: peer.number, client, nth, bytes, at: this.ports.now() })
  }
}

/** Why somebody has to be outside; null for whoever may be in. */
function outsideAt({ passage }: RoomPassage, { sitting: { seated, dossiers } }: Peer): Outside | null {
  if (seated.seat !== 'designer') return null
  const isTheirs = passage.dossierId !== null && dossiers.includes(passage.dossierId)
  if (!isTheirs) return 'notYet'
  return passage.stage === 'presentation' ? null : 'deliberation'
}

const drawnFrame = (board: Board, drawings: readonly Drawing[]): Uint8Array =>
  frameOf('drawn', board.dossierId, piecesOf(drawings.map(({ bytes }) => bytes)))

const refuse = (peer: Peer, code: Refusal, about: { board?: string; id?: string } = {}): void =>
  peer.say({ t: 'refused', code, ...about })
