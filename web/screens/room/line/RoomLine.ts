import type { Deed } from '../../../../api/contract/room/events.ts'
import { type Frame, frameOf, readFrame, readNumber, readPieces } from '../../../../api/contract/room/frames.ts'
import { CLOSED, type FromBrowser, type FromServer, fromServer } from '../../../../api/contract/room/messages.ts'
import { BoardCopy } from './BoardCopy.ts'
import type { DrawingShelf } from './drawingShelf.ts'
import { afterMessage, FINAL_ENDS, type LineState, NO_LINE } from './lineState.ts'

/** What the line needs of a WebSocket; the browser's own and the `ws` package's both have it. */
export type Socket = {
  binaryType: string
  readonly readyState: number
  send(data: string | Uint8Array): void
  close(): void
  onopen: ((event: never) => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
  onerror: ((event: never) => void) | null
}

export type LinePorts = {
  readonly connect: () => Socket
  /** Between 0 and 1: browsers that lost one server do not all come back at once. */
  readonly chance: () => number
  /** Where what is drawn is kept until the server has it; null keeps it in this window alone. */
  readonly shelf: DrawingShelf | null
}

export type MediaMessage = Extract<FromServer, { t: 'signal' | 'sfu' }>
export type Pointing = { readonly peer: number; readonly board: string; readonly bytes: Uint8Array }

const PAUSES_MS = [300, 1000, 2000, 4000, 8000]
const PING_MS = 5000
/** Nothing heard for so long: the line is dead even if nobody says so. */
const SILENT_MS = 12_000
const OPEN = 1
/** One browser's line to a room: it comes back by itself, and what was drawn or said meanwhile goes then. */
export class RoomLine {
  state: LineState = NO_LINE
  readonly boards = new Map<string, BoardCopy>()
  /** What another browser or the media server says before sound and pictures pass. */
  onMedia: (message: MediaMessage) => void = () => undefined
  onPointing: (pointing: Pointing) => void = () => undefined
  private readonly ports: LinePorts
  private readonly listeners = new Set<() => void>()
  private socket: Socket | null = null
  private attempts = 0
  private again: ReturnType<typeof setTimeout> | null = null
  private readonly heart: ReturnType<typeof setInterval>
  private heardAt = 0
  private left = false

  constructor(ports: LinePorts) {
    this.ports = ports
    this.heart = setInterval(() => this.beat(), PING_MS)
    this.connect()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Everything drawn or said that the server does not have on its disk. */
  get pending(): number {
    return [...this.boards.values()].reduce((sum, { pending }) => sum + pending.length, this.state.unsaid.length)
  }

  /** Something is drawn that neither the server nor this device keeps. */
  get isFleeting(): boolean {
    return [...this.boards.values()].some(({ isFleeting, pending }) => isFleeting && pending.length > 0)
  }

  /** The board of a dossier, asked for at once and again each time the line comes back. */
  board(dossierId: string): BoardCopy {
    const known = this.boards.get(dossierId)
    if (known) return known
    const board: BoardCopy = new BoardCopy(dossierId, {
      onDrawn: ({ nth, bytes }) => {
        if (board.isOpen) this.send(frameOf('draw', dossierId, [nth, bytes]))
      },
      onChange: () => this.change({}),
      shelf: this.ports.shelf,
    })
    this.boards.set(dossierId, board)
    this.openBoard(board)
    return board
  }

  /** Opens the boards on which something was drawn that never reached the server. */
  resume(dossierIds: readonly string[]): void {
    for (const dossierId of dossierIds) if (this.ports.shelf?.recall(dossierId).length) this.board(dossierId)
  }

  do(deed: Deed): void {
    this.change({ unsaid: [...this.state.unsaid, deed] })
    this.say({ t: 'do', deed })
  }

  say(message: FromBrowser): void {
    if (this.state.standing === 'here' || message.t === 'ping') this.send(JSON.stringify(message))
  }

  point(board: string, bytes: Uint8Array): void {
    if (this.boards.get(board)?.isOpen) this.send(frameOf('pointing', board, [bytes]))
  }

  /** At once, when the browser says it is online again. */
  hurry(): void {
    if (this.state.standing === 'away') this.connect()
  }

  /** Drops the line as a dead network would; it comes back by itself. */
  cut(): void {
    this.socket?.close()
    this.lost(0)
  }

  leave(): void {
    this.left = true
    clearInterval(this.heart)
    if (this.again) clearTimeout(this.again)
    this.socket?.close()
    for (const board of this.boards.values()) board.close()
  }

  private connect(): void {
    if (this.again) clearTimeout(this.again)
    const socket = this.ports.connect()
    this.socket = socket
    this.heardAt = performance.now()
    socket.binaryType = 'arraybuffer'
    socket.onmessage = ({ data }) => this.socket === socket && this.hear(data)
    socket.onclose = ({ code }) => this.socket === socket && this.lost(code)
    socket.onerror = () => undefined // the close that follows says all there is to know
  }

  private lost(code: number): void {
    this.socket = null
    this.shutBoards()
    if (this.left) return
    const endedBy = FINAL_ENDS.find((why) => CLOSED[why] === code) ?? null
    this.change({ standing: endedBy ? 'ended' : 'away', endedBy, peers: [], self: null })
    if (endedBy === 'over') for (const board of this.boards.values()) board.forget() // it can reach nobody any more
    if (endedBy) return
    const pause = PAUSES_MS[Math.min(this.attempts, PAUSES_MS.length - 1)] ?? 0
    this.attempts += 1
    this.again = setTimeout(() => this.connect(), pause * (0.5 + this.ports.chance()))
  }

  private beat(): void {
    if (this.socket?.readyState !== OPEN) return
    if (performance.now() - this.heardAt > SILENT_MS) this.cut()
    else this.say({ t: 'ping', n: Math.round(performance.now()) })
  }

  private send(data: string | Uint8Array): void {
    if (this.socket?.readyState === OPEN) this.socket.send(data)
  }

  private hear(data: unknown): void {
    this.heardAt = performance.now()
    if (typeof data === 'string') {
      const message = fromServer.safeParse(JSON.parse(data))
      if (message.success) this.hearText(message.data)
    } else if (data instanceof ArrayBuffer) {
      const frame = readFrame(new Uint8Array(data))
      if (frame.ok) this.hearFrame(frame.value)
    }
  }

  private hearFrame({ kind, board: dossierId, rest }: Frame): void {
    const board = this.boards.get(dossierId)
    if (!board) return
    const read = kind === 'drawn' ? null : readNumber(rest)
    if (kind === 'drawn') board.receive(readPieces(rest) ?? [])
    else if (kind === 'kept' && read) board.kept(read[0])
    else if (kind === 'opened' && read) this.opened(board, read[1].subarray(read[0]))
    else if (kind === 'pointing' && read) this.onPointing({ peer: read[0], board: dossierId, bytes: read[1] })
  }

  /** First what others drew, then what is still one's own alone. */
  private opened(board: BoardCopy, update: Uint8Array): void {
    board.receive([update])
    board.awaited -= 1
    if (board.awaited > 0) return
    board.isOpen = true
    for (const { nth, bytes } of board.pieces()) this.send(frameOf('draw', board.dossierId, [nth, bytes]))
    this.change({})
  }

  private openBoard(board: BoardCopy): void {
    if (this.state.standing !== 'here') return
    const { clients, dossierId } = board
    board.awaited = clients.length
    for (const client of clients) this.send(frameOf('open', dossierId, [client, board.stateVector()]))
  }

  private hearText(message: FromServer): void {
    this.change(afterMessage(this.state, message, performance.now()))
    if (message.t === 'welcome') this.catchUp()
    else if (message.t === 'waiting') this.shutBoards()
    else if (message.t === 'authors') this.boards.get(message.board)?.learn(message.authors)
    else if (message.t === 'signal' || message.t === 'sfu') this.onMedia(message)
    else if (message.t === 'refused') this.refused(message)
  }

  private catchUp(): void {
    this.attempts = 0
    for (const board of this.boards.values()) this.openBoard(board)
    for (const deed of this.state.unsaid) this.say({ t: 'do', deed })
  }

  private shutBoards(): void {
    for (const board of this.boards.values()) board.isOpen = false
  }

  /** What the server cannot place yet is sent again from the beginning; what it will not have, this browser lets go of. */
  private refused({ code, board: dossierId }: Extract<FromServer, { t: 'refused' }>): void {
    const board = dossierId ? this.boards.get(dossierId) : undefined
    if (!board || code === 'NOT_ON_THE_AGENDA') return
    const isBehind = code === 'BOARD_NOT_OPEN' || code === 'DRAWING_AHEAD'
    if (isBehind && board.mayAskAgain()) {
      this.openBoard(board)
      return
    }
    const undelivered = code === 'CLIENT_TAKEN' ? board.undelivered() : []
    const anew = this.begin(board)
    for (const annotation of undelivered) anew.draw(annotation)
  }

  /** A board that the server does not have as this browser does is taken from it anew. */
  private begin(board: BoardCopy): BoardCopy {
    board.forget()
    board.close()
    this.boards.delete(board.dossierId)
    return this.board(board.dossierId)
  }

  private change(to: Partial<LineState>): void {
    this.state = { ...this.state, ...to }
    for (const listener of this.listeners) listener()
  }
}
