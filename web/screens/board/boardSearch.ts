import type { BoardFilter, BoardLevel, Horizon } from '../../../api/contract/performance/board.ts'
import { HOLDERS, type Holder } from '../../../api/contract/procedures/steps.ts'

/** What the address says of the board: its filter, the figure whose dossiers are listed, the one in hand. */
export type BoardSearch = { readonly [K in keyof BoardFilter]?: BoardFilter[K] | undefined } & {
  /** The unit whose parts the table shows; `unit` is the row whose dossiers are listed. */
  readonly within?: string | undefined
  /** What is late, when none is said. */
  readonly horizon?: Horizon | undefined
  readonly level?: BoardLevel | undefined
  /** The reminders that were sent, instead of the dossiers. */
  readonly view?: 'sent' | undefined
  readonly at?: string | undefined
}

// The contract's own lists come with its schemas, which stay out of the first page.
export const HORIZONS = ['late', 'in3', 'in5', 'in10'] as const satisfies readonly Horizon[]
export const LEVELS = ['communes', 'provinces'] as const satisfies readonly BoardLevel[]
export const TRACKS = ['gp', 'pp'] as const
/** Whoever may hold what is under examination. */
export const HOLDING = HOLDERS.filter((holder) => holder !== 'nobody' && holder !== 'governor')
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const UNIT = /^[\d.]{2,13}$/

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((each) => each === value)
const text = (value: unknown, shape: RegExp): string | undefined =>
  typeof value === 'string' && shape.test(value) ? value : undefined

export function parseBoardSearch(raw: Record<string, unknown>): BoardSearch {
  const horizon = oneOf(HORIZONS, raw.horizon)
  const search: BoardSearch = {
    within: text(raw.within, UNIT),
    unit: text(raw.unit, UNIT),
    track: oneOf(TRACKS, raw.track),
    procedure: text(raw.procedure, /^[a-z][a-z0-9_]{1,40}$/),
    holder: oneOf<Holder>(HOLDERS, raw.holder),
    body: text(raw.body, UUID),
    followed: oneOf(['yes'] as const, raw.followed),
    horizon: horizon === 'late' ? undefined : horizon,
    level: oneOf(LEVELS, raw.level),
    view: oneOf(['sent'] as const, raw.view),
    at: text(raw.at, UUID),
  }
  // only keys without a value are dropped: the type stays what it was
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as BoardSearch
}

/** The filter of the figures: who has it in hand and which row is looked at leave the table whole. */
export const figuresOf = ({ within, track, procedure, followed, level }: BoardSearch) => ({
  ...{ unit: within, track, procedure, followed, level },
})

/** The filter of the dossiers that are listed. */
export const dossiersOf = ({
  within,
  unit = within,
  track,
  procedure,
  holder,
  body,
  followed,
  horizon,
}: BoardSearch) => ({
  ...{ unit, track, procedure, holder, body, followed },
  horizon: horizon ?? 'late',
})
