import type { IceServer } from '../../../../api/contract/room/answers.ts'
import type { Signal } from '../../../../api/contract/room/messages.ts'
import type { Face, FaceState, LineQuality, MediaPort } from './mediaPort.ts'

type MeshPorts = {
  /** One's own number in the room. */
  readonly self: number
  readonly servers: readonly IceServer[]
  readonly say: (to: number, signal: Signal) => void
  readonly onChange: () => void
}

type Tracks = Parameters<MediaPort['send']>[0]

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

  constructor(peer: number, tracks: Tracks, ports: MeshPorts) {
    this.peer = peer
    this.ports = ports
    this.tracks = tracks
    this.leads = ports.self < peer
    this.connection = new RTCPeerConnection({ iceServers: ports.servers.map(serverOf) })
    this.listen()
    if (this.leads)
      for (const kind of ['audio', 'video']) this.connection.addTransceiver(kind, { direction: 'sendrecv' })
    if (this.leads) this.mind(this.sendTracks())
  }

  send(tracks: Tracks): void {
    this.tracks = tracks
    this.mind(this.sendTracks())
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
    for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv'
    await this.sendTracks()
    await connection.setLocalDescription()
    this.sayDescription()
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

const serverOf = ({ urls, username, credential }: IceServer): RTCIceServer => ({
  urls: [...urls],
  ...(username !== undefined && { username }),
  ...(credential !== undefined && { credential }),
})

type Candidate = Extract<Signal, { candidate: unknown }>['candidate']

const initOf = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: Candidate): RTCIceCandidateInit => ({
  ...{ candidate, sdpMid: sdpMid ?? null, sdpMLineIndex: sdpMLineIndex ?? null },
  usernameFragment: usernameFragment ?? null,
})

const candidateOf = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate) => ({
  ...{ candidate, sdpMid, sdpMLineIndex, usernameFragment },
})

/** Everybody sends to everybody: what six browsers bear, without a server in between. */
export class Mesh implements MediaPort {
  private readonly ports: MeshPorts
  private readonly links = new Map<number, Link>()
  private tracks = SILENT

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

  hear = (from: number, signal: Signal): void => {
    this.link(from).hear(signal)
  }

  faces = (): readonly Face[] => [...this.links].map(([peer, { stream, state }]) => ({ peer, stream, state }))

  quality = async (): Promise<LineQuality | null> => {
    const measured = await Promise.all([...this.links.values()].map(({ connection }) => qualityOf(connection)))
    const known = measured.filter((one) => one !== null)
    if (known.length === 0) return null
    return {
      lost: Math.max(...known.map(({ lost }) => lost)),
      roundTripS: Math.max(...known.map(({ roundTripS }) => roundTripS)),
    }
  }

  leave = (): void => {
    for (const link of this.links.values()) link.close()
    this.links.clear()
  }

  private link(peer: number): Link {
    const known = this.links.get(peer)
    if (known) return known
    const link = new Link(peer, this.tracks, this.ports)
    this.links.set(peer, link)
    return link
  }
}

/** What the other side says it received of one's own packets (RTCRemoteInboundRtpStreamStats). */
async function qualityOf(connection: RTCPeerConnection): Promise<LineQuality | null> {
  const reports: { lost: number; roundTripS: number }[] = []
  for (const report of (await connection.getStats()).values())
    if (report.type === 'remote-inbound-rtp')
      reports.push({ lost: report.fractionLost ?? 0, roundTripS: report.roundTripTime ?? 0 })
  if (reports.length === 0) return null
  return {
    lost: Math.max(...reports.map(({ lost }) => lost)),
    roundTripS: Math.max(...reports.map(({ roundTripS }) => roundTripS)),
  }
}
