import type { Kysely } from 'kysely'
import type { Bilingual } from '../../../../spatial/bilingual.ts'
import type { Day } from '../../../../spatial/day.ts'
import type { BulletinData } from '../../../contract/performance/bulletinData.ts'
import { daysOf, quarterAfter } from '../../../contract/performance/period.ts'
import type { RankedTrack } from '../../../contract/performance/rankings.ts'
import type { Database } from '../../../db/tables.ts'
import { Problem } from '../../../http/problem.ts'
import { definitionOf } from '../../definitions/definitions.ts'
import { legalDelay } from '../../legalDelay.ts'
import { rank } from '../../ranking/rank.ts'
import { RULE } from '../../ranking/rule.ts'
import { stateOfFigures } from '../../stateOfFigures.ts'
import { Asking } from './asking.ts'
import { difference } from './difference.ts'
import { KEY_CODES, keyFigures } from './keyFigures.ts'
import { namesOfRegions } from './names.ts'
import { countsByQuarter, delaysByQuarter, openByAge, reasonsAsked, timeInHands } from './questions.ts'
import { agesOf, COUNTRY, countsOf, handsOf, placeOf, type Sums, sumsOf, tracksOf } from './shape.ts'
import {
  candidatesOf,
  type MeasuredTerritory,
  measuredProvinces,
  measuredTerritories,
  pairOf,
  publicOf,
} from './territories.ts'

/** Quarters of the charts, the bulletin's own the last of them. */
const QUARTERS = 12

/** A bulletin of which quarter is wanted, on which day, and what another edition than the first corrects. */
export type BulletinAsked = {
  readonly quarter: string
  readonly today: Day
  readonly edition: number
  readonly correction: Bilingual | null
  /** The figures of the edition before, when there is one. */
  readonly previous: BulletinData | null
}

/**
 * Every figure of a quarter's bulletin, of one state of the tables.
 * @param db may see the sums of all territories
 * @throws Problem QUARTER_NOT_OVER for a quarter that runs or has not begun, FIGURES_BEHIND
 */
export const gatherFigures = (db: Kysely<Database>, asked: BulletinAsked): Promise<BulletinData> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => gatherWithin(transaction, asked))

async function gatherWithin(db: Kysely<Database>, asked: BulletinAsked): Promise<BulletinData> {
  const { quarter, edition, correction, previous } = asked
  mustBeOver(asked)
  const asking = new Asking(db)
  const { sums, span, trend } = await readSums(asking, quarter)
  const territories = await measuredTerritories(db, asking, quarter)
  const provinces = await measuredProvinces(db, asking, quarter)
  const tracks = tracksOf(sums, span.first, COUNTRY)
  const regions = await namesOfRegions(db)
  const reasons = await reasonsAsked(asking, span)
  const legalOf = (track: RankedTrack) => legalDelay(db, { track, on: daysOf(quarter).last })
  const told = {
    ...{ edition, correction },
    ...(await settledState(db, quarter)),
    period: periodOf(quarter),
    before: periodOf(quarterAfter(quarter, -1)),
    legal: { gp: await legalOf('gp'), pp: await legalOf('pp') },
    definitions: KEY_CODES.map(definitionOf),
    rule: [...RULE],
    key: keyFigures(sums, span),
    tracks,
    tracksBefore: tracksOf(sums, span.before, COUNTRY),
    trend,
    regions: regions.map((region) => ({ ...region, ...placed(sums, span.first, region.code) })),
    provinces,
    territories: territories.map(publicOf),
    rankings: { gp: rankingsOf(territories, 'gp'), pp: rankingsOf(territories, 'pp') },
    ages: agesOf(await openByAge(asking, span)),
    reasons: reasons.map(({ sentence, ...reason }) => ({ ...reason, name: sentence })),
    hands: handsOf(await timeInHands(asking, span), tracks),
    doubtful: sums.counts.get(placeOf(span.first, COUNTRY, '*'))?.doubtful ?? 0,
    queries: asking.printed,
  }
  return { ...told, changes: previous && difference(previous, told) }
}

/** Sums of the country and of its regions over the quarters of the charts, and those of the country in their order. */
export async function readSums(asking: Asking, quarter: string) {
  const quarters = Array.from({ length: QUARTERS }, (_, nth) => quarterAfter(quarter, nth + 1 - QUARTERS))
  const firsts = quarters.map((one) => daysOf(one).first)
  const span = { ...pairOf(quarter), oldest: firsts[0] ?? '' }
  const sums = sumsOf(await countsByQuarter(asking, span), await delaysByQuarter(asking, span))
  const trend = quarters.map((one, nth) => ({ quarter: one, ...placed(sums, firsts[nth] ?? '', COUNTRY) }))
  return { sums, span, trend }
}

/** A quarter that runs has no bulletin: its figures move every day. @throws Problem QUARTER_NOT_OVER */
export function mustBeOver({ quarter, today }: Pick<BulletinAsked, 'quarter' | 'today'>): void {
  const { last } = daysOf(quarter)
  if (last >= today) throw new Problem('QUARTER_NOT_OVER', { field: 'quarter', data: { last } })
}

export const periodOf = (code: string) => ({ code, ...daysOf(code), running: false })

const placed = (sums: Sums, first: string, code: string) => ({
  ...countsOf(sums, first, code),
  ...tracksOf(sums, first, code),
})

function rankingsOf(territories: readonly MeasuredTerritory[], track: RankedTrack) {
  const candidates = candidatesOf(territories, track)
  return {
    all: rank(candidates, 'all'),
    guichet: rank(candidates, 'guichet'),
    middle: rank(candidates, 'middle'),
    small: rank(candidates, 'small'),
  }
}

/** The state of the figures once they are past a quarter's end: its backlog is counted then. @throws Problem FIGURES_BEHIND */
export async function settledState(db: Kysely<Database>, quarter: string) {
  const state = await stateOfFigures(db)
  if (!state || state.asOf <= daysOf(quarter).last) throw new Problem('FIGURES_BEHIND', { retryAfterS: 10 })
  return state
}
