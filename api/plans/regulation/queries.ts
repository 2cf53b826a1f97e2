import { type Kysely, sql } from 'kysely'
import type { PlanEvent } from '../../../spatial/conformity/planState.ts'
import { personNamed } from '../../access/personNamed.ts'
import type { RegulationRow } from '../../contract/regulation/cells.ts'
import type { RegulationAnswer, RevisionAnswer } from '../../contract/regulation/regulation.ts'
import type { Database } from '../../db/tables.ts'

type Db = Kysely<Database>
type Version = RegulationAnswer['version']

export type HeldVersion = Omit<Version, 'state' | 'since'> & {
  readonly events: readonly PlanEvent[]
  /** Of the commune under its middle, widest first; empty where none is known. */
  readonly territory: readonly string[]
  readonly revision: number
}

/** A version of a plan, and where it lies; null when there is none. */
export async function heldVersion(db: Db, id: string): Promise<HeldVersion | null> {
  const { rows } = await sql<HeldVersion>`
    select v.id, v.label, v.srid, p.code as "planCode", p.name_fr as "planNameFr", p.name_ar as "planNameAr", v.source,
      coalesce((select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act) order by e.on_day)
        from plan_event e where e.plan_version_id = v.id), '[]') as events,
      coalesce(units_under(v.perimeter), '{}') as territory,
      coalesce((select max(number) from regulation_revision r where r.plan_version_id = v.id), 0) as revision
    from plan_version v join plan p on p.id = v.plan_id where v.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** The règlement as it stands, zone by zone. */
export async function regulationRows(db: Db, id: string): Promise<RegulationRow[]> {
  const { rows } = await sql<{ rows: RegulationRow[] }>`select regulation_snapshot(${id}::uuid) as rows`.execute(db)
  return rows[0]?.rows ?? []
}

/** Every zone and sector that is drawn, the zone of each sector, and what the règlement alone names. */
export async function regulationLines(db: Db, { id, srid }: Pick<Version, 'id' | 'srid'>) {
  const { rows } = await sql<RegulationAnswer['lines'][number]>`
    with drawn as (
      select code, coalesce(sector, '') as sector, min(label_fr) as fr, min(label_ar) as ar, sum(ST_Area(geom)) as m2
      from zone where srid = ${srid}::integer and plan_version_id = ${id}::uuid group by 1, 2),
    named as (
      select code, sector from drawn union select code, '' from drawn
      union select zone_code, sector from regulation where plan_version_id = ${id}::uuid)
    select n.code as zone, n.sector, coalesce(d.fr, '') as "labelFr", coalesce(d.ar, '') as "labelAr",
      round(coalesce(d.m2, 0)::numeric, 2)::float8 as "areaM2", d.code is not null as drawn
    from named n left join drawn d on d.code = n.code and d.sector = n.sector
    order by n.code collate "C", n.sector collate "C"`.execute(db)
  return rows
}

export type RevisionRow = Omit<RevisionAnswer, 'at'> & { readonly at: Date; readonly content: RegulationRow[] }

const revision = sql`
  r.number, r.kind, r.restored, r.made_at as at, r.reason, r.act, r.content,
  ${personNamed('r.made_by')} as by`

/** Revisions of a version, the last first. */
export async function revisionRows(db: Db, id: string): Promise<readonly RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    select ${revision} from regulation_revision r where r.plan_version_id = ${id}::uuid order by r.number desc`.execute(
    db,
  )
  return rows
}

/** One revision with its whole content; null when there is no such number. */
export async function revisionRow(db: Db, id: string, number: number): Promise<RevisionRow | null> {
  const { rows } = await sql<RevisionRow>`
    select ${revision} from regulation_revision r
    where r.plan_version_id = ${id}::uuid and r.number = ${number}::integer`.execute(db)
  return rows[0] ?? null
}
