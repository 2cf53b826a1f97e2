import type { RefusalGround } from '../../../contract/actsDrafted.ts'
import type { Actor } from '../../../contract/performance/indicators.ts'
import type { PopulationClass } from '../../../contract/performance/populationClasses.ts'
import type { INCOMPARABLE, RankedTrack } from '../../../contract/performance/rankings.ts'

/** What maps are drawn of. */
export type MapLevel = 'provinces' | 'communes'

/** What a bulletin says in one language. */
export type BulletinWords = {
  readonly kingdom: string
  readonly service: string
  readonly title: string
  readonly quarter: (nth: number, year: number) => string
  /** Where there is little room: under a chart, at the head of a column. */
  readonly shortQuarter: (nth: number, year: number) => string
  readonly edition: (nth: number) => string
  readonly corrects: string
  readonly changed: (name: string, was: string, is: string) => string
  readonly changedTerritories: (n: number) => string
  readonly asOf: (day: string, version: number) => string
  readonly units: Readonly<Record<'dossiers' | 'days' | 'working_days' | 'percent', string>>
  readonly tracks: Readonly<Record<RankedTrack, string>>
  readonly before: (quarter: string, figure: string) => string
  /** Between a name and what is said of it. */
  readonly colon: string
  readonly noFigure: string
  readonly withheld: (least: number) => string
  readonly essential: string
  readonly nothing: string
  readonly little: (n: number) => string
  readonly maps: {
    readonly title: Readonly<Record<MapLevel, string>>
    readonly text: string
    readonly of: (track: string, quarter: string) => string
    readonly alt: (level: MapLevel, track: string, told: number) => string
    readonly step: (from: string | null, to: string | null) => string
    readonly limit: (days: number) => string
    readonly unsourced: string
    /** How many places are so: decided fewer than the least number, decided none. */
    readonly few: (least: number, n: number) => string
    readonly none: (n: number) => string
    readonly twin: Readonly<Record<MapLevel, string>>
    /** A map of which too little would be told is not drawn: from which share on it is, and what the share is. */
    readonly drawnFrom: (percent: number) => string
    readonly share: (told: number, all: number, percent: string) => string
    readonly missing: string
  }
  readonly trend: {
    readonly title: string
    readonly delays: string
    readonly flow: string
    readonly backlog: string
    readonly alt: (what: string) => string
    readonly table: string
  }
  readonly rankings: {
    readonly title: (track: string) => string
    readonly best: string
    readonly improved: string
    readonly degraded: string
    readonly among: Readonly<Record<PopulationClass, string>>
    readonly counted: (ranked: number, compared: number, few: number, none: number) => string
    /** None is ranked: how many have too few, how many none. */
    readonly nobody: (least: number, few: number, none: number) => string
    /** A class that all the ranked ones are of. */
    readonly sameAsAll: string
  }
  readonly regions: string
  readonly provinces: string
  readonly averages: Readonly<Record<RankedTrack, string>>
  readonly silence: { readonly title: string; readonly text: (n: number, before: number) => string }
  readonly ages: {
    readonly title: string
    readonly upTo: (days: number) => string
    readonly beyond: (days: number) => string
  }
  readonly hands: { readonly title: string; readonly text: string; readonly actors: Readonly<Record<Actor, string>> }
  readonly reasons: Readonly<
    Record<'complement' | 'refusal', { readonly title: string; readonly text: string; readonly none: string }>
  >
  readonly grounds: Readonly<Record<RefusalGround, string>>
  readonly columns: Readonly<
    Record<
      | 'rank'
      | 'territory'
      | 'province'
      | 'population'
      | 'mean'
      | 'median'
      | 'n'
      | 'was'
      | 'change'
      | 'inTime'
      | 'quarter'
      | 'filed'
      | 'decided'
      | 'refused'
      | 'silence'
      | 'backlog'
      | 'region'
      | 'age'
      | 'dossiers'
      | 'actor'
      | 'reason'
      | 'why',
      string
    >
  >
  readonly ofTrack: (column: string, track: string) => string
  readonly annex: {
    readonly territories: string
    readonly territoriesText: (least: number, on: string) => string
    readonly fewIn: string
    readonly incomparable: string
    readonly comma: string
    readonly why: Readonly<Record<(typeof INCOMPARABLE)[number], string>>
    readonly rule: string
    readonly definitions: string
    readonly from: string
    readonly to: string
    readonly least: (n: number) => string
    readonly legal: string
    readonly legalOf: (track: string, days: number, unit: 'calendar' | 'working') => string
    readonly legalUnknown: (track: string) => string
    readonly doubtful: (n: number) => string
    readonly queries: string
    readonly queriesText: string
    readonly parameters: string
  }
  readonly contents: string
  readonly foot: string
  readonly page: { readonly before: string; readonly between: string }
}
