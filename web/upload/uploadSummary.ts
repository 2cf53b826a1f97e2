import { isOver, type UploadItem, type UploadState } from './uploadItem.ts'

export type UploadSummary = {
  readonly left: number
  readonly kept: number
  readonly refused: number
  /** Of everything that is not over and of what has been kept. */
  readonly percent: number
}

/** How so many files stand together. */
export function summaryOf(items: readonly UploadItem[]): UploadSummary {
  const moving = items.filter(({ state }) => state !== 'refused')
  const bytes = moving.reduce((sum, item) => sum + item.bytes, 0)
  const sent = moving.reduce((sum, item) => sum + item.sent, 0)
  const left = items.filter((item) => !isOver(item)).length
  const refused = items.length - moving.length
  return { left, refused, kept: moving.length - left, percent: bytes === 0 ? 0 : Math.floor((sent / bytes) * 100) }
}

const MOST_LINES = 60

/** What needs an eye first, what waits or is over last. */
const RANK: Readonly<Record<UploadState, number>> = {
  refused: 0,
  retrying: 1,
  paused: 1,
  sending: 2,
  finishing: 2,
  reading: 3,
  queued: 3,
  already: 4,
  done: 5,
}

/** Lines worth drawing: all of a few files in the order they came, the most telling of a thousand. */
export const linesShown = (items: readonly UploadItem[]): readonly UploadItem[] =>
  items.length <= MOST_LINES ? items : items.toSorted((a, b) => RANK[a.state] - RANK[b.state]).slice(0, MOST_LINES)
