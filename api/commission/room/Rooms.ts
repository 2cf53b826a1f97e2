import { asActor } from '../../access/asActor.ts'
import type { Deed, RoomEvent } from '../../contract/room/events.ts'
import type { CLOSED } from '../../contract/room/messages.ts'
import type { Deps } from '../../deps.ts'
import { Board } from './Board.ts'
import { type Drawing, Keeper } from './Keeper.ts'
import type { Peer } from './Peer.ts'
import { keepSnapshot, keepUpdates, keptBoard, passagesOf, presentSaid, saidIn } from './queries.ts'
import { Room, type RoomPorts } from './Room.ts'
import { JanusLine } from './sfu/JanusLine.ts'
import { VideoRoom } from './sfu/VideoRoom.ts'

/** A board read from more updates than these is kept as one piece besides. */
const SNAPSHOT_AFTER = 500

/**
 * The rooms this process holds. One process owns a room: its order of events and the clocks of its boards are in memory.
 * Several servers would share the rooms out by session (a proxy that hashes the id in the address), or tell each other of
 * every kept update with NOTIFY and read it from room_update, as they already read the passage of the session from the
 * database and not from memory.
 */
export class Rooms {
  private readonly deps: Deps
  private readonly keeper: Keeper
  /** To the media server; null where none is set. */
  private readonly janus: JanusLine | null
  private readonly rooms = new Map<string, Room>()
  private readonly opening = new Map<string, Promise<Room>>()
  private numbered = 0

  constructor(deps: Deps) {
    this.deps = deps
    const { sfu } = deps.config.media
    this.janus = sfu && new JanusLine(sfu, deps.log)
    this.keeper = new Keeper({
      keep: (drawings) => keepUpdates(deps.db, drawings.map(keptAs)),
      onKept: (drawings) => this.show(drawings),
      onLost: (drawings, error) => this.giveUp(drawings, error),
    })
  }

  get count(): number {
    return this.rooms.size
  }

  /** A number for a peer, never given twice by this process. */
  nextNumber(): number {
    this.numbered += 1
    return this.numbered
  }

  /** The room of a session, opened by its first peer. */
  async room(sessionId: string): Promise<Room> {
    const known = this.rooms.get(sessionId)
    if (known) return known
    const opening = this.opening.get(sessionId) ?? this.open(sessionId)
    this.opening.set(sessionId, opening)
    try {
      const room = await opening
      this.rooms.set(sessionId, room)
      return room
    } finally {
      this.opening.delete(sessionId)
    }
  }

  /** False when the room was left by its last peer, and opened anew, while this one was at the door. */
  enter(room: Room, peer: Peer): boolean {
    const now = this.rooms.get(room.sessionId) ?? room
    if (now !== room) return false
    this.rooms.set(room.sessionId, room)
    room.enter(peer)
    return true
  }

  /** Once the last peer has left, nothing of a room stays in memory: the next one reads it from the disk. */
  leave(room: Room, peer: Peer): void {
    room.leave(peer)
    if (room.peers.size === 0 && this.rooms.get(room.sessionId) === room) this.rooms.delete(room.sessionId)
  }

  /** Reads where the sessions are, and takes the rooms there. */
  async followSessions(): Promise<void> {
    if (this.rooms.size === 0) return
    const passages = await passagesOf(this.deps.db, [...this.rooms.keys()])
    for (const room of this.rooms.values()) {
      const passage = passages.get(room.sessionId)
      if (passage?.live) room.goOn(passage)
      else closeAll(room, 'over')
    }
  }

  /** Keeps what is on its way, then lets everybody go. */
  async close(): Promise<void> {
    await this.keeper.settled()
    for (const room of this.rooms.values()) closeAll(room, 'goingAway')
    await Promise.all([...this.rooms.values()].map((room) => room.close()))
    this.janus?.close()
  }

