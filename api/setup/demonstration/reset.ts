import { type Kysely, sql } from 'kysely'
import { removeClerks } from '../../../seeds/demonstration/people/clerks.ts'
import { removeResidents } from '../../../seeds/demonstration/people/writeResidents.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import { record } from '../../journal/record.ts'
import { alone } from './build.ts'
import { CAST_PLAN } from './cast.ts'
import { REQUESTS } from './country/registersDone.ts'
import { markHistory, removeHistory } from './country/removeHistory.ts'
import { removeWith, unchecked } from './removeWith.ts'
import { rollUp } from './rollUp.ts'
import type { Stage } from './stage.ts'

/**
 * Takes away the dossiers that `build` and `country` made, whatever refers to them, their reports and registers, and the
 * people made for them; those of the cast and everybody else's stay. The journal keeps what happened, and that they were taken away.
 * @returns how many dossiers went
 */
export const reset = (stage: Stage, at: Date): Promise<number> =>
  alone(stage, async () => {
    const dossiers = await takeAway(stage, at)
    await rollUp(stage, at)
    return dossiers
  })

const takeAway = (stage: Stage, at: Date): Promise<number> =>
  stage.owner.transaction().execute(async (transaction) => {
    await sql`create temporary table going on commit drop as
        select distinct d.id from dossier d join journal_event j on j.dossier_id = d.id
        where j.action = 'dossier.open' and j.request_id like 'demonstration %'
          and split_part(j.request_id, ' ', 2) <> ${CAST_PLAN}
        union select d.id from dossier d join journal_event j on j.subject_id = d.backlog_id::text
        where j.action = 'backlog.read' and j.request_id like ${REQUESTS}`.execute(transaction)
    await markHistory(transaction)
    await sql`create temporary table report_going on commit drop as
        select report_id as id from dossier where id in (select id from going) and report_id is not null
        union select report_id from dossier_report where dossier_id in (select id from going)`.execute(transaction)
    const { rows } = await sql<{ count: number }>`select count(*) as count from going`.execute(transaction)
    const dossiers = rows[0]?.count ?? 0
    await sql`delete from notice where path like '/dossiers/%' and substr(path, 11, 36) in (select id::text from going)`.execute(
      transaction,
    )
    await sql`delete from asked_once where made_id in (select id from going)`.execute(transaction)
    await sql`insert into performance_dirty (dossier_id) select id from going`.execute(transaction)
    await refuseFollowed(transaction)
    await unchecked(transaction, async () => {
      await removeWith(transaction, { table: 'dossier', condition: 'id in (select id from going)' })
      await removeWith(transaction, { table: 'conformity_report', condition: UNUSED_REPORT })
      await removeHistory(transaction)
    })
    await restartNumbers(transaction, 'dossier_number')
    await restartNumbers(transaction, 'backlog_number')
    await removeResidents(transaction)
    await removeClerks(transaction)
    const subject = { kind: 'demonstration', id: 'build' }
    await record(transaction, { actor: VISITOR, at }, { action: 'demonstration.reset', subject, detail: { dossiers } })
    return dossiers
  })

/** @throws Error when a dossier that stays goes on from one that would go */
async function refuseFollowed(db: Kysely<Database>): Promise<void> {
  await sql`analyze going`.execute(db)
  const { rows } = await sql<{ number: string }>`select coalesce(d.number, d.id::text) as number from dossier d
    where d.follows in (select id from going) and d.id not in (select id from going) limit 1`.execute(db)
  const [followed] = rows
  if (followed)
    throw new Error(`${followed.number} goes on from a dossier of the demonstration: nothing was taken away`)
}

/** A report of what went that no dossier left was opened with. */
const UNUSED_REPORT = `id in (select id from report_going)
  and not exists (select from dossier o where o.report_id = conformity_report.id)`

/**
 * The next filing follows the last number that is left, and so does the next paper: `of` has the numbers, and those of
 * paper begin with an R.
 */
const restartNumbers = (db: Kysely<Database>, of: 'dossier_number' | 'backlog_number') =>
  sql`
  with left_over as (
    select n.commune_code, n.year, max(ltrim(split_part(d.number, '-', 3), 'R')::integer) as last
    from ${sql.table(of)} n left join dossier d on split_part(d.number, '-', 1) = replace(n.commune_code, '.', '')
      and split_part(d.number, '-', 2)::integer = n.year and (d.backlog_id is null) = ${of === 'dossier_number'}
    group by 1, 2
  ), gone as (
    delete from ${sql.table(of)} n using left_over l
    where l.commune_code = n.commune_code and l.year = n.year and l.last is null
  )
  update ${sql.table(of)} n set last = l.last from left_over l
  where l.commune_code = n.commune_code and l.year = n.year and l.last is not null`.execute(db)
