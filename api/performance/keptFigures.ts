import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { AGE_BANDS, INDICATOR_CODES, type IndicatorCode } from '../contract/performance/indicators.ts'
import { daysOf } from '../contract/performance/period.ts'
import type { Database } from '../db/tables.ts'
import { agesOf, columnsOf, type Figure, figureOf, type Sums } from './figures.ts'
import type { Territory } from './territories.ts'

/** Every figure of one territory and quarter, and how many of what is open are of each band of ages. */
export type QuarterFigures = {
  readonly figures: Readonly<Record<IndicatorCode, Figure>>
  readonly ages: readonly number[]
}

export type Wanted = {
  readonly territory: Territory
  readonly procedure: string
  readonly track: string
  /** Each quarter with the day up to which it is told. */
  readonly quarters: readonly { readonly quarter: string; readonly at: string }[]
}

/** Some hundred quarters of every region, or of the communes that are looked at. */
const MOST_KEPT = 4_000
const COLUMNS = [...new Set(INDICATOR_CODES.flatMap(columnsOf))]

/**
 * Figures of territories as they were last computed: a quarter that is over seldom changes, and a country's is a thousand
 * cells. Each is kept under the version of its quarter, so that an event that comes late is never missed.
 */
export class KeptFigures {
  private readonly kept = new Map<string, QuarterFigures>()

  /** The figures of each quarter, in the order they are wanted; what is not kept is computed in one reading. */
  async read(db: Kysely<Database>, wanted: Wanted): Promise<readonly QuarterFigures[]> {
    const versions = await versionsOf(db, wanted)
    const whose = createHash('sha256')
      .update(JSON.stringify([wanted.territory.communes, wanted.procedure, wanted.track]))
      .digest('base64')
    const named = wanted.quarters.map((one) => ({
      ...one,
      key: `${whose} ${one.quarter} ${versions.get(one.quarter) ?? 0} ${one.at}`,
    }))
    const missing = named.filter(({ key }) => !this.kept.has(key))
    const fresh = await computed(db, wanted, missing)
    for (const [index, { key }] of missing.entries()) this.keep(key, fresh[index])
    return named.flatMap(({ key }) => fresh[missing.findIndex((one) => one.key === key)] ?? this.kept.get(key) ?? [])
  }

  private keep(key: string, figures: QuarterFigures | undefined): void {
    if (figures) this.kept.set(key, figures)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest)
  }
}

async function versionsOf(db: Kysely<Database>, { quarters }: Wanted): Promise<ReadonlyMap<string, number>> {
  const firsts = quarters.map(({ quarter }) => daysOf(quarter).first)
  const { rows } = await sql<{ first: string; version: number }>`
    select quarter as first, version from performance_quarter where quarter = any (${firsts}::date[])`.execute(db)
  const byFirst = new Map(rows.map(({ first, version }) => [first, version]))
  return new Map(quarters.map(({ quarter }) => [quarter, byFirst.get(daysOf(quarter).first) ?? 0]))
}

async function computed(db: Kysely<Database>, wanted: Wanted, missing: Wanted['quarters']): Promise<QuarterFigures[]> {
  if (missing.length === 0) return []
  const { rows } = await sql<Sums>`
    select quarter, ${sql.join(COLUMNS.map((column) => sql.ref(column)))} from performance_cell
    where commune_code = any (${wanted.territory.communes}::text[]) and procedure_code = ${wanted.procedure}
      and track = ${wanted.track} and quarter = any (${missing.map(({ quarter }) => daysOf(quarter).first)}::date[])`.execute(
    db,
  )
  const byQuarter = Map.groupBy(rows, ({ quarter }) => quarter)
  return missing.map(({ quarter, at }) => figuresFrom(byQuarter.get(daysOf(quarter).first) ?? [], at))
}

function figuresFrom(cells: readonly Sums[], at: string): QuarterFigures {
  const figures = Object.fromEntries(INDICATOR_CODES.map((code) => [code, figureOf(code, cells, at)]))
  const ages = agesOf(cells, at)
  const inBand = (band: number) => ages.filter((age) => bandOf(age) === band).length
  return { figures: figures as QuarterFigures['figures'], ages: [...AGE_BANDS, null].map((_, band) => inBand(band)) }
}

const bandOf = (age: number): number => {
  const band = AGE_BANDS.findIndex((upTo) => age <= upTo)
  return band === -1 ? AGE_BANDS.length : band
}
