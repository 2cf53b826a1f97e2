import { type Kysely, sql } from 'kysely'
import type { NoticeKind } from '../../contract/notifications.ts'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import { notify } from '../../notifications/notify.ts'
import { listed } from './listed.ts'
import { type Moment, type Warning, type WarningKind, warningsDue } from './warningsDue.ts'

type Needs = Pick<WorkDeps, 'db' | 'clock' | 'log'>
type Told = Extract<
  NoticeKind,
  'deadline_ahead' | 'deadline_day' | 'silence_reached' | 'permit_lapsing' | 'permit_lapsed' | 'avis_late'
>

const NOTICE_OF: Readonly<Record<WarningKind, (moment: Moment) => Told>> = {
  deadline: (moment) => (moment === 'day' ? 'deadline_day' : 'deadline_ahead'),
  silence: () => 'silence_reached',
  lapsing: () => 'permit_lapsing',
  lapsed: () => 'permit_lapsed',
  avis_late: () => 'avis_late',
}

/**
 * Tells everybody, in one message for each kind of warning, which of their dossiers come to a last day; each of these days
 * once a person, ahead of it and on it. Killed, it goes on with whom it had not told.
 */
export async function warnAll({ db, clock, log }: Needs): Promise<void> {
  const due = await warningsDue(db, clock.today())
  const messages = Map.groupBy(due, ({ personId, kind, moment }) => `${personId} ${NOTICE_OF[kind](moment)}`)
  let told = 0
  for (const warnings of messages.values())
    told += await db.transaction().execute((transaction) => tell(transaction, clock.now(), warnings))
  log.info({ warnings: due.length, people: told }, 'last days warned of')
}

/** One message and what it warned of, in one commit. @returns 0 when another run has just told it */
async function tell(transaction: Kysely<Database>, at: Date, warnings: readonly Warning[]): Promise<number> {
  const fresh = await keep(transaction, warnings)
  const [first] = fresh
  if (!first) return 0
  const { personId, kind, moment } = first
  await notify(transaction, at, {
    personId,
    kind: NOTICE_OF[kind](moment),
    data: { count: String(countOf(fresh)), dossiers: listed(fresh), due: first.due },
    path: countOf(fresh) === 1 ? `/dossiers/${first.dossierId}` : '/dossiers',
  })
  return 1
}

/** Writes who is warned of what. @returns those nobody had written before */
async function keep(transaction: Kysely<Database>, warnings: readonly Warning[]): Promise<Warning[]> {
  const given = warnings.map(({ dossierId, stage, due, moment, personId }, nth) => ({
    ...{ nth, dossier_id: dossierId, stage, due_day: due, moment, person_id: personId },
  }))
  const { rows } = await sql<{ nth: number }>`
    with given as (select * from json_to_recordset(${JSON.stringify(given)}::json)
      as r(nth integer, dossier_id uuid, stage text, due_day date, moment text, person_id uuid)),
    kept as (
      insert into deadline_warning (dossier_id, stage, due_day, moment, person_id)
      select dossier_id, stage, due_day, moment, person_id from given on conflict do nothing returning *)
    select nth from given join kept using (dossier_id, stage, due_day, moment, person_id) order by nth`.execute(
    transaction,
  )
  return rows.flatMap(({ nth }) => warnings[nth] ?? [])
}

const countOf = (warnings: readonly Warning[]): number => new Set(warnings.map(({ dossierId }) => dossierId)).size
