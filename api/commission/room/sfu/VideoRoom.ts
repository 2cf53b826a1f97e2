import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import { ok, type Result } from '../../../../spatial/result.ts'
import { type FromSfu, SFU_MOST, type ToSfu } from '../../../contract/room/messages.ts'
import { Call, type Feed } from './Call.ts'
import type { JanusHandle, JanusLine } from './JanusLine.ts'
import type { FromJanus, JanusFault, Said } from './janusMessages.ts'

/** Bits a second of one picture: what is shown a few centimetres wide needs no more. */
const PICTURE_BITS = 256_000

export type VideoRoomPorts = {
  /** To one browser of the room. */
  readonly say: (peer: number, call: string, says: FromSfu) => void
  /** The media server is gone, and the room there with it. */
  readonly onLost: () => void
}

type VideoRoomOf = { readonly sessionId: string; readonly secret: string; readonly log: Logger }

/**
 * A session's room at the media server. Only we speak to Janus: a browser begins a call with us and is sent whoever else has
 * one here; it names no room and no sender.
 */
export class VideoRoom {
  private readonly line: JanusLine
  private readonly keys: Keys
  private readonly log: Logger
  private readonly ports: VideoRoomPorts
  private readonly calls = new Map<number, Call>()
  /** Those whose sending connection stands, by the number Janus knows them under. */
  private readonly feeds = new Map<number, Feed>()
  private readonly peerOf = new Map<number, number>()
  private ruling: JanusHandle | null = null
  private lastFeed = 1

  private constructor(line: JanusLine, { sessionId, secret, log }: VideoRoomOf, ports: VideoRoomPorts) {
    this.line = line
    this.keys = keysOf(sessionId, secret)
    this.log = log
    this.ports = ports
  }

  /** Makes the room; one that a process of ours left behind when it died is made anew. */
  static async open(line: JanusLine, of: VideoRoomOf, ports: VideoRoomPorts): Promise<Result<VideoRoom, JanusFault>> {
    const room = new VideoRoom(line, of, ports)
    const made = await room.make()
    return made.ok ? ok(room) : made
  }

  /** What a browser says about its call; an offer begins a new one in the place of the last. */
  hear(peer: number, call: string, says: ToSfu): void {
    if ('up' in says) this.begin(peer, { id: call, offer: says.up, pictures: says.pictures })
    else if (this.calls.get(peer)?.id === call) this.calls.get(peer)?.hear(says)
  }

  /** Takes somebody's sound and pictures out, and sends them nobody's. */
  leave(peer: number): void {
    const call = this.calls.get(peer)
    this.calls.delete(peer)
    if (!call) return
    this.forget(call.feed)
    call.end()
  }

  /** Puts everybody out and the room away. */
  async close(): Promise<void> {
    const { ruling } = this
    this.ruling = null
    for (const call of this.calls.values()) call.end()
    this.calls.clear()
    await ruling?.ask({ request: 'destroy', room: this.keys.room, secret: this.keys.secret })
    await ruling?.detach()
  }

  private async make(): Promise<Result<null, JanusFault>> {
    const attached = await this.line.attach((event) => this.hearOf(event))
    if (!attached.ok) return attached
    this.ruling = attached.value
    const made = await this.makeUnder(attached.value)
    if (made.ok) return ok(null)
    this.ruling = null
    await attached.value.detach()
    return made
  }

  private async makeUnder(ruling: JanusHandle): Promise<Result<unknown, JanusFault>> {
    const { room, secret, pin } = this.keys
    const left = await ruling.ask({ request: 'exists', room })
    if (!left.ok) return left
    if (left.value.plugindata?.data.exists) await ruling.ask({ request: 'destroy', room, secret })
    const created = await ruling.ask({
      ...{ request: 'create', room, secret, pin, is_private: true, publishers: SFU_MOST },
      ...{ bitrate: PICTURE_BITS, bitrate_cap: true, audiocodec: 'opus', videocodec: 'vp8' },
    })
    if (!created.ok) return created
    return ruling.ask({ request: 'join', ptype: 'publisher', room, pin, id: 1 })
  }

  private begin(peer: number, { id, offer, pictures }: { id: string; offer: string; pictures: boolean }): void {
    this.leave(peer)
    this.lastFeed += 1
    const feed = this.lastFeed
    const { room, pin } = this.keys
    const call = new Call(
      { id, feed, pictures },
      {
        attach: (onEvent) => this.line.attach(onEvent),
        say: (says) => this.ports.say(peer, id, says),
        door: { room, pin },
        others: () => [...this.feeds.values()].filter((one) => one.feed !== feed),
        peerOf: (number) => this.peerOf.get(number),
        onFault: (error) => this.log.error({ err: error }, 'a call to the media server failed'),
      },
    )
    this.peerOf.set(feed, peer)
    this.calls.set(peer, call)
    call.begin(offer)
  }

  private hearOf(event: FromJanus | null): void {
    if (!this.ruling) return
    if (event === null) {
      this.ruling = null
      this.ports.onLost()
    } else if (event.plugindata) this.follow(event.plugindata.data)
  }

  /** Who sends now: Janus tells it to our own seat there, as it would to anybody's. */
  private follow({ publishers = [], unpublished, leaving }: Said): void {
    for (const { id, streams = [] } of publishers) {
      const peer = this.peerOf.get(id)
      if (peer !== undefined) this.feeds.set(id, { feed: id, peer, lines: linesOf(streams) })
    }
    for (const gone of [unpublished, leaving]) if (typeof gone === 'number') this.feeds.delete(gone)
    for (const call of this.calls.values()) call.follow()
  }

  private forget(feed: number): void {
    this.feeds.delete(feed)
    this.peerOf.delete(feed)
    for (const call of this.calls.values()) call.follow()
  }
}

const linesOf = (streams: NonNullable<NonNullable<Said['publishers']>[number]['streams']>): Feed['lines'] =>
  streams
    .filter(({ type, disabled }) => type !== 'data' && !disabled)
    .map(({ mid, type }) => ({ mid, isPicture: type === 'video' }))

type Keys = { readonly room: number; readonly secret: string; readonly pin: string }

/** A room's number and passwords there: the same for the same session, and nobody's to guess without the secret. */
export function keysOf(sessionId: string, secret: string): Keys {
  const keyed = (what: string) => createHmac('sha256', secret).update(`${what} ${sessionId}`).digest()
  return {
    room: keyed('room').readUIntBE(0, 6) + 1,
    secret: keyed('rule').toString('hex'),
    pin: keyed('enter').toString('hex'),
  }
}
