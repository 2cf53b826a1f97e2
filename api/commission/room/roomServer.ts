import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { readFrame } from '../../contract/room/frames.ts'
import { fromBrowser } from '../../contract/room/messages.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { admit, askerOf, tokenIn } from './admission.ts'
import { ROOM_LIMITS, type RoomLimits } from './limits.ts'
import { Peer, type Sitting } from './Peer.ts'
import type { Room } from './Room.ts'
import { Rooms } from './Rooms.ts'
import { sittingOf } from './seats.ts'

const ADDRESS = /^\/api\/rooms\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/line$/
const FOLLOW_MS = 1000

export type RoomServer = { readonly close: () => Promise<void> }

/** Everybody who is in a room of this process, and how to know they still may be. */
type Line = {
  readonly socket: WebSocket
  readonly peer: Peer
  readonly room: Room
  readonly token: string
  alive: boolean
}

/** Hangs the live rooms on a server: one address, a WebSocket a browser, opened by the cookie of the session. */
export function openRoomServer(server: Server, deps: Deps, limits: RoomLimits = ROOM_LIMITS): RoomServer {
  const rooms = new Rooms(deps)
  const lines = new Set<Line>()
  const sockets = new WebSocketServer({
    ...{ noServer: true, clientTracking: false, perMessageDeflate: false },
    maxPayload: limits.messageBytes,
  })
  const house: House = { deps, limits, rooms, lines, sockets }
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const sessionId = ADDRESS.exec(request.url ?? '')?.[1]
    if (sessionId) void upgrade(house, { request, socket, head, sessionId })
    else refuse(socket, new Problem('NOT_FOUND'))
  }
  server.on('upgrade', onUpgrade)
  const timers = [
    setInterval(() => beat(lines), limits.heartbeatMs),
    setInterval(() => follow(house), FOLLOW_MS),
    setInterval(() => void askAgain(house), limits.askAgainMs),
  ]
  const close = async () => {
    server.off('upgrade', onUpgrade)
    for (const timer of timers) clearInterval(timer)
    await rooms.close()
    for (const { socket } of lines) socket.terminate()
    sockets.close()
  }
  return { close }
}

type House = {
  readonly deps: Deps
  readonly limits: RoomLimits
  readonly rooms: Rooms
  readonly lines: Set<Line>
  readonly sockets: WebSocketServer
}

type Knock = {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly sessionId: string
}

async function upgrade(house: House, { request, socket, head, sessionId }: Knock): Promise<void> {
  socket.on('error', () => socket.destroy()) // a caller who hangs up while the door is being opened
  try {
    const token = tokenIn(request)
    const sitting = await admit(house.deps, request, { token, sessionId })
    const room = await seatFor(house, sitting, sessionId)
    house.sockets.handleUpgrade(request, socket, head, (line) => attend(house, { line, sitting, room, token }))
  } catch (error) {
    if (!(error instanceof Problem)) house.deps.log.error({ err: error }, 'a room could not be opened')
    refuse(socket, error instanceof Problem ? error : new Problem('INTERNAL'))
  }
}

/** @throws Problem ROOM_FULL */
async function seatFor({ rooms, lines, limits }: House, sitting: Sitting, sessionId: string): Promise<Room> {
  const here = [...lines].filter(({ room }) => room.sessionId === sessionId)
  const own = [...lines].filter(({ peer }) => peer.personId === sitting.asker.actor.personId)
  const isFull = here.length >= limits.peersPerRoom || own.length >= limits.peersPerPerson
  if (isFull || (here.length === 0 && rooms.count >= limits.rooms)) throw new Problem('ROOM_FULL')
  return rooms.room(sessionId)
}

function refuse(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem.body(randomUUID()))
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

type Attendance = { readonly line: WebSocket; readonly sitting: Sitting; readonly room: Room; readonly token: string }

function attend(house: House, { line: socket, sitting, room, token }: Attendance): void {
  const { limits, rooms, lines } = house
  const peer = new Peer(rooms.nextNumber(), sitting, { socket, limits, nowMs: performance.now() })
  const line: Line = { socket, peer, room, token, alive: true }
  lines.add(line)
  socket.on('message', (data: Buffer, isBinary) => hear(house, line, isBinary ? data : data.toString('utf8')))
  socket.on('pong', () => {
    line.alive = true
  })
  socket.on('close', () => {
    lines.delete(line)
    rooms.leave(room, peer)
  })
  socket.on('error', (error) => house.deps.log.warn({ err: error, peer: peer.number }, 'a line to a room broke'))
  if (!rooms.enter(room, peer)) peer.close('goingAway')
}

function hear({ deps }: House, { peer, room }: Line, data: Buffer | string): void {
  if (!peer.mayHear(data.length, performance.now())) return
  const work = typeof data === 'string' ? hearText(room, peer, data) : hearBytes(room, peer, data)
  work?.catch((error: unknown) => {
    deps.log.error({ err: error }, 'what was said in a room could not be kept')
    peer.close('notKept') // it comes back, and says it again
  })
}

function hearBytes(room: Room, peer: Peer, data: Buffer): Promise<void> | void {
  const frame = readFrame(data)
  if (!frame.ok) return peer.close('hostile')
  return room.hearFrame(peer, frame.value)
}

function hearText(room: Room, peer: Peer, text: string): Promise<void> | void {
  const message = fromBrowser.safeParse(json(text))
  if (!message.success) return peer.close('hostile')
  return room.hear(peer, message.data)
}

/** Text of strangers; undefined is no message either. */
function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A line that did not answer the last ping is dead, whatever TCP still believes. */
function beat(lines: ReadonlySet<Line>): void {
  for (const line of lines) {
    if (!line.alive) line.socket.terminate()
    line.alive = false
    line.socket.ping()
  }
}

function follow({ deps, rooms }: House): void {
  rooms.followSessions().catch((error: unknown) => deps.log.warn({ err: error }, 'the sessions could not be followed'))
}

/** What somebody drew is kept under their body: for another one they come in anew. */
const isSameSeat = ({ seated: now }: Sitting, { seated: before }: Sitting): boolean =>
  now.seat === before.seat && now.body?.id === before.body?.id

async function askAgain({ deps, lines }: House): Promise<void> {
  for (const { token, room, peer } of lines) {
    try {
      const sitting = await sittingOf(deps, await askerOf(deps, token), room.sessionId)
      if (isSameSeat(sitting, peer.sitting)) room.renew(peer, sitting)
      else peer.close('notSeated')
    } catch (error) {
      if (error instanceof Problem) peer.close(error.code === 'SIGNED_OUT' ? 'signedOut' : 'notSeated')
      else deps.log.warn({ err: error }, 'a seat could not be asked about again')
    }
  }
}
