import { useEffect, useRef, useState } from 'react'
import type { Media } from '../../../../api/contract/room/messages.ts'
import { useLineState, useRoom } from '../roomContext.ts'
import { Mesh } from './Mesh.ts'
import { type Face, isWeak, type LineQuality, type MediaPort } from './mediaPort.ts'

const MEASURE_MS = 3000

export type MediaOfRoom = {
  /** What one sends; null while one takes no part in sound and pictures. */
  readonly media: Media | null
  /** What one would send if there were room and the line were good. */
  readonly wanted: Media | null
  readonly stream: MediaStream | null
  readonly faces: readonly Face[]
  /** Six others see each other already. */
  readonly isFull: boolean
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

/** Sound and pictures of the room: what one sends, whom one receives, and less of it when the line is weak. */
export function useMedia(stream: MediaStream | null, first: Media | null): MediaOfRoom {
  const { line, door } = useRoom()
  const { self, standing, peers, refusal } = useLineState()
  const [wanted, setWanted] = useState<Media | null>(first)
  const [audioOnly, setAudioOnly] = useState<MediaOfRoom['audioOnly']>(null)
  const [port, setPort] = useState<MediaPort | null>(null)
  const [faces, setFaces] = useState<readonly Face[]>([])
  const mine = peers.find(({ peer }) => peer === self)?.media ?? null
  const others = peers.filter(({ peer, media }) => media && peer !== self).map(({ peer }) => peer)
  const isIn = mine !== null
  const camera = wanted?.camera === true && audioOnly === null
  const microphone = wanted?.microphone === true
  const wants = wanted !== null
  useEffect(() => {
    if (standing !== 'here' || self === null) return
    line.say({ t: 'media', media: wants ? { camera, microphone } : null })
  }, [line, standing, self, wants, camera, microphone])
  useEffect(() => {
    if (!isIn || self === null) return
    const mesh: MediaPort = new Mesh({
      ...{ self, servers: door.ice.servers },
      say: (to, signal) => line.say({ t: 'signal', to, signal }),
      onChange: () => setFaces(mesh.faces()),
    })
    line.onSignal = mesh.hear
    setPort(mesh)
    return () => {
      line.onSignal = () => undefined
      mesh.leave()
      setPort(null)
      setFaces([])
    }
  }, [line, door, self, isIn])
  const meeting = others.join(' ')
  useEffect(() => {
    port?.send({ audio: trackOf(stream, 'audio', microphone), video: trackOf(stream, 'video', camera) })
    port?.meet(meeting === '' ? [] : meeting.split(' ').map(Number))
  }, [port, stream, meeting, camera, microphone])
  useWeakLine(port, () => camera && setAudioOnly('weak'))
  return {
    ...{ media: mine, wanted, stream, faces, audioOnly },
    isFull: !isIn && wants && refusal?.code === 'MEDIA_FULL',
    change: setWanted,
    onlyAudio: (on) => setAudioOnly(on ? 'chosen' : null),
  }
}
