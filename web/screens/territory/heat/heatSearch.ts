import {
  HEAT_KINDS,
  HEXAGON_ID,
  type HeatKind,
  SOON_DAYS,
  type SoonDays,
} from '../../../../api/contract/performance/heat.ts'

/** All that makes the view: the address alone restores it. What is the usual is left out. */
export type HeatSearch = {
  readonly what?: HeatKind | undefined
  readonly within?: SoonDays | undefined
  /** What everybody is shown, for somebody who reads a territory. */
  readonly shown?: 'public' | undefined
  /** The hexagon that is open. */
  readonly hexagon?: string | undefined
  readonly view?: string | undefined
}

export function parseHeatSearch(raw: Record<string, unknown>): HeatSearch {
  const search: HeatSearch = {
    what: HEAT_KINDS.find((kind) => kind === raw.what),
    within: SOON_DAYS.find((days) => days === Number(raw.within)),
    shown: raw.shown === 'public' ? 'public' : undefined,
    hexagon: typeof raw.hexagon === 'string' && HEXAGON_ID.test(raw.hexagon) ? raw.hexagon : undefined,
    view: typeof raw.view === 'string' ? raw.view : undefined,
  }
  // only keys without a value are dropped: the type stays what it was
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as HeatSearch
}
