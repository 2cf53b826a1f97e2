import { sql } from 'kysely'
import { AGE_BANDS, LEAST } from '../../../contract/performance/indicators.ts'
import { OLD_AGE } from '../../figures.ts'
import type { Asking } from './asking.ts'

/** The quarters of a bulletin by their first days, oldest first. */
type Span = {
  readonly first: string
  /** Of the bulletin's quarter: territories are what they were that day. */
  readonly last: string
  readonly before: string
  readonly oldest: string
}

export type DelayRow = {
  readonly quarter: string
  readonly code: string
  readonly track: 'gp' | 'pp' | '*'
  readonly n: number
  readonly mean: number | null
  readonly median: number | null
  readonly ninth: number | null
}

/** Of the quarter of a cell. */
const lastDay = sql.raw(`((p.quarter + interval '3 months')::date - 1)`)

/** Days of the calendar net of the applicant's time: as the legal term is counted that they are held against. */
const measures = sql.raw(`count(d)::integer as n,
    round(avg(d), 1)::float8 as mean,
    percentile_cont(0.5) within group (order by d) as median,
    percentile_disc(0.9) within group (order by d) as ninth`)

type PlaceRow = Omit<DelayRow, 'track'> & {
  readonly track: 'gp' | 'pp'
  readonly timed: number
  readonly inTime: number
}

type Pair = Omit<Span, 'oldest'>

/** Delays of each place there was on the last day, this quarter and the one before; `code` says which place a commune is of. */
const delaysOfEach = (code: string, { first, last, before }: Pair) => sql<PlaceRow>`
with cell as (
    select p.quarter, ${sql.raw(code)} as code, p.track, p.timed, p.in_time, p.calendar_net
    from communes_counted_on(${last}::date) t cross join lateral unnest(t.counted) part(code)
    join performance_cell p on p.commune_code = part.code
    where p.quarter in (${before}::date, ${first}::date) and p.procedure_code = '*' and p.track in ('gp', 'pp')
  )
select c.quarter, c.code, c.track, s.timed, s."inTime",
    ${measures}
  from cell c cross join lateral unnest(c.calendar_net) d
    join (select quarter, code, track, sum(timed)::integer as timed, sum(in_time)::integer as "inTime"
      from cell group by quarter, code, track) s using (quarter, code, track)
  group by c.quarter, c.code, c.track, s.timed, s."inTime"
  order by c.quarter, c.code, c.track`

export const territoryDelays = (asking: Asking, pair: Pair) =>
  asking.rows<PlaceRow>({
    name: 'territories',
    answers: {
      fr: 'Délais de chaque commune et arrondissement, trimestre et trimestre précédent',
      ar: 'آجال كل جماعة ومقاطعة، الفصل والفصل السابق',
    },
    query: delaysOfEach('t.code', pair),
  })

export const provinceDelays = (asking: Asking, pair: Pair) =>
  asking.rows<PlaceRow>({
    name: 'provinces',
    answers: {
      fr: 'Délais de chaque préfecture et province, trimestre et trimestre précédent',
      ar: 'آجال كل عمالة وإقليم، الفصل والفصل السابق',
    },
    query: delaysOfEach('t.province_code', pair),
  })

export type CountRow = {
  readonly quarter: string
  readonly code: string
  readonly track: 'gp' | 'pp' | '*'
  readonly filed: number
  readonly decided: number
  readonly delivered: number
  readonly refused: number
  readonly silence: number
  readonly withdrawn: number
  readonly timed: number
  readonly inTime: number
  readonly rightFirstTime: number
  readonly doubtful: number
  readonly backlog: number
  readonly backlogOld: number
}

/** Sums of the country (`MA`) and of each region, quarter by quarter. */
export const countsByQuarter = (asking: Asking, { first, last, oldest }: Span) =>
  asking.rows<CountRow>({
    name: 'counts',
    answers: {
      fr: 'Dossiers déposés, décidés, en cours : pays et régions, par trimestre',
      ar: 'الملفات المودعة والمبتوت فيها والجارية: المملكة والجهات، حسب الفصول',
    },
    query: sql`
select p.quarter, coalesce(t.region_code, 'MA') as code, p.track,
    sum(p.filed)::integer as filed,
    sum(p.granted + p.refused + p.silence + p.acknowledged)::integer as decided,
    sum(p.granted + p.silence + p.acknowledged)::integer as delivered,
    sum(p.refused)::integer as refused,
    sum(p.silence)::integer as silence,
    sum(p.withdrawn)::integer as withdrawn,
    sum(p.timed)::integer as timed,
    sum(p.in_time)::integer as "inTime",
    sum(p.right_first_time)::integer as "rightFirstTime",
    sum(p.doubtful)::integer as doubtful,
    sum(cardinality(p.open_since))::integer as backlog,
    sum((select count(*) from unnest(p.open_since) o where ${lastDay} - o > ${sql.lit(OLD_AGE)}))::integer as "backlogOld"
  from communes_counted_on(${last}::date) t cross join lateral unnest(t.counted) part(code)
    join performance_cell p on p.commune_code = part.code
  where p.quarter between ${oldest}::date and ${first}::date and p.procedure_code = '*' and p.track in ('*', 'gp', 'pp')
  group by grouping sets ((p.quarter, p.track), (p.quarter, p.track, t.region_code))
  order by 1, 2, 3`,
  })

