import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { INDICATOR_CODES, type IndicatorCode, indicatorOf } from '../../contract/performance/indicators.ts'
import { OPEN_TRACKS } from '../../contract/performance/openData.ts'
import { LEVELS, type Level } from '../../contract/performance/performance.ts'
import { daysOf, quartersOf } from '../../contract/performance/period.ts'
import type { Database } from '../../db/tables.ts'
import { columnsOf, figureOf, type Sums } from '../figures.ts'
import { cellsUnder, rowOf, windowOf } from '../queries.ts'
import { type Territory, territoriesOf } from '../territories.ts'

type Asked = { readonly period: string; readonly levels: readonly Level[]; readonly today: Day }

/** One row, in the order of the dictionary. */
export type OpenRow = readonly (string | number | boolean | null)[]

const COLUMNS_READ = [...new Set(INDICATOR_CODES.flatMap(columnsOf))]
/** Territories worked out before others are let in: each is some thirty figures. */
const AT_ONCE = 50
const NOBODY = () => false

/** Every territory, track and indicator of a period as the public is told them, a track and a level at a time. */
export async function* openRows(db: Kysely<Database>, { period, levels, today }: Asked): AsyncGenerator<OpenRow[]> {
  const window = windowOf(period, today)
  const quarters = quartersOf(period).filter((quarter) => daysOf(quarter).first <= today)
  const names = await namesByCode(db)
  const territories = new Map<Level, readonly Territory[]>()
  for (const level of levels) territories.set(level, await territoriesOf(db, level, window.at))
  for (const track of OPEN_TRACKS) {
    const cells = await cellsOf(db, track, quarters)
    const open = { all: grouped(cells), last: grouped(cells.filter(isOf(quarters.at(-1)))) }
    for (const level of levels) {
      const rows: OpenRow[] = []
      for (const [nth, territory] of (territories.get(level) ?? []).entries()) {
        if (nth % AT_ONCE === 0) await setImmediate()
        const name = names.get(`${level} ${territory.code}`)
        for (const code of INDICATOR_CODES) {
          const under = cellsUnder(territory, isStock(code) ? open.last : open.all)
          const { value, n, withheld } = figure(territory, code, under, window.at)
          rows.push([
            ...[period, window.answer.running, level, territory.code, name?.nameFr ?? '', name?.nameAr ?? ''],
            ...[code, indicatorOf(code).unit, track, value, n, withheld],
          ])
        }
      }
      yield rows
    }
  }
}

const figure = (territory: Territory, code: IndicatorCode, cells: readonly Sums[], at: string) =>
  rowOf(territory, { unit: indicatorOf(code), figure: figureOf(code, cells, at), asked: { mayTell: NOBODY } })

/** What is open is told of the last quarter alone. */
const isStock = (code: IndicatorCode) => columnsOf(code).includes('open_since')
const isOf = (quarter: string | undefined) => (cell: Sums) =>
  quarter !== undefined && cell.quarter === daysOf(quarter).first
const grouped = (cells: readonly Sums[]) => Map.groupBy(cells, ({ commune_code }) => commune_code ?? '')

async function cellsOf(db: Kysely<Database>, track: string, quarters: readonly string[]): Promise<Sums[]> {
  if (quarters.length === 0) return []
  return await db
    .selectFrom('performance_cell')
    .select(['quarter', 'commune_code', ...COLUMNS_READ])
    .where(
      'quarter',
      'in',
      quarters.map((quarter) => daysOf(quarter).first as string),
    )
    .where('procedure_code', '=', '*')
    .where('track', '=', track === 'all' ? '*' : track)
    .execute()
}

type Name = { readonly nameFr: string; readonly nameAr: string }

async function namesByCode(db: Kysely<Database>): Promise<ReadonlyMap<string, Name>> {
  const { rows } = await sql<Name & { level: Level; code: string }>`
    select 'country' as level, 'MA' as code, 'Maroc' as "nameFr", 'المغرب' as "nameAr"
    union all select 'regions', code, name_fr, name_ar from region
    union all select 'provinces', code, name_fr, name_ar from province
    union all select 'communes', code, name_fr, name_ar from commune
    union all select 'agencies', id::text, name_fr, name_ar from body where kind = 'urban_agency'`.execute(db)
  return new Map(rows.map(({ level, code, ...name }) => [`${level} ${code}`, name]))
}

/** Every level, or one. */
export const levelsOf = (level: Level | undefined): readonly Level[] => (level === undefined ? LEVELS : [level])
