import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { BoardLevel, BoardRow, Figures, Horizon } from '../../contract/performance/board.ts'
import type { Track } from '../../contract/procedures/definition.ts'
import type { Holder } from '../../contract/procedures/steps.ts'
import type { Database } from '../../db/tables.ts'
import type { Horizons } from './horizons.ts'
import { type Asked, eachUnit, HOLDER, LAST, narrowed, TACIT_VERSIONS, unitsOf } from './narrowing.ts'

/** Of one unit: what one holder has of one track. */
export type CellRow = Figures & {
  readonly unit: string
  readonly track: Track | null
  readonly holder: Holder
  readonly open: number
  readonly standing: number
  readonly tacit: number
}

const counted = (column: string, { today, ...until }: Horizons) => {
  const due = sql.raw(column)
  const figures: Readonly<Record<Horizon, RawBuilder<unknown>>> = {
    late: sql`${due} < ${today}::date`,
    in3: sql`${due} >= ${today}::date and ${due} <= ${until.in3}::date`,
    in5: sql`${due} >= ${today}::date and ${due} <= ${until.in5}::date`,
    in10: sql`${due} >= ${today}::date and ${due} <= ${until.in10}::date`,
  }
  return sql.join(
    Object.entries(figures).map(([name, holds]) => sql`(count(*) filter (where ${holds}))::integer as ${sql.id(name)}`),
  )
}

/** All that is under examination, counted by unit, track and holder; one walk of each unit's own dossiers. */
export async function boardCells(db: Kysely<Database>, asked: Asked, level: BoardLevel): Promise<CellRow[]> {
  const unit = sql.raw(level === 'provinces' ? 'd.territory[3]' : 'd.commune_code')
  const { today } = asked.horizons
  const one = eachUnit(
    (within) => sql`select ${unit} as unit, d.track, ${HOLDER} as holder, d.due_day,
      d.due_day < ${today}::date and d.procedure_version_id in (select id from tacit_version) as tacit
      from dossier d where ${within} and ${narrowed(asked)}`,
  )
  const { rows } = await sql<CellRow>`
    with ${unitsOf(asked)}, ${TACIT_VERSIONS}, near as (${one})
    select unit, track, holder, count(*)::integer as open, (count(*) filter (where due_day is null))::integer as standing,
      (count(*) filter (where tacit))::integer as tacit, ${counted('due_day', asked.horizons)}
    from near group by unit, track, holder`.execute(db)
  return rows
}

export type BodyRow = Figures & { readonly id: string; readonly nameFr: string; readonly nameAr: string }

/** Bodies that are silent about what is late or near, the ones with the most late dossiers first. */
export async function silentBodies(db: Kysely<Database>, asked: Asked): Promise<BodyRow[]> {
  const { holder } = asked.filter
  if (holder !== undefined && holder !== 'members') return []
  const consulted = { ...asked, filter: { ...asked.filter, holder: 'members' as const } }
  const near = eachUnit(
    (within) => sql`select d.id, d.due_day from dossier d
      where ${within} and ${narrowed(consulted)} and ${LAST} <= ${asked.horizons.in10}::date`,
  )
  const { rows } = await sql<BodyRow>`
    with ${unitsOf(asked)}, near as materialized (${near})
    select b.id, b.name_fr as "nameFr", b.name_ar as "nameAr", ${counted('n.due_day', asked.horizons)}
    from silent_bodies(array(select id from near)) s join near n on n.id = s.dossier_id join body b on b.id = s.body_id
    group by b.id, b.name_fr, b.name_ar order by late desc, in10 desc, b.name_fr, b.id`.execute(db)
  return rows
}

export type UnitRow = Pick<BoardRow, 'unit' | 'province' | 'followed'>

/** The names of the units of a board, and which of them one follows. */
export async function unitNames(
  db: Kysely<Database>,
  codes: readonly string[],
  { level, personId }: { readonly level: BoardLevel; readonly personId: string },
): Promise<UnitRow[]> {
  const named = (alias: string) =>
    sql.raw(`json_build_object('code', ${alias}.code, 'nameFr', ${alias}.name_fr, 'nameAr', ${alias}.name_ar)`)
  const { rows } = await (level === 'provinces'
    ? sql<UnitRow>`select ${named('p')} as unit, null as province, false as followed from province p
        where p.code = any (${codes}::text[])`
    : sql<UnitRow>`select ${named('c')} as unit, ${named('p')} as province,
        exists (select from commune_follow f where f.person_id = ${personId}::uuid and f.commune_code = c.code) as followed
        from commune c join province p on p.code = c.province_code where c.code = any (${codes}::text[])`
  ).execute(db)
  return rows
}