  private async open(sessionId: string): Promise<Room> {
    const { db, clock } = this.deps
    const [passages, said] = await Promise.all([passagesOf(db, [sessionId]), saidIn(db, sessionId)])
    const passage = passages.get(sessionId)
    if (!passage) throw new Error(`there is no session ${sessionId}`)
    const ports: RoomPorts = {
      openBoard: (session, dossier) => this.openBoard(session, dossier),
      bindClient: (peer, board, client) => bindClient(this.deps, peer, { board, client }),
      keepDeed: (peer, room, deed) => keepDeed(this.deps, peer, { room, deed }),
      keepDrawing: (drawing) => this.keeper.add(drawing),
      settled: () => this.keeper.settled(),
      now: () => clock.now(),
      openVideoRoom: this.videoRoomOf(sessionId),
    }
    return new Room(sessionId, { passage, said }, ports)
  }

  private videoRoomOf(sessionId: string): RoomPorts['openVideoRoom'] {
    const { janus } = this
    const { log, config } = this.deps
    const { sfu } = config.media
    return janus && sfu && ((ports) => VideoRoom.open(janus, { sessionId, secret: sfu.secret, log }, ports))
  }

  private async openBoard(sessionId: string, dossierId: string): Promise<Board> {
    await this.keeper.settled() // of a room that was left a moment ago
    const { db, clock } = this.deps
    const kept = await keptBoard(db, sessionId, dossierId)
    const board = new Board(sessionId, dossierId, kept)
    if (kept.upto !== null && kept.updates.length >= SNAPSHOT_AFTER)
      await keepSnapshot(db, board, { upto: kept.upto, state: board.snapshot(), at: clock.now() })
    return board
  }

  private show(drawings: readonly Drawing[]): void {
    for (const [board, drawn] of Map.groupBy(drawings, (drawing) => drawing.board))
      this.rooms.get(board.sessionId)?.show(board, drawn)
  }

  /** What memory holds is ahead of the disk: everybody leaves, and comes back to what is kept, with what they still have. */
  private giveUp(drawings: readonly Drawing[], error: unknown): void {
    this.deps.log.error({ err: error, drawings: drawings.length }, 'drawings could not be kept')
    for (const sessionId of new Set(drawings.map(({ board }) => board.sessionId))) {
      const room = this.rooms.get(sessionId)
      this.rooms.delete(sessionId)
      if (room) closeAll(room, 'notKept')
    }
  }
}

const keptAs = ({ board, client, at, bytes }: Drawing) => ({
  sessionId: board.sessionId,
  dossierId: board.dossierId,
  ...{ client, at, bytes },
})

function closeAll(room: Room, why: keyof typeof CLOSED): void {
  for (const peer of room.peers.values()) peer.close(why)
}

/** In the person's own name: row-level security asks again whether they may draw there. False when it is somebody else's. */
function bindClient(
  deps: Pick<Deps, 'db' | 'clock'>,
  peer: Peer,
  { board, client }: { board: Board; client: number },
): Promise<boolean> {
  return asActor(deps, peer.sitting.asker.actor, async (transaction) => {
    const bound = await transaction
      .insertInto('room_author')
      .values({
        ...{ session_id: board.sessionId, dossier_id: board.dossierId, client },
        ...{ person_id: peer.personId, body_id: peer.sitting.seated.body?.id ?? null, at: deps.clock.now() },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('client')
      .executeTakeFirst()
    if (bound) return true
    // Two windows of one person that bring back the same unsent drawings open the same client at the same moment.
    const holder = await transaction
      .selectFrom('room_author')
      .select('person_id')
      .where('session_id', '=', board.sessionId)
      .where('dossier_id', '=', board.dossierId)
      .where('client', '=', String(client))
      .executeTakeFirst()
    return holder?.person_id === peer.personId
  })
}

/** In the person's own name; null when it was kept before, by this browser that did not hear of it. */
function keepDeed(
  deps: Pick<Deps, 'db' | 'clock'>,
  peer: Peer,
  { room, deed }: { room: Room; deed: Deed },
): Promise<RoomEvent | null> {
  return asActor(deps, peer.sitting.asker.actor, async (transaction) => {
    const row = {
      ...{ id: deed.id, session_id: room.sessionId, dossier_id: room.passage.dossierId, kind: deed.kind },
      ...{ person_id: peer.personId, at: deps.clock.now(), deed: JSON.stringify(deed) },
    }
    const kept = await transaction
      .insertInto('room_event')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning(['nth', 'at', 'person_id', 'dossier_id', 'deed'])
      .executeTakeFirst()
    return kept ? presentSaid(kept) : null
  })
}