/** Delays of the country and of each region, by track and of both, quarter by quarter. */
export const delaysByQuarter = (asking: Asking, { first, last, oldest }: Span) =>
  asking.rows<DelayRow>({
    name: 'delays',
    answers: {
      fr: 'Délais du pays et des régions, par type et par trimestre',
      ar: 'آجال المملكة والجهات، حسب الصنف والفصل',
    },
    query: sql`
select p.quarter, coalesce(t.region_code, 'MA') as code, p.track,
    ${measures}
  from communes_counted_on(${last}::date) t cross join lateral unnest(t.counted) part(code)
    join performance_cell p on p.commune_code = part.code cross join lateral unnest(p.calendar_net) d
  where p.quarter between ${oldest}::date and ${first}::date and p.procedure_code = '*' and p.track in ('*', 'gp', 'pp')
  group by grouping sets ((p.quarter, p.track), (p.quarter, p.track, t.region_code))
  order by 1, 2, 3`,
  })

/** What was open when the quarter ended, by days since filing. */
export const openByAge = (asking: Asking, { first }: Span) =>
  asking.rows<{ readonly band: number; readonly n: number }>({
    name: 'ages',
    answers: {
      fr: `Dossiers en cours le dernier jour, par âge (jusqu’à ${AGE_BANDS.join(', ')} jours, au-delà)`,
      ar: `الملفات الجارية في آخر يوم حسب مدتها (إلى غاية ${AGE_BANDS.join('، ')} يوما، وما فوق)`,
    },
    query: sql`
select width_bucket(${lastDay} - o - 1, ${AGE_BANDS}::integer[]) as band, count(*)::integer as n
  from performance_cell p cross join lateral unnest(p.open_since) o
  where p.quarter = ${first}::date and p.procedure_code = '*' and p.track = '*'
  group by 1 order by 1`,
  })

export type ReasonRow = {
  readonly kind: 'complement' | 'refusal'
  readonly code: string
  readonly n: number
  /** Of a complement; a ground of refusal has its name in the words. */
  readonly sentence: { readonly fr: string; readonly ar: string } | null
}

/** Why something was asked of the applicants whose dossiers were decided, and why they were refused; most often first. */
export const reasonsAsked = (asking: Asking, { first }: Span) =>
  asking.rows<ReasonRow>({
    name: 'reasons',
    answers: { fr: 'Motifs des compléments et des refus', ar: 'أسباب طلبات الاستكمال والرفض' },
    query: sql`
select r.kind, r.code, sum(r.dossiers)::integer as n,
    (select m.sentence from complement_reason m where r.kind = 'complement' and m.code = r.code order by m.valid_from desc limit 1) as sentence
  from performance_reason_cell r
  where r.quarter = ${first}::date
  group by r.kind, r.code having sum(r.dossiers) >= ${sql.lit(LEAST)}
  order by r.kind, n desc, r.code`,
  })

export type HandsRow = {
  readonly track: 'gp' | 'pp'
  readonly guichet: number | null
  readonly members: number | null
  readonly president: number | null
  readonly applicant: number | null
}

/** Mean days of the calendar a decided dossier was in each one's hands. */
export const timeInHands = (asking: Asking, { first }: Span) => {
  const mean = (actor: string) =>
    sql.raw(
      `round(sum(p.${actor}_ms) / 86400000.0 / nullif(sum(cardinality(p.calendar_net)), 0), 1)::float8 as ${actor}`,
    )
  return asking.rows<HandsRow>({
    name: 'hands',
    answers: { fr: 'Temps passé chez chacun', ar: 'الوقت المستغرق لدى كل طرف' },
    query: sql`
select p.track,
    ${mean('guichet')},
    ${mean('members')},
    ${mean('president')},
    ${mean('applicant')}
  from performance_cell p
  where p.quarter = ${first}::date and p.procedure_code = '*' and p.track in ('gp', 'pp')
  group by p.track order by p.track`,
  })
}
