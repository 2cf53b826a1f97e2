import { type Kysely, sql } from 'kysely'
import { lastDayOfStudy, type PlanEvent, planState } from '../../../spatial/conformity/planState.ts'
import { addMonths, type Day } from '../../../spatial/day.ts'
import { dayOf } from '../../clock.ts'
import type { StudyOverLand } from '../../contract/actsDrafted.ts'
import type { Database } from '../../db/tables.ts'
import { consultedBodies } from '../../dossiers/avis/queries.ts'
import { LONGEST_DEFERRALS } from './grounds.ts'

type Db = Kysely<Database>
type Studied = { readonly nameFr: string; readonly nameAr: string; readonly events: readonly PlanEvent[] }

/** Versions of plans over the site of a dossier, whatever they are worth; a shared edge is none. */
async function versionsOver(db: Db, dossierId: string): Promise<readonly Studied[]> {
  const { rows } = await sql<Studied>`
    select p.name_fr as "nameFr", p.name_ar as "nameAr",
      coalesce((select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act) order by e.on_day)
        from plan_event e where e.plan_version_id = v.id), '[]') as events
    from plan_version v join plan p on p.id = v.plan_id
    where v.id in (
      select piece.plan_version_id from dossier_site s
      cross join lateral (select g.plan_version_id, g.geom from plan_perimeter g where g.srid = s.srid and g.geom && s.geom offset 0) piece
      where s.dossier_id = ${dossierId}::uuid and ST_Intersects(piece.geom, s.geom) and not ST_Touches(piece.geom, s.geom))
    order by p.code, v.label`.execute(db)
  return rows
}

type Asked = { readonly dossierId: string; readonly round: number; readonly today: Day }

/**
 * The plans at study over the land of a dossier, today; null where there is none. Meanwhile the president defers, unless
 * the urban agency agrees (law 12-90, articles 21 and 22).
 */
export async function studyOver(db: Db, { dossierId, round, today }: Asked): Promise<StudyOverLand | null> {
  const plans = (await versionsOver(db, dossierId)).flatMap(({ events, ...named }) => {
    const [state, until] = [planState(events, today), lastDayOfStudy(events, today)]
    return state && until ? [{ ...named, since: state.since, act: state.act, until }] : []
  })
  const last = plans
    .map(({ until }) => until)
    .sort()
    .at(-1)
  if (!last) return null
  const longest = addMonths(today, LONGEST_DEFERRALS.plan_studied.months)
  return { plans, agency: await agencyAvis(db, dossierId, round), until: last < longest ? last : longest }
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
