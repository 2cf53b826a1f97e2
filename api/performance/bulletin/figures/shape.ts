import type { BulletinData, BulletinDelays } from '../../../contract/performance/bulletinData.ts'
import { AGE_BANDS, LEAST } from '../../../contract/performance/indicators.ts'
import type { CountRow, DelayRow, HandsRow } from './questions.ts'

export const COUNTRY = 'MA'

/** Delays with their number, whatever it is: it is told with them alone. */
export type CountedDelays = BulletinDelays & { readonly n: number }

const NOTHING: CountedDelays = { n: 0, mean: null, median: null, ninth: null, inTime: null, withheld: false }

type Measured = Pick<DelayRow, 'n' | 'mean' | 'median' | 'ninth'>
type InTime = { readonly timed: number; readonly inTime: number }

/** To one decimal, as it is printed: what is rounded twice may be another figure. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10

/** Delays as they are printed; of fewer dossiers than the least number only that there were some. */
export function delaysOf(
  row: Measured | undefined,
  { timed, inTime }: InTime = { timed: 0, inTime: 0 },
): CountedDelays {
  if (!row || row.n === 0) return NOTHING
  if (row.n < LEAST) return { ...NOTHING, n: row.n, withheld: true }
  return {
    ...{ n: row.n, mean: row.mean, median: row.median, ninth: row.ninth },
    inTime: timed < LEAST ? null : percent(inTime, timed),
    withheld: false,
  }
}

/** As everybody is told them. */
export const told = (delays: CountedDelays): BulletinDelays => (delays.withheld ? { ...delays, n: null } : delays)

/** Rows by whatever identifies them together. */
export const keyed = <Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [key(row), row]))

export type Sums = { readonly counts: ReadonlyMap<string, CountRow>; readonly delays: ReadonlyMap<string, DelayRow> }

export const placeOf = (quarter: string, code: string, track: string) => `${quarter} ${code} ${track}`

export const sumsOf = (counts: readonly CountRow[], delays: readonly DelayRow[]): Sums => ({
  counts: keyed(counts, ({ quarter, code, track }) => placeOf(quarter, code, track)),
  delays: keyed(delays, ({ quarter, code, track }) => placeOf(quarter, code, track)),
})

/** Both tracks of a place in a quarter, given by its first day. */
export function tracksOf({ counts, delays }: Sums, first: string, code: string) {
  const of = (track: 'gp' | 'pp') =>
    told(delaysOf(delays.get(placeOf(first, code, track)), counts.get(placeOf(first, code, track))))
  return { gp: of('gp'), pp: of('pp') }
}

/** The counts of a place in a quarter; nought where nothing happened. */
export function countsOf({ counts }: Sums, first: string, code: string) {
  const row = counts.get(placeOf(first, code, '*'))
  const { filed = 0, decided = 0, refused = 0, silence = 0, backlog = 0 } = row ?? {}
  return { filed, decided, refused, silence, backlog }
}

export const agesOf = (rows: readonly { readonly band: number; readonly n: number }[]): BulletinData['ages'] => {
  const bands = new Map(rows.map(({ band, n }) => [band, n]))
  return [...AGE_BANDS, null].map((upTo, band) => ({ upTo, n: bands.get(band) ?? 0 }))
}

const HANDS = ['guichet', 'members', 'president', 'applicant'] as const

/** Withheld with the delays they are parts of. */
export function handsOf(rows: readonly HandsRow[], tracks: BulletinData['tracks']): BulletinData['hands'] {
  const of = (track: 'gp' | 'pp') => (tracks[track].withheld ? undefined : rows.find((row) => row.track === track))
  return HANDS.map((actor) => ({ actor, gp: of('gp')?.[actor] ?? null, pp: of('pp')?.[actor] ?? null }))
}
