import type { IceServer } from '../../../../api/contract/room/answers.ts'
import type { Signal } from '../../../../api/contract/room/messages.ts'
import { candidateOf, initOf, serverOf } from './ice.ts'
import { type Face, type FaceState, type LineQuality, type MediaPort, type Tracks, worstOf } from './mediaPort.ts'
import { sendingQuality } from './quality.ts'

type MeshPorts = {
  /** One's own number in the room. */
  readonly self: number
  readonly servers: readonly IceServer[]
  readonly say: (to: number, signal: Signal) => void
  readonly onChange: () => void
}

type Wishes = { readonly tracks: Tracks; readonly pictures: boolean }

const SILENT: Tracks = { audio: null, video: null }

/** A connection to one other browser. Of two offers that cross, the lower number's stands (perfect negotiation). */
class Link {
  readonly stream = new MediaStream()
  readonly connection: RTCPeerConnection
  state: FaceState = 'connecting'
  private readonly peer: number
  private readonly ports: MeshPorts
  private readonly leads: boolean
  private isOffering = false
  private isDeaf = false
  private tracks: Tracks
  private pictures: boolean

  constructor(peer: number, { tracks, pictures }: Wishes, ports: MeshPorts) {
    this.peer = peer
    this.ports = ports
    this.tracks = tracks
    this.pictures = pictures
    this.leads = ports.self < peer
    this.connection = new RTCPeerConnection({ iceServers: ports.servers.map(serverOf) })
    this.listen()
    if (this.leads)
      for (const kind of ['audio', 'video']) this.connection.addTransceiver(kind, { direction: this.directionOf(kind) })
    if (this.leads) this.mind(this.sendTracks())
  }

  send(tracks: Tracks): void {
    this.tracks = tracks
    this.mind(this.sendTracks())
  }

  wantPictures(wanted: boolean): void {
    this.pictures = wanted
    this.setDirections()
  }

  hear(signal: Signal): void {
    this.mind(
      'description' in signal ? this.hearDescription(signal.description) : this.hearCandidate(initOf(signal.candidate)),
    )
  }

  close(): void {
    this.connection.close()
  }

  /** What the other browser sent cannot be taken, or nothing can be sent: its face says so. After a farewell nobody asks. */
  private mind(work: Promise<void>): void {
    work.catch(() => {
      if (this.connection.signalingState === 'closed') return
      this.state = 'failed'
      this.ports.onChange()
    })
  }

  private listen(): void {
    const { connection, ports, peer } = this
    connection.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) ports.say(peer, { candidate: candidateOf(candidate) })
    }
    connection.onnegotiationneeded = () => this.mind(this.offer())
    connection.ontrack = ({ track }) => {
      this.stream.addTrack(track)
      ports.onChange()
    }
    connection.onconnectionstatechange = () => {
      const { connectionState } = connection
      if (connectionState === 'connected') this.state = 'connected'
      if (connectionState === 'failed') this.state = 'failed'
      if (connectionState === 'failed' && this.leads) connection.restartIce()
      ports.onChange()
    }
  }

  private async offer(): Promise<void> {
    if (!this.leads && this.connection.remoteDescription === null) return // whoever leads makes the first one
    this.isOffering = true
    try {
      await this.connection.setLocalDescription()
      this.sayDescription()
    } finally {
      this.isOffering = false
    }
  }

  private async hearDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const { connection } = this
    const crosses = description.type === 'offer' && (this.isOffering || connection.signalingState !== 'stable')
    this.isDeaf = this.leads && crosses
    if (this.isDeaf) return
    await connection.setRemoteDescription(description)
    if (description.type !== 'offer') return
    this.setDirections()
    await this.sendTracks()
    await connection.setLocalDescription()
    this.sayDescription()
  }

  private setDirections(): void {
    for (const transceiver of this.connection.getTransceivers())
      transceiver.direction = this.directionOf(transceiver.receiver.track.kind)
  }

  private directionOf(kind: string): RTCRtpTransceiverDirection {
    return kind === 'video' && !this.pictures ? 'sendonly' : 'sendrecv'
  }

  private async hearCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.isDeaf) return // it belongs to the offer that was not taken
    await this.connection.addIceCandidate(candidate)
  }

  private sayDescription(): void {
    const { localDescription } = this.connection
    if (localDescription?.type !== 'offer' && localDescription?.type !== 'answer') return
    this.ports.say(this.peer, { description: { type: localDescription.type, sdp: localDescription.sdp } })
  }

  private async sendTracks(): Promise<void> {
    for (const { sender, receiver } of this.connection.getTransceivers())
      await sender.replaceTrack(receiver.track.kind === 'audio' ? this.tracks.audio : this.tracks.video)
  }
}

/** Everybody sends to everybody: what six browsers bear, without a server in between. */
export class Mesh implements MediaPort {
  private readonly ports: MeshPorts
  private readonly links = new Map<number, Link>()
  private tracks = SILENT
  private pictures = true

  constructor(ports: MeshPorts) {
    this.ports = ports
  }

  meet = (peers: readonly number[]): void => {
    for (const [peer, link] of this.links) {
      if (peers.includes(peer)) continue
      link.close()
      this.links.delete(peer)
    }
    for (const peer of peers) this.link(peer)
    this.ports.onChange()
  }

  send = (tracks: Tracks): void => {
    this.tracks = tracks
    for (const link of this.links.values()) link.send(tracks)
  }

  wantPictures = (wanted: boolean): void => {
    if (this.pictures === wanted) return
    this.pictures = wanted
    for (const link of this.links.values()) link.wantPictures(wanted)
  }

  hear: MediaPort['hear'] = (message) => {
    if (message.t === 'signal') this.link(message.from).hear(message.signal)
  }

  faces = (): readonly Face[] => [...this.links].map(([peer, { stream, state }]) => ({ peer, stream, state }))

  quality = async (): Promise<LineQuality | null> =>
    worstOf(await Promise.all([...this.links.values()].map(({ connection }) => sendingQuality(connection))))

  leave = (): void => {
    for (const link of this.links.values()) link.close()
    this.links.clear()
  }

  private link(peer: number): Link {
    const known = this.links.get(peer)
    if (known) return known
    const link = new Link(peer, { tracks: this.tracks, pictures: this.pictures }, this.ports)
    this.links.set(peer, link)
    return link
  }
}
