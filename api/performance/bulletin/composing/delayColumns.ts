import type { BulletinDelays } from '../../../contract/performance/bulletinData.ts'
import { RANKED_TRACKS, type RankedTrack } from '../../../contract/performance/rankings.ts'
import type { BulletinColumn } from '../../../papers/bulletinPaper.ts'
import type { PaperCell } from '../../../papers/receiptPaper.ts'
import { meanCell, medianCell, number, numberCell, type Writing } from './writing.ts'

type Tracks = Readonly<Record<RankedTrack, BulletinDelays>>

/** Mean, median and number of a quarter and the mean of the one before, of large projects, then of small ones. */
export const delayColumns = ({ say: { columns, ofTrack } }: Writing): readonly BulletinColumn[] =>
  RANKED_TRACKS.flatMap((track) => [
    number(ofTrack(columns.mean, track), 1.2),
    number(ofTrack(columns.median, track), 1.2),
    number(ofTrack(columns.n, track), 1.2),
    number(ofTrack(columns.was, track), 1.4),
  ])

export const delayCells = (writing: Writing, one: Tracks & { readonly before: Tracks }): readonly PaperCell[] =>
  RANKED_TRACKS.flatMap((track) => [
    meanCell(writing, one[track]),
    medianCell(writing, one[track]),
    numberCell(writing, one[track]),
    meanCell(writing, one.before[track]),
  ])
