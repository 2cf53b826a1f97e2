import { type Kysely, sql, type Transaction } from 'kysely'
import { forgetRegisters } from '../backlog/forgetRegisters.ts'
import { VISITOR } from '../contract/policy/decide.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { WorkDeps } from '../deps.ts'
import { record } from '../journal/record.ts'
import { keptSince, type RetentionClass } from './retentions.ts'

/** Rows gone, class by class. */
export type RetentionOutcome = Readonly<Record<string, number>>

const MOST_PEOPLE_A_NIGHT = 500

/** A length of `RETENTIONS` that exists. @throws when a class without one is asked for: a fault of ours */
function before(kind: RetentionClass, at: Date): Date {
  const since = keptSince(kind, at)
  if (since === null) throw new Error(`no length for ${kind}`)
  return since
}

/** Applies the retentions once: old traces go, people nothing needs any more lose their names. The journal keeps its events. */
export async function applyRetentions(work: WorkDeps): Promise<RetentionOutcome> {
  const { db, clock } = work
  const at = clock.now()
  const people = await forgetPeople(work)
  const messages = await removed(
    db,
    sql`delete from message where state <> 'waiting' and created_at < ${before('message', at)}`,
  )
  const notices = await removed(db, sql`delete from notice where created_at < ${before('message', at)}`)
  const sessions = await removed(
    db,
    sql`delete from session where least(ends_at, coalesce(ended_at, ends_at)) < ${before('session', at)}`,
  )
  const devices = await removed(db, sql`delete from known_device where last_seen_at < ${before('session', at)}`)
  const tokens = await removed(db, sql`delete from access_token where expires_at < ${before('session', at)}`)
  const reads = await removed(db, sql`delete from read_budget where hour < ${before('readBudget', at)}`)
  const registers = await forgetRegisters(db, before('register', at), at)
  const outcome = { people, messages, notices, sessions, devices, tokens, reads, registers }
  await db
    .insertInto('retention_run')
    .values({ id: uuidv7(at), at, outcome: JSON.stringify(outcome) })
    .execute()
  return outcome
}

/** What is of no use after days: links, challenges, counters, files of exports. */
export async function tidy({ db, clock }: WorkDeps): Promise<RetentionOutcome> {
  const at = clock.now()
  const proofs = await removed(db, sql`delete from pending_proof where expires_at < ${before('proof', at)}`)
  const counters = await removed(db, sql`delete from counted_window where starts_at < ${before('counter', at)}`)
  const once = await removed(db, sql`delete from asked_once where at < ${before('once', at)}`)
  const exports = await db.transaction().execute(async (transaction) => {
    const over = sql`state = 'ready' and expires_at <= ${at}`
    await sql`delete from export_file f using export_request e where e.id = f.export_id and ${over}`.execute(
      transaction,
    )
    return removed(transaction, sql`update export_request set state = 'expired' where ${over}`)
  })
  return { proofs, counters, once, exports }
}

async function removed(db: Kysely<Database>, statement: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows } = await statement.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** One person a transaction: a night that is cut short leaves nobody half forgotten. */
async function forgetPeople({ db, clock }: WorkDeps): Promise<number> {
  const at = clock.now()
  const { rows } = await sql<{ id: string }>`
    select id from people_to_forget(${before('person', at)}, ${before('neverCame', at)}, ${clock.today()}::date) as id
    limit ${MOST_PEOPLE_A_NIGHT}`.execute(db)
  for (const { id } of rows) await db.transaction().execute((transaction) => forget(transaction, id, at))
  return rows.length
}

const TRACES = [
  'session',
  'passkey',
  'recovery_code',
  'access_token',
  'known_device',
  'federated_identity',
  'pending_proof',
  'message',
  'notice',
  'notification_preference',
  'asked_once',
  'account',
] as const

async function forget(transaction: Transaction<Database>, id: string, at: Date): Promise<void> {
  for (const table of TRACES) await transaction.deleteFrom(table).where('person_id', '=', id).execute()
  await transaction
    .updateTable('person')
    .set({
      given_name: 'Personne',
      family_name: 'anonymisée',
      given_name_ar: 'شخص',
      family_name_ar: 'مجهول الهوية',
      national_id: null,
      phone: null,
      address: null,
      profession: null,
      professional_number: null,
      profession_confirmed_at: null,
      anonymised_at: at,
    })
    .where('id', '=', id)
    .execute()
  // What others, or they themselves, wrote of them in passing.
  await transaction.updateTable('mandate').set({ called: null }).where('person_id', '=', id).execute()
  await transaction.updateTable('export_request').set({ reason: '' }).where('asked_by', '=', id).execute()
  await record(transaction, { actor: VISITOR, at }, { action: 'person.anonymise', subject: { kind: 'person', id } })
}
