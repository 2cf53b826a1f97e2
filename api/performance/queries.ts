import { type Kysely, sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import { type Indicator, type IndicatorCode, indicatorOf } from '../contract/performance/indicators.ts'
import type { Level, PerformanceAnswer, PerformanceRow } from '../contract/performance/performance.ts'
import { daysOf, quarterOf, quartersOf } from '../contract/performance/period.ts'
import type { Track } from '../contract/procedures/definition.ts'
import type { Database } from '../db/tables.ts'
import { definitionOf } from './definitions/definitions.ts'
import { columnsOf, type Figure, figureOf, type Sums } from './figures.ts'
import { legalDelay } from './legalDelay.ts'
import { type Territory, territoriesOf } from './territories.ts'

export type Asked = {
  readonly level: Level
  readonly indicator: IndicatorCode
  readonly period: string
  readonly procedure?: string | undefined
  readonly track?: Track | undefined
  readonly today: Day
  /** Whether a territory's small figures may be told to whoever asks: by its own path of units, widest first. */
  readonly mayTell: (path: readonly string[]) => boolean
}

/** One indicator of every territory of a level over a period, with its definition. */
export async function readFigures(db: Kysely<Database>, asked: Asked): Promise<PerformanceAnswer> {
  const { level, indicator, period, procedure, track, today } = asked
  const window = windowOf(period, today)
  const [territories, cells, waiting, legal] = await Promise.all([
    territoriesOf(db, level, window.at),
    cellsOf(db, { ...asked, quarters: quartersCounted(indicator, period, today) }),
    eventsWaiting(db),
    legalDelay(db, { procedure, track, on: window.at }),
  ])
  const byCommune = Map.groupBy(cells, ({ commune_code }) => commune_code ?? '')
  const unit = indicatorOf(indicator)
  const rows = territories.map((territory) =>
    rowOf(territory, { unit, figure: figureOf(indicator, cellsUnder(territory, byCommune), window.at), asked }),
  )
  const doubtful = cells.reduce((total, cell) => total + (cell.doubtful ?? 0), 0)
  return { definition: definitionOf(indicator), unit: unit.unit, period: window.answer, legal, doubtful, waiting, rows }
}

async function eventsWaiting(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select performance_waiting() as waiting`.execute(db)
  return rows[0]?.waiting ?? 0
}

/** The days of a period, and the day up to which it is told. */
export function windowOf(period: string, today: Day) {
  const { first, last } = daysOf(period)
  const running = last >= today
  return { at: running ? today : last, answer: { code: period, first, last, running } }
}

/** Of what is open, the last quarter that has begun says all. */
function quartersCounted(indicator: IndicatorCode, period: string, today: Day): readonly string[] {
  const quarters = quartersOf(period).filter((quarter) => daysOf(quarter).first <= today)
  return columnsOf(indicator).includes('open_since') ? quarters.slice(-1) : quarters
}

type CellsAsked = Pick<Asked, 'indicator' | 'procedure' | 'track'> & { readonly quarters: readonly string[] }

async function cellsOf(db: Kysely<Database>, { indicator, procedure, track, quarters }: CellsAsked): Promise<Sums[]> {
  return await db
    .selectFrom('performance_cell')
    .select(['commune_code', 'doubtful', ...columnsOf(indicator)])
    .where(
      'quarter',
      'in',
      quarters.length === 0 ? [sql<string>`null`] : quarters.map((quarter) => daysOf(quarter).first as string),
    )
    .where('procedure_code', '=', procedure ?? '*')
    .where('track', '=', track ?? '*')
    .execute()
}

export const cellsUnder = (territory: Territory, byCommune: ReadonlyMap<string, readonly Sums[]>): readonly Sums[] =>
  territory.communes.flatMap((commune) => byCommune.get(commune) ?? [])

type Telling = { readonly unit: Indicator; readonly figure: Figure; readonly asked: Pick<Asked, 'mayTell'> }

/** Whether whoever asks is told all of a territory: a part of an agency's communes is not enough. */
export const isToldAll = ({ paths }: Territory, { mayTell }: Pick<Asked, 'mayTell'>): boolean =>
  paths.length > 0 && paths.every(mayTell)

/**
 * A commune that is not in being on that day has no figure. Too few dossiers say nothing of a territory: the public is not
 * given the figure.
 */
export function rowOf(territory: Territory, { unit, figure, asked }: Telling): PerformanceRow {
  const { code, communes, note } = territory
  const noted = note === null ? {} : { note }
  if (communes.length === 0) return { code, value: null, n: 0, withheld: false, ...noted }
  const withheld = figure.n > 0 && figure.n < unit.least && !isToldAll(territory, asked)
  return { code, value: withheld ? null : figure.value, n: figure.n, withheld, ...noted }
}

/** The first and the last quarter that has begun in which anything was filed or ended; a doubtful day makes none. */
export async function periodsKnown(db: Kysely<Database>, today: Day) {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(quarter) as first, max(quarter) as last from performance_cell
    where procedure_code = '*' and track = '*' and quarter <= ${today}::date
      and filed + granted + refused + silence + acknowledged + withdrawn > 0`.execute(db)
  const { first = null, last = null } = rows[0] ?? {}
  return { first: first && quarterOf(first), last: last && quarterOf(last) }
}

/** The quarter that ended last. */
export const lastQuarter = (today: Day): string => {
  const { first } = daysOf(quarterOf(today))
  return quarterOf(new Date(Date.parse(first) - 1).toISOString().slice(0, 10))
}
