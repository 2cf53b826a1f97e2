import type { Result } from '../../../spatial/result.ts'
import {
  type Carried,
  type FromServer,
  MEDIA_MOST,
  type Media,
  type Refusal,
  SFU_MOST,
  type Signal,
  type ToSfu,
} from '../../contract/room/messages.ts'
import type { Peer } from './Peer.ts'
import type { JanusFault } from './sfu/janusMessages.ts'
import type { VideoRoom, VideoRoomPorts } from './sfu/VideoRoom.ts'

/** Makes the session's room at the media server. */
export type OpenVideoRoom = (ports: VideoRoomPorts) => Promise<Result<VideoRoom, JanusFault>>

export type CarrierPorts = {
  readonly peers: ReadonlyMap<number, Peer>
  readonly tell: (message: FromServer) => void
  /** Null where there is no media server. */
  readonly openVideoRoom: OpenVideoRoom | null
}

const PAUSES_MS = [500, 1000, 2000, 4000, 8000]

/**
 * How sound and pictures of a room pass. Six send to each other. The seventh takes everybody to the media server, where they
 * stay until nobody sends any more: going back and forth would freeze every picture each time. When that server dies, six or
 * fewer go on among themselves; more wait for it, and are taken there again.
 */
export class Carrier {
  private readonly ports: CarrierPorts
  private by: Carried['by'] = 'mesh'
  private nth = 1
  private videoRoom: VideoRoom | null = null
  private isOpening = false
  private closing: Promise<void> = Promise.resolve()
  private again: NodeJS.Timeout | null = null
  private attempts = 0
  /** Those the mesh has no place for, while the media server is asked. */
  private readonly atTheGate = new Map<Peer, Media>()

  constructor(ports: CarrierPorts) {
    this.ports = ports
  }

  get now(): Carried {
    return { by: this.by, nth: this.nth, most: this.by === 'mesh' ? MEDIA_MOST : SFU_MOST }
  }

  /** Somebody turns sound or pictures on or off; null hangs up. */
  hearMedia(peer: Peer, media: Media | null): void {
    this.atTheGate.delete(peer)
    if (media && !peer.media && this.senders().length >= this.now.most) this.knock(peer, media)
    else this.settle(peer, media)
  }

  /** What passes between two browsers of the mesh. */
  hearSignal(peer: Peer, to: number, signal: Signal): void {
    if (this.by !== 'mesh') return // it was on its way when everybody left the mesh
    const other = this.ports.peers.get(to)
    if (other?.media && peer.media) other.say({ t: 'signal', from: peer.number, signal })
    else refuse(peer, 'GONE')
  }

  hearSfu(peer: Peer, call: string, says: ToSfu): void {
    if (peer.media) this.videoRoom?.hear(peer.number, call, says)
  }

  /** Somebody who sends nothing any more, or has gone. */
  left(peer: Peer): void {
    this.atTheGate.delete(peer)
    this.videoRoom?.leave(peer.number)
    const senders = this.senders().length
    if (this.by !== 'mesh' && (senders === 0 || (this.by === 'nothing' && senders <= MEDIA_MOST))) void this.rest()
  }

  /** Back to the mesh; resolves when the room at the media server is put away. */
  async rest(): Promise<void> {
    const { videoRoom } = this
    this.videoRoom = null
    if (this.again) clearTimeout(this.again)
    this.again = null
    if (this.by !== 'mesh') this.move('mesh')
    if (videoRoom) await this.putAway(videoRoom)
  }

  private senders(): readonly Peer[] {
    return [...this.ports.peers.values()].filter(({ media }) => media)
  }

  private move(by: Carried['by']): void {
    this.by = by
    this.nth += 1
    this.ports.tell({ t: 'carried', carried: this.now })
  }

  private settle(peer: Peer, media: Media | null): void {
    peer.media = media
    this.ports.tell({ t: 'media', peer: peer.number, media })
    if (!media) this.left(peer)
  }

  private knock(peer: Peer, media: Media): void {
    if (this.by === 'mesh' && this.ports.openVideoRoom) {
      this.atTheGate.set(peer, media)
      void this.open()
    } else refuse(peer, 'MEDIA_FULL')
  }

  private async open(): Promise<void> {
    const { openVideoRoom } = this.ports
    if (this.isOpening || !openVideoRoom) return
    this.isOpening = true
    const ports: VideoRoomPorts = {
      say: (number, call, says) => this.ports.peers.get(number)?.say({ t: 'sfu', call, says }),
      onLost: () => this.lost(),
    }
    await this.closing // the same room there
    const opened = await openVideoRoom(ports)
    this.isOpening = false
    if (opened.ok) await this.opened(opened.value)
    else this.failed()
  }

  private async opened(videoRoom: VideoRoom): Promise<void> {
    this.attempts = 0
    if (this.by === 'mesh' && this.atTheGate.size === 0) return this.putAway(videoRoom) // those who waited have gone
    this.videoRoom = videoRoom
    this.move('sfu')
    for (const [peer, media] of this.atTheGate) this.hearMedia(peer, media)
  }

  private putAway(videoRoom: VideoRoom): Promise<void> {
    this.closing = videoRoom.close()
    return this.closing
  }

  private failed(): void {
    const refused = [...this.atTheGate.keys()]
    this.atTheGate.clear()
    for (const peer of refused) refuse(peer, 'MEDIA_AWAY')
    if (this.by === 'nothing') this.tryAgain()
  }

  private lost(): void {
    if (!this.videoRoom) return
    this.videoRoom = null
    const isFew = this.senders().length <= MEDIA_MOST
    this.move(isFew ? 'mesh' : 'nothing')
    if (!isFew) this.tryAgain()
  }

  private tryAgain(): void {
    const pause = PAUSES_MS[Math.min(this.attempts, PAUSES_MS.length - 1)]
    this.attempts += 1
    this.again = setTimeout(() => void this.open(), pause)
    this.again.unref()
  }
}

const refuse = (peer: Peer, code: Refusal): void => peer.say({ t: 'refused', code })
