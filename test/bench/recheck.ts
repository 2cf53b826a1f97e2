import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { pino } from 'pino'
import { systemClock } from '../../api/clock.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { prepareQueue } from '../../api/jobs/prepareQueue.ts'
import { changesOf } from '../../api/plans/rechecking/parcels/zoneChanges.ts'
import { recheckDossiers } from '../../api/plans/rechecking/recheckDossiers.ts'
import { startRecheck } from '../../api/plans/rechecking/startRecheck.ts'
import type { Bench } from './bench.ts'
import { benchDatabase } from './benchDatabase.ts'
import { interleaved, type Line, median } from './measure.ts'

/** A commune's cadastre: 460 lots by 460. */
const PARCELS = 211_600
const BAR = 0.9
const SILENT = pino({ level: 'silent' })
const FORMER = '00000000-0000-7000-8000-000000000002'
const LATTER = '00000000-0000-7000-8000-000000000003'

/**
 * The parcels of a commune against a new version of its plan, as its publication has them checked again: square by square,
 * each committed with its progress, beside the same statement by hand over all of them at once.
 */
export async function benchRecheck({ cluster, effort }: Bench): Promise<readonly Line[]> {
  const { url } = await benchDatabase(cluster.url, PARCELS)
  await prepareQueue(url)
  const owner = openDatabase(url, { max: 2, statementTimeoutMs: 0 })
  const worker = openDatabase(url, { max: 2, role: 'rokhas_worker' })
  try {
    await drawAgain(owner)
    const seen: Counted[] = []
    const pairs = await interleaved(
      effort.pairs,
      async () => {
        const run = await recheckOnce(owner, worker)
        seen.push(run)
        return run.parcels / run.seconds
      },
      async () => {
        const run = await byHand(owner)
        seen.push(run)
        return run.parcels / run.seconds
      },
    )
    const totals = new Set(seen.map(({ parcels, changed }) => `${parcels} ${changed}`))
    if (totals.size !== 1) throw new Error(`the two ways count otherwise: ${[...totals].join(', ')}`)
    const squares = Math.max(...seen.map((one) => one.squares))
    const ratio = median(pairs.map(({ ours, against }) => ours / against))
    const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')} parcels/s`
    return [
      {
        what: `re-check of ${PARCELS.toLocaleString('en')} parcels, progress in ${squares} steps`,
        ours: perSecond(median(pairs.map(({ ours }) => ours))),
        against: `${perSecond(median(pairs.map(({ against }) => against)))} in one statement by hand`,
        ratio,
        bar: `≥ ${BAR}`,
        held: ratio >= BAR,
      },
    ]
  } finally {
    await owner.destroy()
    await worker.destroy()
  }
}

/** The plan again, its zones 30 m to the east and every third of another code: many parcels change. Made once. */
async function drawAgain(db: Kysely<Database>): Promise<void> {
  const { numInsertedOrUpdatedRows } = await sql`
    insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, source)
    select ${LATTER}::uuid, plan_id, '2026', srid, perimeter, perimeter_3857, tolerance_m, source
    from plan_version where id = ${FORMER}::uuid on conflict do nothing`
    .execute(db)
    .then(({ numAffectedRows }) => ({ numInsertedOrUpdatedRows: numAffectedRows }))
  if (!numInsertedOrUpdatedRows) return
  await sql`insert into plan_event (id, plan_version_id, kind, on_day)
    values (gen_random_uuid(), ${LATTER}::uuid, 'approved', '2026-01-01')`.execute(db)
  await sql`insert into plan_perimeter select ${LATTER}::uuid, srid, geom, geom_3857 from plan_perimeter
    where plan_version_id = ${FORMER}::uuid`.execute(db)
  await sql`insert into zone (id, srid, plan_version_id, code, family, label_fr, label_ar, geom, geom_3857)
    select gen_random_uuid(), srid, ${LATTER}::uuid, case when row_number() over (order by id) % 3 = 0 then 'N' || code else code end,
      family, label_fr, label_ar, g, display_3857(g)
    from zone, lateral (select ST_Translate(geom, 30, 0) as g) moved
    where srid = 26191 and plan_version_id = ${FORMER}::uuid`.execute(db)
  await sql`vacuum analyze zone, plan_perimeter, plan_version`.execute(db)
}

type Counted = {
  readonly parcels: number
  readonly changed: number
  readonly squares: number
  readonly seconds: number
}

async function recheckOnce(owner: Kysely<Database>, worker: Kysely<Database>): Promise<Counted> {
  const today = systemClock.today()
  const id = await startRecheck(owner, { cause: 'plan_version', ids: [LATTER], now: systemClock.now(), today })
  const from = performance.now()
  await recheckDossiers({ db: worker, clock: systemClock, log: SILENT }, id)
  const seconds = (performance.now() - from) / 1000
  const { rows } = await sql<Omit<Counted, 'seconds'>>`
    select sum(parcels)::integer as parcels, (sum(parcels) filter (where former_code <> latter_code))::integer as changed,
      (select count(done_at)::integer from recheck_square where recheck_id = ${id}::uuid) as squares
    from recheck_zone_change where recheck_id = ${id}::uuid`.execute(owner)
  await sql`delete from recheck where id = ${id}::uuid`.execute(owner)
  return counted(rows, seconds)
}

/** What one would type: every parcel of the plan's ground in one statement, its result kept in a table. */
async function byHand(owner: Kysely<Database>): Promise<Counted> {
  const table = sql.table(`by_hand_${randomUUID().replaceAll('-', '')}`)
  const from = performance.now()
  await sql`create table ${table} as
    with at_hand as materialized (
      select p.id, p.geom, ST_Area(p.geom) as area from parcel p
      where p.srid = 26191 and p.geom && (select perimeter from plan_version where id = ${sql.lit(LATTER)}::uuid)
    ) ${changesOf(26191, { former: sql`${sql.lit(FORMER)}::uuid`, latter: sql`${sql.lit(LATTER)}::uuid` })}`.execute(
    owner,
  )
  const seconds = (performance.now() - from) / 1000
  const { rows } = await sql<Omit<Counted, 'seconds'>>`
    select sum(parcels)::integer as parcels, (sum(parcels) filter (where former_code <> latter_code))::integer as changed,
      1 as squares from ${table}`.execute(owner)
  await sql`drop table ${table}`.execute(owner)
  return counted(rows, seconds)
}

function counted(rows: readonly Omit<Counted, 'seconds'>[], seconds: number): Counted {
  const [row] = rows
  if (!row?.parcels) throw new Error('no parcel was compared')
  return { ...row, seconds }
}
