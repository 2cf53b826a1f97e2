/** The three levels that lie one in another, each with tiles of its own. */
export const NESTED_LEVELS = ['regions', 'provinces', 'communes'] as const
/** What a map is coloured by; an agency is drawn by its communes. */
const MAP_LEVELS = [...NESTED_LEVELS, 'agencies'] as const
export type MapLevel = (typeof MAP_LEVELS)[number]

export const SCALES = ['warm', 'cividis'] as const
export type ScaleName = (typeof SCALES)[number]

export const SORTS = ['rank', 'name', 'value', 'n', 'difference'] as const
export type RowSort = (typeof SORTS)[number]

/** All that makes the view: the address alone restores it. What is the usual is left out. */
export type TerritorySearch = {
  readonly indicator?: string | undefined
  readonly period?: string | undefined
  readonly procedure?: string | undefined
  readonly track?: 'gp' | 'pp' | undefined
  readonly level?: MapLevel | undefined
  /** The region, the province or the agency one has gone down into. */
  readonly in?: string | undefined
  /** The territory whose sheet is open. */
  readonly at?: string | undefined
  readonly scale?: ScaleName | undefined
  /** Beyond the swipe line: another period, or another indicator. */
  readonly besidePeriod?: string | undefined
  readonly besideIndicator?: string | undefined
  /** Where the swipe line stands, percent of the map's width from its left. */
  readonly split?: number | undefined
  /** The classes shown alone: `0,1,withheld`. */
  readonly classes?: string | undefined
  readonly sort?: RowSort | undefined
  readonly down?: 'yes' | undefined
  readonly view?: string | undefined
}

const PERIOD = /^\d{4}(-Q[1-4])?$/
const AGENCY = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const CODE = new RegExp(`^(\\d{2}(\\.\\d{3}(\\.\\d{2}\\.\\d{1,2})?)?|${AGENCY})$`)
const DIVISION = new RegExp(`^(\\d{2}(\\.\\d{3})?|${AGENCY})$`)
const NAME = /^[a-z][a-z0-9_]{1,40}$/
const CLASSES = /^(\d|zero|none|withheld|unknown)(,(\d|zero|none|withheld|unknown))*$/

const text = (value: unknown, shape: RegExp) => (typeof value === 'string' && shape.test(value) ? value : undefined)
const oneOf = <T extends string>(values: readonly T[], value: unknown) => values.find((each) => each === value)

const percent = (value: unknown) => {
  const number = Math.round(Number(value))
  return value !== undefined && number >= 0 && number <= 100 ? number : undefined
}

export function parseTerritorySearch(raw: Record<string, unknown>): TerritorySearch {
  const search: TerritorySearch = {
    indicator: text(raw.indicator, NAME),
    period: text(raw.period, PERIOD),
    procedure: text(raw.procedure, NAME),
    track: oneOf(['gp', 'pp'], raw.track),
    level: oneOf(MAP_LEVELS, raw.level),
    in: text(raw.in, DIVISION),
    at: text(raw.at, CODE),
    scale: oneOf(SCALES, raw.scale),
    besidePeriod: text(raw.besidePeriod, PERIOD),
    besideIndicator: text(raw.besideIndicator, NAME),
    split: percent(raw.split),
    classes: text(raw.classes, CLASSES),
    sort: oneOf(SORTS, raw.sort),
    down: oneOf(['yes'], raw.down),
    view: typeof raw.view === 'string' ? raw.view : undefined,
  }
  // only keys without a value are dropped: the type stays what it was
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as TerritorySearch
}
