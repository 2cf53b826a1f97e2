import type { Signal } from '../../../../api/contract/room/messages.ts'

export type FaceState = 'connecting' | 'connected' | 'failed'

/** Somebody's sound and picture as they come. */
export type Face = { readonly peer: number; readonly stream: MediaStream; readonly state: FaceState }

/**
 * How sound and pictures reach the others: here each browser sends to each (a mesh, up to six). An SFU comes behind the
 * same door: one connection to it in the place of five to the others, and nothing above would know.
 */
export type MediaPort = {
  /** Who else has sound or pictures on, by their numbers in the room. */
  readonly meet: (peers: readonly number[]) => void
  /** What one sends from now on; null sends nothing and still receives. */
  readonly send: (tracks: { readonly audio: MediaStreamTrack | null; readonly video: MediaStreamTrack | null }) => void
  /** What another browser says before the two are connected. */
  readonly hear: (from: number, signal: Signal) => void
  readonly faces: () => readonly Face[]
  /** How the line is now: the worst of its connections; null before anything was sent. */
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
