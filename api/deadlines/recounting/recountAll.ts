import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import { calendarNow, outagesNow } from '../queries.ts'
import { type ClockFacts, stagesDue } from '../stages.ts'
import { compare } from './compare.ts'
import { holdNext, type OpenDossier, readHeld, VersionStages } from './reading.ts'
import { type Rewriting, writeBatch } from './writing.ts'

/** Small enough that whoever moves one of them waits less than a second. */
const AT_ONCE = 2_000

type Needs = Pick<WorkDeps, 'db' | 'clock' | 'log'>

/**
 * Counts the open dossiers again until no recount that was asked is left. The newest counts for those that waited with it;
 * one that has begun is ended first. Killed, it goes on from its last batch; two at work take turns at the same one.
 */
export async function recountAll(work: Needs): Promise<void> {
  for (let next = await nextAsked(work.db); next !== null; next = await nextAsked(work.db)) {
    const begun = performance.now()
    const done = await recountOpen(work, next)
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    work.log.info({ recount: next, dossiers: done, seconds }, 'open dossiers counted again')
  }
}

async function nextAsked(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from deadline_recount where finished_at is null and answered_by is null
    order by begun_at is null, asked_at desc, id desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** The calendar is the one of the moment it begins: what is entered meanwhile asks a recount of its own. */
async function recountOpen(work: Needs, id: string): Promise<number> {
  await begin(work, id)
  const { db } = work
  const counting = { calendar: await calendarNow(db), outages: await outagesNow(db), versions: new VersionStages() }
  let done = 0
  for (let count = -1; count !== 0; done += count) count = await countBatch(work, id, counting)
  return done
}

/** What waits is committed, and so in the calendar that is read next. */
const begin = ({ db, clock }: Needs, id: string) =>
  db.transaction().execute(async (transaction) => {
    const { numAffectedRows } = await sql`
      update deadline_recount set begun_at = ${clock.now()}, total = (select count(*) from dossier
        where state in ('filed', 'examined') and procedure_version_id is not null)
      where id = ${id}::uuid and begun_at is null`.execute(transaction)
    if (numAffectedRows)
      await sql`
        update deadline_recount set answered_by = ${id}::uuid
        where id <> ${id}::uuid and begun_at is null and finished_at is null and answered_by is null`.execute(
        transaction,
      )
  })

type Counting = Pick<ClockFacts, 'calendar' | 'outages'> & { readonly versions: VersionStages }

/** One batch and how far it reaches, in one commit. @returns how many dossiers; none when it is over */
const countBatch = ({ db, clock }: Needs, id: string, counting: Counting): Promise<number> =>
  db.transaction().execute(async (transaction) => {
    const recount = await transaction
      .selectFrom('deadline_recount')
      .select(['reached', 'finished_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (recount.finished_at !== null) return 0
    const held = await holdNext(transaction, recount.reached, AT_ONCE)
    const changed = held.length > 0 ? await countHeld(transaction, { id, held, counting }) : 0
    await sql`
      update deadline_recount set done = done + ${held.length}::integer, changed = changed + ${changed}::integer,
        reached = coalesce(${held.at(-1) ?? null}::uuid, reached),
        finished_at = case when ${held.length}::integer = 0 then ${clock.now()}::timestamptz end
      where id = ${id}::uuid`.execute(transaction)
    if (held.length === 0)
      await sql`update deadline_recount set finished_at = ${clock.now()} where answered_by = ${id}::uuid`.execute(
        transaction,
      )
    return held.length
  })

type Batch = { readonly id: string; readonly held: readonly string[]; readonly counting: Counting }

async function countHeld(transaction: Kysely<Database>, { id, held, counting }: Batch): Promise<number> {
  const dossiers = await readHeld(transaction, held)
  await counting.versions.read(transaction, dossiers)
  const rewritings = dossiers.map((dossier) => rewriting(dossier, counting))
  return writeBatch(transaction, id, rewritings)
}

function rewriting({ id, versionId, track, events, kept }: OpenDossier, { versions, ...days }: Counting): Rewriting {
  const { stages, flow } = versions.of(versionId)
  return { id, ...compare(kept, stagesDue(stages, { ...days, events, track, flow })) }
}
