import { type Kysely, sql } from 'kysely'
import type { Bilingual } from '../../../spatial/bilingual.ts'
import { dayText } from '../../../spatial/conformity/figures.ts'
import { isThinCover } from '../../../spatial/conformity/governing.ts'
import { ar, fr, joined } from '../../../spatial/conformity/phrases.ts'
import { lastDayOfStudy, type PlanEvent, planState } from '../../../spatial/conformity/planState.ts'
import { THRESHOLDS } from '../../../spatial/conformity/thresholds.ts'
import { addMonths, asDay, type Day } from '../../../spatial/day.ts'
import { widthOf } from '../../../spatial/geometry/minimumRectangle.ts'
import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'
import { dayOf } from '../../clock.ts'
import type { StudyOverLand } from '../../contract/actsDrafted.ts'
import { geoJsonLegal } from '../../db/postgis.ts'
import type { Database } from '../../db/tables.ts'
import { consultedBodies } from '../../dossiers/avis/queries.ts'
import { LONGEST_DEFERRALS } from './grounds.ts'

type Db = Kysely<Database>
type Over = {
  readonly nameFr: string
  readonly nameAr: string
  readonly events: readonly PlanEvent[]
  readonly overlapM2: number
  readonly toleranceM: number
}

type Site = { readonly areaM2: number; readonly outline: LegalMultiPolygon; readonly over: readonly Over[] }

/** The versions of plans that share ground with the site of a dossier, whatever they are worth; null where none is placed. */
async function siteOf(db: Db, dossierId: string): Promise<Site | null> {
  const { rows } = await sql<Site>`
    select ST_Area(s.geom) as "areaM2", ${geoJsonLegal<LegalMultiPolygon>(sql`s.geom`)} as outline, coalesce((
        select json_agg(json_build_object('nameFr', p.name_fr, 'nameAr', p.name_ar, 'toleranceM', v.tolerance_m,
          'overlapM2', met.m2, 'events', coalesce((
            select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act) order by e.on_day)
            from plan_event e where e.plan_version_id = v.id), '[]')) order by p.code, v.label)
        from (
          select piece.plan_version_id as id, sum(ST_Area(ST_Intersection(piece.geom, s.geom))) as m2
          from (select g.plan_version_id, g.geom from plan_perimeter g where g.srid = s.srid and g.geom && s.geom offset 0) piece
          where ST_Intersects(piece.geom, s.geom) group by 1
        ) met join plan_version v on v.id = met.id join plan p on p.id = v.plan_id where met.m2 > 0), '[]') as over
    from dossier_site s where s.dossier_id = ${dossierId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Those that lie over the site by more than a digitising strip: the rule of the conformity report. */
async function versionsOver(db: Db, dossierId: string): Promise<readonly Over[]> {
  const site = await siteOf(db, dossierId)
  if (!site || site.over.length === 0) return []
  const { areaM2, outline, over } = site
  const land = { tolerance: { sliverM: THRESHOLDS.sliver.value }, parcel: { areaM2, widthM: widthOf(outline) } }
  return over.filter((plan) => !isThinCover(land, plan))
}

type Asked = { readonly dossierId: string; readonly round: number; readonly today: Day }

/**
 * The plans at study over the land of a dossier, today; null where there is none. Meanwhile the president defers, unless
 * the urban agency agrees (law 12-90, articles 21 and 22).
 */
export async function studyOver(db: Db, { dossierId, round, today }: Asked): Promise<StudyOverLand | null> {
  const plans = (await versionsOver(db, dossierId)).flatMap(({ events, nameFr, nameAr }) => {
    const [state, until] = [planState(events, today), lastDayOfStudy(events, today)]
    return state && until ? [{ nameFr, nameAr, since: state.since, act: state.act, until }] : []
  })
  const last = plans
    .map(({ until }) => until)
    .sort()
    .at(-1)
  if (!last) return null
  const longest = addMonths(today, LONGEST_DEFERRALS.plan_studied.months)
  const agency = await agencyAvis(db, dossierId, round)
  return { plans, agency, until: last < longest ? last : longest, sentence: joined(...plans.map(sentenceOf)) }
}

const sentenceOf = ({ nameFr, nameAr, since, until }: StudyOverLand['plans'][number]): Bilingual => {
  const [from, to] = [dayText(asDay(since)), dayText(asDay(until))]
  return {
    fr: fr`« ${nameFr} » est à l'étude sur ce terrain depuis le ${from}, jusqu'au ${to} au plus tard.`,
    ar: ar`«${nameAr}» قيد الدراسة على هذه الأرض منذ ${from}، وإلى غاية ${to} على أبعد تقدير.`,
  }
}

async function agencyAvis(db: Db, dossierId: string, round: number): Promise<StudyOverLand['agency']> {
  const agency = (await consultedBodies(db, dossierId)).find(
    (one) => one.body.kind === 'urban_agency' && one.round === round && one.removed === null && one.given.length > 0,
  )
  const last = agency?.given.at(-1)
  if (!agency || !last) return null
  const { nameFr, nameAr } = agency.body
  return { nameFr, nameAr, opinion: last.opinion, on: dayOf(last.at) }
}
