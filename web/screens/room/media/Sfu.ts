import type { IceServer } from '../../../../api/contract/room/answers.ts'
import type { FromSfu, ToSfu } from '../../../../api/contract/room/messages.ts'
import { candidateOf, serverOf } from './ice.ts'
import { type Face, type LineQuality, type MediaPort, type Tracks, worstOf } from './mediaPort.ts'
import { type Received, received, receivingQuality, sendingQuality } from './quality.ts'

type SfuPorts = {
  readonly servers: readonly IceServer[]
  readonly say: (call: string, says: ToSfu) => void
  readonly onChange: () => void
}

/** Pictures a few centimetres wide: half of what a camera gives each way, and half as often. */
const PICTURE: RTCRtpEncodingParameters = { scaleResolutionDownBy: 2, maxFramerate: 15, maxBitrate: 250_000 }
const PAUSES_MS = [500, 1000, 2000, 4000, 8000]
const NOTHING: Received = { came: 0, lost: 0 }

type Call = { readonly id: string; readonly up: RTCPeerConnection; readonly down: RTCPeerConnection }

/** All send to the media server, which sends them on: one connection there and one back, however many are in the room. */
export class Sfu implements MediaPort {
  private readonly ports: SfuPorts
  private call: Call
  /** Whose the lines of the receiving connection are, as last offered. */
  private lines: Extract<FromSfu, { down: string }>['lines'] = []
  private readonly streams = new Map<number, MediaStream>()
  private peers: readonly number[] = []
  private tracks: Tracks = { audio: null, video: null }
  private pictures = true
  private attempts = 0
  private again: ReturnType<typeof setTimeout> | null = null
  private work: Promise<void> = Promise.resolve()
  private before = NOTHING

  constructor(ports: SfuPorts) {
    this.ports = ports
    this.call = this.begin()
  }

  meet = (peers: readonly number[]): void => {
    this.peers = peers
    this.ports.onChange()
  }

  send = (tracks: Tracks): void => {
    this.tracks = tracks
    this.mind(this.call, () => this.sendTracks(this.call.up))
  }

  wantPictures = (wanted: boolean): void => {
    if (this.pictures === wanted) return
    this.pictures = wanted
    this.ports.say(this.call.id, { pictures: wanted })
  }

  hear: MediaPort['hear'] = (message) => {
    const { call } = this
    if (message.t !== 'sfu' || message.call !== call.id) return // of a call that broke
    const { says } = message
    if ('lost' in says) this.beginAgain(call)
    else if ('up' in says) this.mind(call, () => call.up.setRemoteDescription({ type: 'answer', sdp: says.up }))
    else this.mind(call, () => this.hearOffer(call, says))
  }

  faces = (): readonly Face[] => {
    const isConnected = this.call.down.connectionState === 'connected'
    return this.peers.map((peer) => {
      const stream = this.streams.get(peer)
      return { peer, stream: stream ?? new MediaStream(), state: stream && isConnected ? 'connected' : 'connecting' }
    })
  }

  quality = async (): Promise<LineQuality | null> => {
    const { up, down } = this.call
    const now = await received(down)
    const coming = receivingQuality(this.before, now)
    this.before = now
    return worstOf([await sendingQuality(up), coming])
  }

  leave = (): void => {
    if (this.again) clearTimeout(this.again)
    hangUp(this.call)
  }

  private begin(): Call {
    const connect = () => new RTCPeerConnection({ iceServers: this.ports.servers.map(serverOf) })
    const call = { id: crypto.randomUUID(), up: connect(), down: connect() }
    for (const of of ['up', 'down'] as const) this.listen(call, of)
    call.up.addTransceiver('audio', { direction: 'sendonly' })
    call.up.addTransceiver('video', { direction: 'sendonly', sendEncodings: [PICTURE] })
    this.mind(call, async () => {
      await this.sendTracks(call.up)
      await call.up.setLocalDescription()
      this.ports.say(call.id, { up: call.up.localDescription?.sdp ?? '', pictures: this.pictures })
    })
    return call
  }

  private listen(call: Call, of: 'up' | 'down'): void {
    const connection = call[of]
    connection.onicecandidate = ({ candidate }) => {
      const told = candidate?.candidate ? candidateOf(candidate) : null
      this.ports.say(call.id, { of, candidate: told })
    }
    connection.onconnectionstatechange = () => {
      if (this.call !== call) return
      if (connection.connectionState === 'failed') this.beginAgain(call)
      if (of === 'down' && connection.connectionState === 'connected') this.attempts = 0
      this.ports.onChange()
    }
  }

  /** Both connections anew, after a pause that grows: whichever broke. */
  private beginAgain(call: Call): void {
    if (this.call !== call || this.again) return
    hangUp(call)
    const pause = PAUSES_MS[Math.min(this.attempts, PAUSES_MS.length - 1)]
    this.attempts += 1
    this.again = setTimeout(() => {
      this.again = null
      this.lines = []
      this.streams.clear()
      this.before = NOTHING
      this.call = this.begin()
      this.ports.onChange()
    }, pause)
  }

  /** One thing after the other; what fails in a call that stands ends it. */
  private mind(call: Call, work: () => Promise<unknown>): void {
    this.work = this.work.then(async () => {
      try {
        if (call.up.signalingState !== 'closed') await work()
      } catch {
        this.beginAgain(call)
      }
    })
  }

  private async hearOffer({ id, down }: Call, { down: sdp, lines }: Extract<FromSfu, { down: string }>): Promise<void> {
    await down.setRemoteDescription({ type: 'offer', sdp })
    await down.setLocalDescription()
    this.ports.say(id, { down: down.localDescription?.sdp ?? '' })
    this.lines = lines
    this.sortTracks(down)
    this.ports.onChange()
  }

  /** A line may carry somebody else than before: everybody's stream holds the tracks of their lines, and no other. */
  private sortTracks(down: RTCPeerConnection): void {
    const tracks = new Map(down.getTransceivers().map(({ mid, receiver }) => [mid, receiver.track]))
    const present = new Set(this.lines.map(({ peer }) => peer))
    for (const peer of this.streams.keys()) if (!present.has(peer)) this.streams.delete(peer)
    for (const peer of present) {
      const stream = this.streams.get(peer) ?? new MediaStream()
      this.streams.set(peer, stream)
      const own = this.lines.filter((line) => line.peer === peer).flatMap(({ mid }) => tracks.get(mid) ?? [])
      for (const track of stream.getTracks()) if (!own.includes(track)) stream.removeTrack(track)
      for (const track of own) stream.addTrack(track)
    }
  }

  private async sendTracks(up: RTCPeerConnection): Promise<void> {
    for (const { sender, receiver } of up.getTransceivers())
      await sender.replaceTrack(receiver.track.kind === 'audio' ? this.tracks.audio : this.tracks.video)
  }
}

function hangUp({ up, down }: Call): void {
  up.close()
  down.close()
}
