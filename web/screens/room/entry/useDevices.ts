import { useCallback, useEffect, useRef, useState } from 'react'
import { release } from '../media/useReleased.ts'

export type DeviceFault = 'denied' | 'missing' | 'busy'

/** Names browsers give (Media Capture and Streams, getUserMedia); any other is a device that will not start. */
const FAULTS: Readonly<Record<string, DeviceFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
}

export type Chosen = { readonly camera: string; readonly microphone: string; readonly speaker: string }
const BY_DEFAULT: Chosen = { camera: '', microphone: '', speaker: '' }

const exactly = (deviceId: string) => (deviceId === '' ? true : { deviceId: { exact: deviceId } })

export type Devices = {
  readonly list: readonly MediaDeviceInfo[]
  readonly chosen: Chosen
  readonly stream: MediaStream | null
  readonly fault: DeviceFault | null
  readonly isAsking: boolean
  readonly choose: (chosen: Partial<Chosen>) => void
  /** Asks for camera and microphone as chosen; for what is there of the two. */
  readonly check: () => Promise<void>
}

/** Both, or the one there is. */
async function open({ camera, microphone }: Chosen): Promise<MediaStream> {
  const both = { video: exactly(camera), audio: exactly(microphone) }
  try {
    return await navigator.mediaDevices.getUserMedia(both)
  } catch (error) {
    if (!(error instanceof DOMException) || FAULTS[error.name] !== 'missing') throw error
    return navigator.mediaDevices.getUserMedia({ audio: both.audio, video: false })
  }
}

/** Cameras, microphones and speakers of this machine, tried before anybody is in the room. */
export function useDevices(): Devices {
  const [list, setList] = useState<readonly MediaDeviceInfo[]>([])
  const [chosen, setChosen] = useState(BY_DEFAULT)
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [fault, setFault] = useState<DeviceFault | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const held = useRef<MediaStream | null>(null)
  useEffect(() => () => release(held.current), [])
  const ask = useCallback(async (wanted: Chosen) => {
    setIsAsking(true)
    release(held.current)
    try {
      held.current = await open(wanted)
      setStream(held.current)
      setFault(null)
      setList(await navigator.mediaDevices.enumerateDevices())
    } catch (error) {
      held.current = null
      setStream(null)
      setFault((error instanceof DOMException && FAULTS[error.name]) || 'busy')
    }
    setIsAsking(false)
  }, [])
  const choose = (change: Partial<Chosen>) => {
    const next = { ...chosen, ...change }
    setChosen(next)
    if (stream && change.speaker === undefined) void ask(next)
  }
  return { list, chosen, stream, fault, isAsking, choose, check: () => ask(chosen) }
}
