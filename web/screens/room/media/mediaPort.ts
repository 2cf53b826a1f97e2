import type { MediaMessage } from '../line/RoomLine.ts'

export type FaceState = 'connecting' | 'connected' | 'failed'

/** Somebody's sound and picture as they come. */
export type Face = { readonly peer: number; readonly stream: MediaStream; readonly state: FaceState }

/** What one sends; null sends nothing and still receives. */
export type Tracks = { readonly audio: MediaStreamTrack | null; readonly video: MediaStreamTrack | null }

/**
 * How sound and pictures reach the others: each browser sends to each (a mesh, up to six), or all send to a media server that
 * sends them on (an SFU). Nothing above knows which.
 */
export type MediaPort = {
  /** Who else has sound or pictures on, by their numbers in the room. */
  readonly meet: (peers: readonly number[]) => void
  /** What one sends from now on. */
  readonly send: (tracks: Tracks) => void
  /** Whether one wants the others' pictures, or their sound alone. */
  readonly wantPictures: (wanted: boolean) => void
  /** What another browser, or the media server, says before sound and pictures pass. */
  readonly hear: (message: MediaMessage) => void
  readonly faces: () => readonly Face[]
  /** How the line is now: the worst of its connections; null before anything passed. */
  readonly quality: () => Promise<LineQuality | null>
  readonly leave: () => void
}

export type LineQuality = {
  /** Share of packets lost, 0 to 1. */
  readonly lost: number
  readonly roundTripS: number
}

/** From these on pictures freeze and words break (ITU-T G.114 asks less than 400 ms one way). */
const WEAK: LineQuality = { lost: 0.08, roundTripS: 0.8 }
/** One bad moment is no weak line. */
const IN_A_ROW = 3

/** Whether the last measures, the newest last, say that pictures are more than the line carries. */
export const isWeak = (measures: readonly LineQuality[]): boolean =>
  measures.length >= IN_A_ROW &&
  measures.slice(-IN_A_ROW).every(({ lost, roundTripS }) => lost >= WEAK.lost || roundTripS >= WEAK.roundTripS)

/** Of several connections at once; those that nothing passed on yet say nothing. */
export function worstOf(measured: readonly (LineQuality | null)[]): LineQuality | null {
  const known = measured.filter((one) => one !== null)
  if (known.length === 0) return null
  return {
    lost: Math.max(...known.map(({ lost }) => lost)),
    roundTripS: Math.max(...known.map(({ roundTripS }) => roundTripS)),
  }
}
