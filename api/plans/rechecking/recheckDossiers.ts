import { type Kysely, sql } from 'kysely'
import { DatabaseAway } from '../../db/databaseAway.ts'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import { checkAgain, type Outcome } from './checkAgain.ts'
import { findTouched } from './findTouched.ts'
import { compareSquares, layOutSquares } from './parcels/squares.ts'
import { tellExaminers } from './tellExaminers.ts'

type Needs = Pick<WorkDeps, 'db' | 'clock' | 'log'>

/**
 * Checks again every dossier that a change touches, one a transaction: a process that dies leaves the rest to the next
 * one, several share the work, and no dossier is checked twice. Then the parcels of the cadastre, square by square.
 */
export async function recheckDossiers(work: Needs, id: string): Promise<void> {
  const begun = performance.now()
  await begin(work, id)
  let done = 0
  while (await recheckNext(work, id)) done += 1
  const squares = await compareSquares(work, id)
  await finish(work, id)
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  work.log.info({ recheck: id, dossiers: done, squares, seconds }, 'open dossiers checked again')
}

/** What is touched is written once: whoever takes the work up goes on with the same list. */
const begin = ({ db, clock }: Needs, id: string): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const recheck = await transaction
      .selectFrom('recheck')
      .select(['cause', 'cause_ids', 'reach_m', 'begun_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!recheck || recheck.begun_at !== null) return
    await findTouched(transaction, { id, reachM: recheck.reach_m })
    if (recheck.cause === 'plan_version')
      for (const version of recheck.cause_ids) await layOutSquares(transaction, { id, version, today: clock.today() })
    await transaction.updateTable('recheck').set({ begun_at: clock.now() }).where('id', '=', id).execute()
  })

/** The next dossier that nobody else holds; false when none is left. */
async function recheckNext(work: Needs, id: string): Promise<boolean> {
  const held: { dossierId?: string } = {}
  try {
    return await work.db.transaction().execute(async (transaction) => {
      const dossierId = await holdNext(transaction, id)
      if (dossierId === null) return false
      held.dossierId = dossierId
      await keepOutcome(
        transaction,
        { id, dossierId, at: work.clock.now() },
        await checkAgain(transaction, dossierId, nowOf(work)),
      )
      return true
    })
  } catch (error) {
    const { dossierId } = held
    if (dossierId === undefined || mayPass(error)) throw error
    work.log.error({ err: error, recheck: id, dossier: dossierId }, 'a dossier could not be checked again')
    await keepOutcome(work.db, { id, dossierId, at: work.clock.now() }, { state: 'refused', refusal: 'FAILED' })
    return true
  }
}

const nowOf = ({ clock }: Needs) => ({ at: clock.now(), today: clock.today() })

/** The database is away, or somebody else was in the way: the queue tries again. Any other fault is that dossier's own. */
const mayPass = (error: unknown): boolean =>
  error instanceof DatabaseAway ||
  (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(40|55P03|57014)/.test(error.code))

async function holdNext(db: Kysely<Database>, id: string): Promise<string | null> {
  const { rows } = await sql<{ dossierId: string }>`
    select dossier_id as "dossierId" from recheck_dossier where recheck_id = ${id}::uuid and state = 'waiting'
    order by dossier_id limit 1 for update skip locked`.execute(db)
  return rows[0]?.dossierId ?? null
}

type Of = { readonly id: string; readonly dossierId: string; readonly at: Date }

const keepOutcome = (db: Kysely<Database>, { id, dossierId, at }: Of, outcome: Outcome) =>
  db
    .updateTable('recheck_dossier')
    .set({ ...outcome, checked_at: at })
    .where('recheck_id', '=', id)
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'waiting')
    .execute()

/** Over only when nothing waits, here or in another process; told once. */
const finish = ({ db, clock }: Needs, id: string): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('recheck')
      .set({ finished_at: clock.now() })
      .where('id', '=', id)
      .where('finished_at', 'is', null)
      .where(nothingWaits(id))
      .executeTakeFirst()
    if (numUpdatedRows === 1n) await tellExaminers(transaction, { id, at: clock.now(), today: clock.today() })
    else await refuseIfLeft(transaction, id)
  })

const nothingWaits = (id: string) => sql<boolean>`
  not exists (select from recheck_dossier d where d.recheck_id = ${id}::uuid and d.state = 'waiting')
  and not exists (select from recheck_square s where s.recheck_id = ${id}::uuid and s.done_at is null)`

/** What another process holds may be lost with it: the queue asks again, and finds it done or takes it up. */
async function refuseIfLeft(db: Kysely<Database>, id: string): Promise<void> {
  const left = await db
    .selectFrom('recheck')
    .select('id')
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  if (left) throw new Error(`another process holds what is left of re-check ${id}`)
}
