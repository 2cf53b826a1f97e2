import type { Kysely } from 'kysely'
import type { Bilingual } from '../../../../spatial/bilingual.ts'
import type { Day } from '../../../../spatial/day.ts'
import type { BulletinData, BulletinTerritory } from '../../../contract/performance/bulletinData.ts'
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
import { candidatesOf, measuredTerritories, pairOf } from './territories.ts'

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
 * @throws Problem QUARTER_NOT_OVER for a quarter that runs or has not begun
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
  const quarters = Array.from({ length: QUARTERS }, (_, nth) => quarterAfter(quarter, nth + 1 - QUARTERS))
  const firsts = quarters.map((one) => daysOf(one).first)
  const span = { ...pairOf(quarter), oldest: firsts[0] ?? '' }
  const asking = new Asking(db)
  const sums = sumsOf(await countsByQuarter(asking, span), await delaysByQuarter(asking, span))
  const territories = await measuredTerritories(db, asking, quarter)
  const regions = await namesOfRegions(db)
  const reasons = await reasonsAsked(asking, span)
  const legalOf = (track: RankedTrack) => legalDelay(db, { track, on: daysOf(quarter).last })
  const told = {
    ...{ edition, correction },
    ...(await stateOf(db)),
    period: periodOf(quarter),
    before: periodOf(quarterAfter(quarter, -1)),
    legal: { gp: await legalOf('gp'), pp: await legalOf('pp') },
    definitions: KEY_CODES.map(definitionOf),
    rule: [...RULE],
    key: keyFigures(sums, span),
    tracks: tracksOf(sums, span.first, COUNTRY),
    tracksBefore: tracksOf(sums, span.before, COUNTRY),
    trend: quarters.map((one, nth) => ({ quarter: one, ...placed(sums, firsts[nth] ?? '', COUNTRY) })),
    regions: regions.map((region) => ({ ...region, ...placed(sums, span.first, region.code) })),
    territories,
    rankings: { gp: rankingsOf(territories, 'gp'), pp: rankingsOf(territories, 'pp') },
    ages: agesOf(await openByAge(asking, span)),
    reasons: reasons.map(({ sentence, ...reason }) => ({ ...reason, name: sentence })),
    hands: handsOf(await timeInHands(asking, span)),
    doubtful: sums.counts.get(placeOf(span.first, COUNTRY, '*'))?.doubtful ?? 0,
    queries: asking.printed,
  }
  return { ...told, changes: previous && difference(previous, told) }
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

function rankingsOf(territories: readonly BulletinTerritory[], track: RankedTrack) {
  const candidates = candidatesOf(territories, track)
  return {
    all: rank(candidates, 'all'),
    guichet: rank(candidates, 'guichet'),
    middle: rank(candidates, 'middle'),
    small: rank(candidates, 'small'),
  }
}

/** Which state of the figures this is, and the day they were brought up to. */
async function stateOf(db: Kysely<Database>): Promise<{ readonly asOf: string; readonly version: number }> {
  const state = await stateOfFigures(db)
  if (!state) throw new Error('the figures were never brought up to a day')
  return state
}
