import type { WebSocket } from 'ws'
import type { Asker } from '../../access/asker.ts'
import {
  CLOSED,
  type FromServer,
  type Media,
  type Peer as PeerSeen,
  type Seated,
} from '../../contract/room/messages.ts'
import { Allowance, type RoomLimits } from './limits.ts'

export type Sitting = {
  readonly asker: Asker
  readonly seated: Seated
  /** A designer's own of the agenda; nobody else's seat depends on it. */
  readonly dossiers: readonly string[]
}

/** One browser in a room, and what it is allowed of the line. */
export class Peer {
  readonly number: number
  /** As it was last asked about. */
  sitting: Sitting
  media: Media | null = null
  /** Outside the door: a designer before their dossier, and while the members deliberate. */
  waits = true
  private readonly socket: WebSocket
  private readonly limits: RoomLimits
  private readonly messages: Allowance
  private readonly bytes: Allowance

  constructor(number: number, sitting: Sitting, line: { socket: WebSocket; limits: RoomLimits; nowMs: number }) {
    const { socket, limits, nowMs } = line
    this.number = number
    this.sitting = sitting
    this.socket = socket
    this.limits = limits
    this.messages = new Allowance(limits.messagesPerSecond, limits.burstSeconds, nowMs)
    this.bytes = new Allowance(limits.bytesPerSecond, limits.burstSeconds, nowMs)
  }

  get personId(): string {
    return this.sitting.asker.actor.personId
  }

  get seen(): PeerSeen {
    return { ...this.sitting.seated, peer: this.number, media: this.media }
  }

  /** Whether one more message of this length is within its rates; closes the line otherwise. */
  mayHear(length: number, nowMs: number): boolean {
    if (this.messages.take(1, nowMs) && this.bytes.take(length, nowMs)) return true
    this.close('tooFast')
    return false
  }

  say(message: FromServer): void {
    this.send(JSON.stringify(message))
  }

  /** Text or a frame as it stands: what goes to many is written once. */
  send(data: string | Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > this.limits.backlogBytes) this.drop()
    else this.socket.send(data, { binary: typeof data !== 'string' })
  }

  close(why: keyof typeof CLOSED): void {
    this.socket.close(CLOSED[why], why)
  }

  /** What waits for it would never leave: the line is cut after it was told why. */
  private drop(): void {
    this.close('tooSlow')
    setTimeout(() => this.socket.terminate(), 1000).unref()
  }
}
