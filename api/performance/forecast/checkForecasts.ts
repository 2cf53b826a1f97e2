import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { FORECAST, type Scope } from '../../contract/performance/forecast.ts'
import { daysOf, quarterAfter, quarterOf } from '../../contract/performance/period.ts'
import type { ForecastCheckTable } from '../../db/tables/performance.ts'
import type { Database } from '../../db/tables.ts'
import { backTest, type Outcome, type Units } from './backTest.ts'
import type { SeenCell } from './history.ts'
import { makeForecast } from './makeForecast.ts'
import type { Score } from './score.ts'

type Db = Kysely<Database>
type Kind = { readonly procedure: string; readonly track: string }

/** Days of filing whose forecasts are looked at: as many quarters as a history has, the last of them a quarter old. */
export function daysChecked(today: Day): { readonly from: Day; readonly to: Day } {
  const last = quarterAfter(quarterOf(today), -2)
  return { from: daysOf(quarterAfter(last, 1 - FORECAST.quarters)).first, to: daysOf(last).last }
}

/**
 * Makes again every forecast of those quarters, with what was known before each, and counts how many were kept.
 * `make` is the method to check.
 */
export async function scoresOf(
  db: Db,
  kind: Kind,
  { today, make = makeForecast }: { readonly today: Day; readonly make?: typeof makeForecast },
): Promise<ReadonlyMap<Scope, Score>> {
  const units = await unitsOf(db, today)
  const { from, to } = daysChecked(today)
  const seen = await cellsSeen(db, kind, {
    from: daysOf(quarterAfter(quarterOf(from), -FORECAST.quarters - 1)).first,
    to,
  })
  const byUnit = new Map<string, SeenCell[]>()
  for (const cell of seen)
    for (const code of Object.values(units.get(cell.commune) ?? {})) {
      const cells = byUnit.get(code)
      if (cells) cells.push(cell)
      else byUnit.set(code, [cell])
    }
  return backTest(byUnit, await outcomesOf(db, kind, { from, to, today, units }), make)
}

/** Checks every procedure and track, and keeps what came of it in place of the last check. */
export async function checkForecasts(db: Db, today: Day): Promise<void> {
  const { from, to } = daysChecked(today)
  const { rows: kinds } = await sql<Kind>`
    select distinct procedure_code as procedure, track from performance_cell
    where procedure_code <> '*' and track <> 'none' order by 1, 2`.execute(db)
  const days = { filed_from: from, filed_to: to, checked_on: today }
  const found: ForecastCheckTable[] = []
  for (const { procedure, track } of kinds)
    for (const [scope, score] of await scoresOf(db, { procedure, track }, { today }))
      found.push({ procedure_code: procedure, track, scope, ...score, ...days })
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('forecast_check').execute()
    if (found.length > 0) await transaction.insertInto('forecast_check').values(found).execute()
  })
}

/** Of every commune that cells are kept for, what they count in today: of a merged one, what its successor does. */
async function unitsOf(db: Db, today: Day): Promise<ReadonlyMap<string, Units>> {
  const { rows } = await sql<Units & { readonly counted: string }>`
    select unnest(array[k.code] || coalesce(k.merged, '{}')) as counted, k.code as commune, k.province_code as province,
      k.region_code as region, 'MA' as country
    from communes_on(${today}::date) k`.execute(db)
  return new Map(rows.map(({ counted, ...units }) => [counted, units]))
}

type Span = { readonly from: Day; readonly to: Day }

async function cellsSeen(db: Db, { procedure, track }: Kind, { from, to }: Span) {
  const { rows } = await sql<SeenCell & { readonly commune: string }>`
    select quarter, commune_code as commune, filed, withdrawn, calendar_gross as decided, open_since::text[] as "openSince" from performance_cell
    where procedure_code = ${procedure} and track = ${track} and quarter between ${from}::date and ${to}::date`.execute(
    db,
  )
  return rows
}

type Counted = {
  readonly quarter: string
  readonly commune: string
  readonly open: boolean
  readonly days: number
  readonly dossiers: number
}

/** What was withdrawn was never decided, and tells nothing. */
async function outcomesOf(
  db: Db,
  { procedure, track }: Kind,
  { from, to, today, units }: Span & { readonly today: Day; readonly units: ReadonlyMap<string, Units> },
): Promise<readonly Outcome[]> {
  const { rows } = await sql<Counted>`
    select date_trunc('quarter', filed_day)::date as quarter, commune_code as commune, outcome is null as open,
      coalesce(closed_day, ${today}::date) - filed_day as days, count(*)::integer as dossiers
    from performance_dossier
    where procedure_code = ${procedure} and (${track} = '*' or track = ${track}) and doubt is null
      and filed_day between ${from}::date and ${to}::date and outcome is distinct from 'withdrawn'
    group by 1, 2, 3, 4 order by 4`.execute(db)
  const cohorts = Map.groupBy(rows, ({ quarter, commune }) => `${quarter} ${commune}`)
  return [...cohorts.values()].flatMap((cohort) => {
    const [{ quarter, commune } = { quarter: '', commune: '' }] = cohort
    const of = units.get(commune)
    const those = (open: boolean) => cohort.filter((one) => one.open === open)
    return of ? [{ quarter, units: of, decided: those(false), open: those(true) }] : []
  })
}
