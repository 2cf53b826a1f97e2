import { type Kysely, sql } from 'kysely'
import type { NudgedHolder } from '../../../contract/performance/board.ts'
import type { Database } from '../../../db/tables.ts'
import type { WorkDeps } from '../../../deps.ts'
import { notify } from '../../../notifications/notify.ts'
import { type Body, rolesOf } from './judge.ts'
import { reminderOf, senderOf } from './message.ts'

type Untold = {
  readonly id: string
  readonly dossierId: string
  readonly number: string
  readonly due: string | null
  readonly holder: NudgedHolder
  readonly body: Body | null
  readonly mandateId: string
  readonly sender: string
  readonly note: string | null
}

type Needs = Pick<WorkDeps, 'db' | 'clock'>

/**
 * Tells whom the reminders of a press are for, each person once for each body or holder they answer for. Run again, or by
 * two at once, it tells what was not told and nothing twice.
 */
export async function tellNudges({ db, clock }: Needs, runId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`nudge run ${runId}`}, 0))`.execute(transaction)
    const untold = await untoldOf(transaction, runId)
    const at = clock.now()
    for (const group of Map.groupBy(untold, ({ holder, body }) => `${holder} ${body?.id}`).values())
      await tellGroup(transaction, group, { at, today: clock.today() })
    await sql`update dossier_nudge set told_at = ${at} where run_id = ${runId}::uuid and told_at is null`.execute(
      transaction,
    )
  })
}

async function untoldOf(transaction: Kysely<Database>, runId: string): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select n.id, n.dossier_id as "dossierId", d.number, d.due_day::text as due, n.holder, n.mandate_id as "mandateId",
      n.person_id as sender, r.note,
      case when b.id is not null then json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar) end as body
    from dossier_nudge n join nudge_run r on r.id = n.run_id join dossier d on d.id = n.dossier_id
      left join body b on b.id = n.body_id
    where n.run_id = ${runId}::uuid and n.told_at is null order by d.due_day, d.number`.execute(transaction)
  return rows
}

type When = { readonly at: Date; readonly today: string }

async function tellGroup(transaction: Kysely<Database>, group: readonly Untold[], { at, today }: When): Promise<void> {
  const [first] = group
  if (!first) return
  const { holder, body, note, mandateId, sender } = first
  const from = await senderOf(transaction, mandateId)
  for (const [personId, dossiers] of await peopleOf(transaction, group, today)) {
    if (personId === sender) continue
    const data = reminderOf(from, { holder, body, dossiers, note })
    const path = dossiers.length === 1 ? `/dossiers/${dossiers[0]?.dossierId}` : PATHS[holder]
    await notify(transaction, at, { kind: 'dossier_nudged', personId, data, path, onceKey: first.id })
  }
}

/** Where several dossiers that one holds are found. */
const PATHS: Readonly<Record<NudgedHolder, string>> = {
  guichet: '/dossiers?holder=guichet',
  members: '/avis',
  president: '/dossiers?holder=president',
  cashier: '/dossiers?step=to_settle',
}

async function peopleOf(
  transaction: Kysely<Database>,
  group: readonly Untold[],
  today: string,
): Promise<Map<string, Untold[]>> {
  const ofPerson = new Map<string, Untold[]>()
  for (const one of group) {
    const { rows } = await sql<{ personId: string }>`select people_in_charge(${one.dossierId}::uuid,
      ${rolesOf(one.holder)}::text[], ${one.body?.id ?? null}::uuid, ${today}::date) as "personId"`.execute(transaction)
    for (const { personId } of rows) ofPerson.set(personId, [...(ofPerson.get(personId) ?? []), one])
  }
  return ofPerson
}
