import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { LinkedGround } from '../../contract/chain.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { Database } from '../../db/tables.ts'

export type ProcedureName = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

export type LinkRow = {
  readonly id: string
  readonly visible: boolean
  readonly follows: string | null
  readonly number: string | null
  readonly title: string
  /** Null for a draft that has none yet. */
  readonly procedure: ProcedureName | null
  readonly step: Step
  readonly filedAt: Date | null
  readonly since: Date | null
  readonly deliveredOn: string | null
}

/** Everything linked to a dossier, in the order it was filed, itself included; nothing of one the actor may not see. */
export async function chainRows(db: Kysely<Database>, id: string): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select id, visible, follows, number, title, procedure, step, filed_at as "filedAt", since, delivered_on as "deliveredOn"
    from chain_of(${id}::uuid)`.execute(db)
  return rows
}

/**
 * Two sites are the same ground when they share this part of the smaller one: plans are digitised to some decimetres, and
 * neighbours must not pass for each other.
 */
const SAME_GROUND = 0.05
const MOST = 50

/** Filed dossiers on the same ground that the actor may see, newest first; outlines compared in the legal plane. */
export async function sameGroundRows(db: Kysely<Database>, id: string): Promise<LinkRow[]> {
  const site = await db.selectFrom('dossier_site').select('srid').where('dossier_id', '=', id).executeTakeFirst()
  if (!site) return []
  const { rows } = await onGround(id, site.srid as LegalSrid).execute(db)
  return rows
}

/** The statement of it; a point, which has no area, is on the ground where it stands. Sites of the same legal zone, through the index of their outlines. */
export const onGround = (id: string, srid: LegalSrid) => sql<LinkRow>`
    select d.id, true as visible, d.follows, d.number, d.title, d.step, d.filed_at as "filedAt", d.step_since as since,
      json_build_object('code', v.code, 'nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr') as procedure,
      (select max(e.day) from dossier_event e where e.dossier_id = d.id
        and e.event in ('sign', 'attest_silence', 'acknowledge')) as "deliveredOn"
    from dossier_site mine join dossier_site s on s.geom && mine.geom and s.dossier_id <> mine.dossier_id
      join dossier d on d.id = s.dossier_id join procedure_version v on v.id = d.procedure_version_id
    where mine.dossier_id = ${id}::uuid and mine.srid = ${srid} and s.srid = ${srid} and d.state <> 'draft'
      and ST_Intersects(s.geom, mine.geom)
      and ST_Area(ST_Intersection(s.geom, mine.geom)) >= ${SAME_GROUND} * least(ST_Area(s.geom), ST_Area(mine.geom))
    order by d.filed_at desc nulls last, d.id limit ${MOST}`

/** What those the actor may see stand on: degrees for the map, measures of the legal plane. */
export async function groundsOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LinkedGround>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LinkedGround & { id: string }>`
    select s.dossier_id as id, coalesce(t.kind, 'outline') as kind,
      ST_AsGeoJSON(wgs84_from_legal(case when t.kind = 'line' then t.drawn else s.geom end), 8, 0)::json as geometry,
      nullif(ST_Area(s.geom), 0) as "areaM2", case when t.kind = 'line' then ST_Length(t.drawn) end as "lengthM"
    from dossier_site s left join dossier_trace t on t.srid = s.srid and t.dossier_id = s.dossier_id
    where s.dossier_id = any (${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...ground }) => [id, ground]))
}
