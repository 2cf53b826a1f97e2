import { useEffect, useRef, useState } from 'react'
import type { Media } from '../../../../api/contract/room/messages.ts'
import type { KeptOut } from '../line/lineState.ts'
import { useLineState, useRoom } from '../roomContext.ts'
import { Mesh } from './Mesh.ts'
import { type Face, isWeak, type LineQuality, type MediaPort } from './mediaPort.ts'
import { Sfu } from './Sfu.ts'

const MEASURE_MS = 3000
const ASK_AGAIN_MS = 8000

export type MediaOfRoom = {
  /** What one sends; null while one takes no part in sound and pictures. */
  readonly media: Media | null
  /** What one would send if there were room and the line were good. */
  readonly wanted: Media | null
  readonly stream: MediaStream | null
  readonly faces: readonly Face[]
  /** Why one sees nobody: as many as may see each other already, or a media server that does not answer. */
  readonly keptOut: KeptOut | null
  /** Everybody waits for the media server to come back. */
  readonly isInterrupted: boolean
  /** Pictures were cut because the line is weak, or by hand. */
  readonly audioOnly: 'weak' | 'chosen' | null
  readonly change: (media: Media | null) => void
  readonly onlyAudio: (on: boolean) => void
}

const trackOf = (stream: MediaStream | null, kind: 'audio' | 'video', isOn: boolean) => {
  const track = (kind === 'audio' ? stream?.getAudioTracks() : stream?.getVideoTracks())?.[0] ?? null
  if (track) track.enabled = isOn
  return isOn ? track : null
}

/** A measure every few seconds; pictures go when several in a row are bad. */
function useWeakLine(port: MediaPort | null, onWeak: () => void): void {
  const told = useRef(onWeak)
  told.current = onWeak
  useEffect(() => {
    if (!port) return
    const measures: LineQuality[] = []
    const timer = setInterval(async () => {
      const measure = await port.quality()
      if (measure) measures.push(measure)
      if (isWeak(measures)) told.current()
    }, MEASURE_MS)
    return () => clearInterval(timer)
  }, [port])
}

/** The way sound and pictures pass now, as long as one takes part; a new one each time the room changes it. */
function usePort(isIn: boolean, onFaces: (faces: readonly Face[]) => void): MediaPort | null {
  const { line, door } = useRoom()
  const { self, carried } = useLineState()
  const { by, nth } = carried
  const [port, setPort] = useState<MediaPort | null>(null)
  const told = useRef(onFaces)
  told.current = onFaces
  // biome-ignore lint/correctness/useExhaustiveDependencies: a media server that came back is another one
  useEffect(() => {
    if (!isIn || self === null || by === 'nothing') return
    const { servers } = door.ice
    const onChange = () => told.current(opened.faces())
    const opened: MediaPort =
      by === 'mesh'
        ? new Mesh({ self, servers, onChange, say: (to, signal) => line.say({ t: 'signal', to, signal }) })
        : new Sfu({ servers, onChange, say: (call, says) => line.say({ t: 'sfu', call, says }) })
    line.onMedia = opened.hear
    setPort(opened)
    return () => {
      line.onMedia = () => undefined
      opened.leave()
      setPort(null)
      told.current([])
    }
  }, [line, door, self, isIn, by, nth])
  return port
}

/** Asks to take part again and again while the media server does not answer. */
function useAskingAgain(isAway: boolean, ask: () => void): void {
  const told = useRef(ask)
  told.current = ask
  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(() => told.current(), ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isAway])
}

/** Sound and pictures of the room: what one sends, whom one receives, and less of it when the line is weak. */
export function useMedia(stream: MediaStream | null, first: Media | null): MediaOfRoom {
  const { line } = useRoom()
  const { self, standing, peers, carried, keptOut: refusal } = useLineState()
  const [wanted, setWanted] = useState<Media | null>(first)
  const [audioOnly, setAudioOnly] = useState<MediaOfRoom['audioOnly']>(null)
  const [faces, setFaces] = useState<readonly Face[]>([])
  const mine = peers.find(({ peer }) => peer === self)?.media ?? null
  const others = peers.filter(({ peer, media }) => media && peer !== self).map(({ peer }) => peer)
  const isIn = mine !== null
  const pictures = audioOnly === null
  const camera = wanted?.camera === true && pictures
  const microphone = wanted?.microphone === true
  const wants = wanted !== null
  const ask = () => line.say({ t: 'media', media: wants ? { camera, microphone } : null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: said anew when what it says changes
  useEffect(() => {
    if (standing === 'here' && self !== null) ask()
  }, [line, standing, self, wants, camera, microphone])
  const port = usePort(isIn, setFaces)
  const meeting = others.join(' ')
  useEffect(() => {
    port?.send({ audio: trackOf(stream, 'audio', microphone), video: trackOf(stream, 'video', camera) })
    port?.wantPictures(pictures)
    port?.meet(meeting === '' ? [] : meeting.split(' ').map(Number))
  }, [port, stream, meeting, camera, microphone, pictures])
  useEffect(() => {
    if (!port) for (const track of stream?.getTracks() ?? []) track.enabled = false // outside the door nothing is taken
  }, [port, stream])
  useWeakLine(port, () => setAudioOnly((now) => now ?? 'weak'))
  const keptOut = !isIn && wants ? refusal : null
  useAskingAgain(keptOut === 'MEDIA_AWAY', ask)
  return {
    ...{ media: mine, wanted, stream, faces, audioOnly, keptOut },
    isInterrupted: isIn && carried.by === 'nothing',
    change: setWanted,
    onlyAudio: (on) => setAudioOnly(on ? 'chosen' : null),
  }
}
