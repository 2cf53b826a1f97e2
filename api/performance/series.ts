import { type Kysely, sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import {
  AGE_BANDS,
  INDICATOR_CODES,
  type IndicatorCode,
  indicatorOf,
  LEAST,
} from '../contract/performance/indicators.ts'
import type { Level, TerritorySeries } from '../contract/performance/performance.ts'
import { daysOf, quarterAfter } from '../contract/performance/period.ts'
import type { Track } from '../contract/procedures/definition.ts'
import type { Database } from '../db/tables.ts'
import { delayOf } from './figures.ts'
import type { KeptFigures } from './keptFigures.ts'
import { isToldAll, rowOf, windowOf } from './queries.ts'
import { type Territory, territoriesOf } from './territories.ts'

type Asked = {
  readonly level: Level
  readonly code: string
  /** The last quarter of the series. */
  readonly period: string
  readonly quarters: number
  readonly procedure?: string | undefined
  readonly track?: Track | undefined
  readonly today: Day
  readonly mayTell: (path: readonly string[]) => boolean
}

/** Every indicator of one territory, quarter by quarter; of the last one, the backlog by age, reasons and bodies. */
export async function readSeries(
  db: Kysely<Database>,
  kept: KeptFigures,
  asked: Asked,
): Promise<TerritorySeries | null> {
  const { level, code, today, procedure = '*', track = '*' } = asked
  const windows = quartersUpTo(asked).map((quarter) => windowOf(quarter, today))
  const last = windows.at(-1)
  const territory = (await territoriesOf(db, level, last?.at ?? today)).find((one) => one.code === code)
  if (!territory || !last) return null
  const quarters = windows.map(({ at, answer }) => ({ quarter: answer.code, at }))
  const known = await kept.read(db, { territory, procedure, track, quarters })
  const valuesOf = (indicator: IndicatorCode) =>
    known.map(({ figures }) => {
      const { code: _, ...value } = rowOf(territory, {
        unit: indicatorOf(indicator),
        figure: figures[indicator],
        asked,
      })
      return value
    })
  const ages = known.at(-1)?.ages ?? []
  return {
    ...{ code, level, periods: windows.map(({ answer }) => answer) },
    series: Object.fromEntries(INDICATOR_CODES.map((one) => [one, valuesOf(one)])) as TerritorySeries['series'],
    ages: [...AGE_BANDS, null].map((upTo, band) => ({ upTo, n: ages[band] ?? 0 })),
    ...(await reasonsOf(db, territory, asked)),
    bodies: await bodiesOf(db, territory, asked),
  }
}

const quartersUpTo = ({ period, quarters }: Asked): readonly string[] =>
  Array.from({ length: quarters }, (_, nth) => quarterAfter(period, nth - quarters + 1))

/** Why something was asked, and why it was refused, in the last quarter, all procedures together; the commonest first. */
async function reasonsOf(
  db: Kysely<Database>,
  territory: Territory,
  asked: Asked,
): Promise<Pick<TerritorySeries, 'reasons' | 'reasonsWithheld'>> {
  const { rows } = await sql<TerritorySeries['reasons'][number]>`
    select r.kind, r.code, sum(r.dossiers)::integer as n, (select m.sentence from complement_reason m
      where r.kind = 'complement' and m.code = r.code order by m.valid_from desc limit 1) as sentence
    from performance_reason_cell r
    where r.quarter = ${daysOf(asked.period).first}::date and r.commune_code = any (${territory.communes}::text[])
    group by r.kind, r.code order by n desc, r.code`.execute(db)
  const reasons = isToldAll(territory, asked) ? rows : rows.filter(({ n }) => n >= LEAST)
  return { reasons, reasonsWithheld: rows.length - reasons.length }
}

type BodyRow = {
  readonly id: string
  readonly nameFr: string
  readonly nameAr: string
  readonly asked: number
  readonly answered: number
  readonly days: number[]
}

/** The load of each body that was asked in the last quarter, and how long its first answers took. */
async function bodiesOf(db: Kysely<Database>, territory: Territory, asked: Asked): Promise<TerritorySeries['bodies']> {
  const { rows } = await sql<BodyRow>`
    select b.id, b.name_fr as "nameFr", b.name_ar as "nameAr", sum(c.asked)::integer as asked, sum(c.answered)::integer as answered,
      coalesce((select array_agg(d order by d) from performance_body_cell x cross join unnest(x.working_days) d
        where x.body_id = b.id and x.quarter = ${daysOf(asked.period).first}::date and x.commune_code = any (${territory.communes}::text[])), '{}') as days
    from performance_body_cell c join body b on b.id = c.body_id
    where c.quarter = ${daysOf(asked.period).first}::date and c.commune_code = any (${territory.communes}::text[])
    group by b.id order by asked desc, b.name_fr`.execute(db)
  const tellsAll = isToldAll(territory, asked)
  return rows.map(({ days, ...body }) => {
    const withheld = !tellsAll && days.length > 0 && days.length < LEAST
    return { ...body, medianDays: withheld ? null : delayOf('median', days).value, withheld }
  })
}
