import { type Kysely, sql } from 'kysely'
import type { Step } from '../../api/contract/procedures/steps.ts'
import { STATE_OF } from '../../api/contract/procedures/steps.ts'
import type { Database } from '../../api/db/tables.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'

export type Laid = {
  readonly commune: string
  readonly due: string | null
  readonly step?: Step | undefined
  readonly srid?: LegalSrid
  /** The middle of a site of 20 m by 12 m, metres of its zone; none without. */
  readonly at?: readonly [x: number, y: number]
}

/** Dossiers under examination with their sites, written at once by the database's owner. @returns their numbers */
export async function layField(db: Kysely<Database>, owner: string, laid: readonly Laid[]): Promise<readonly string[]> {
  const rows = laid.map(({ step = 'filed', srid = 26191, at, ...rest }, nth) => ({
    ...{
      ...rest,
      step,
      srid,
      state: STATE_OF[step],
      number: `c-${nth}-${Math.round((at?.[0] ?? 0) * 7 + (at?.[1] ?? 0))}`,
    },
    ...{ x: at?.[0] ?? null, y: at?.[1] ?? null },
  }))
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as g(commune text, due date, step text, srid integer,
    state text, number text, x float8, y float8)`
  await sql`insert into dossier (id, title, state, step, number, commune_code, created_by, created_at, territory, filed_at,
      step_since, due_day, procedure_version_id)
    select gen_random_uuid(), 'Villa', g.state, g.step, g.number, g.commune, ${owner}::uuid, now(), '{}', now(), now(), g.due, v.id
    from ${given}, procedure_version v where v.code = 'refection' and v.valid_to is null and v.state = 'published'`.execute(
    db,
  )
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select d.id, g.srid, g.state, '{}', s.site, display_3857(s.site) from ${given} join dossier d on d.number = g.number
      cross join lateral (select ST_Multi(ST_MakeEnvelope(g.x - 10, g.y - 6, g.x + 10, g.y + 6, g.srid)) as site) s
    where g.x is not null`.execute(db)
  return rows.map(({ number }) => number)
}
