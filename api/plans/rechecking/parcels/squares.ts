import { type Kysely, sql } from 'kysely'
import { bindingAmong } from '../../../../spatial/conformity/governing.ts'
import { type PlanEvent, planState } from '../../../../spatial/conformity/planState.ts'
import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import type { Day } from '../../../../spatial/day.ts'
import type { Database } from '../../../db/tables.ts'
import type { WorkDeps } from '../../../deps.ts'
import { zoneChangesQuery } from './zoneChanges.ts'

/** Sides of the squares, metres: some thousands of urban parcels, done in less than a second. */
export const SQUARE_M = 2_000

type LayingOut = { readonly id: string; readonly version: string; readonly today: Day }

/**
 * Cuts the ground of a version, and of the one it replaces, into squares of the legal plane, to be gone through one after the other. None while the
 * version does not bind: the parcels keep the zones they have.
 */
export async function layOutSquares(db: Kysely<Database>, { id, version, today }: LayingOut): Promise<void> {
  const replaced = await bindingBefore(db, { version, today })
  if (replaced === 'not binding') return
  await sql`insert into recheck_square (recheck_id, nth, srid, geom, former_version, latter_version)
    select ${id}::uuid, row_number() over (order by cell.j, cell.i)
        + (select count(*) from recheck_square where recheck_id = ${id}::uuid), v.srid, cell.geom, ${replaced}::uuid, v.id
    from plan_version v cross join lateral (
      select distinct on (c.j, c.i) c.j, c.i, c.geom from plan_perimeter p cross join lateral ST_SquareGrid(${sql.lit(SQUARE_M)}, p.geom) c
      where p.srid = v.srid and p.plan_version_id in (v.id, ${replaced}::uuid) and ST_Intersects(p.geom, c.geom)
    ) cell
    where v.id = ${version}::uuid`.execute(db)
}

type VersionRow = { readonly id: string; readonly plan: string; readonly events: readonly PlanEvent[] }

/** The version of the same plan that binds but for this one; null when there was none. */
async function bindingBefore(
  db: Kysely<Database>,
  { version, today }: { readonly version: string; readonly today: Day },
): Promise<string | null | 'not binding'> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.plan_id as plan, coalesce((select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act)
      order by e.on_day, e.kind) from plan_event e where e.plan_version_id = v.id), '[]') as events
    from plan_version v where v.plan_id = (select n.plan_id from plan_version n where n.id = ${version}::uuid)`.execute(
    db,
  )
  const standing = rows.flatMap(({ id, plan, events }) => {
    const state = planState(events, today)
    return state ? [{ versionId: id, plan, overlapM2: 0, state: state.state, since: state.since }] : []
  })
  if (!bindingAmong(standing).some(({ versionId }) => versionId === version)) return 'not binding'
  const [before] = bindingAmong(standing.filter(({ versionId }) => versionId !== version))
  return before?.versionId ?? null
}

type Needs = Pick<WorkDeps, 'db' | 'clock'>

/** Goes through the squares that are left, one a transaction with what it changes. @returns how many it did */
export async function compareSquares(work: Needs, id: string): Promise<number> {
  let done = 0
  while (await compareNext(work, id)) done += 1
  return done
}

type SquareRow = {
  readonly nth: number
  readonly srid: LegalSrid
  readonly former: string | null
  readonly latter: string
}

const compareNext = ({ db, clock }: Needs, id: string): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const { rows } = await sql<SquareRow>`
      select nth, srid, former_version as former, latter_version as latter from recheck_square
      where recheck_id = ${id}::uuid and done_at is null order by nth limit 1 for update skip locked`.execute(
      transaction,
    )
    const [square] = rows
    if (!square) return false
    await sql`
      insert into recheck_zone_change as kept (recheck_id, former_code, latter_code, parcels, area_m2)
      select ${id}::uuid, found.former_code, found.latter_code, found.parcels, found.area_m2
      from (${zoneChangesQuery({ recheckId: id, ...square })}) found
      on conflict (recheck_id, former_code, latter_code)
      do update set parcels = kept.parcels + excluded.parcels, area_m2 = kept.area_m2 + excluded.area_m2`.execute(
      transaction,
    )
    await transaction
      .updateTable('recheck_square')
      .set({ done_at: clock.now() })
      .where('recheck_id', '=', id)
      .where('nth', '=', square.nth)
      .execute()
    return true
  })
