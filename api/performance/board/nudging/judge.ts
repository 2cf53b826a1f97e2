import { sql } from 'kysely'
import { asDay, type Day } from '../../../../spatial/day.ts'
import type { ActorTransaction } from '../../../access/asActor.ts'
import type { Asker } from '../../../access/asker.ts'
import { authorise } from '../../../access/authorise.ts'
import { NUDGED_HOLDERS, type NudgedHolder, type NudgeTarget } from '../../../contract/performance/board.ts'
import { AVIS_GIVERS } from '../../../contract/policy/policy.ts'
import type { Role } from '../../../contract/policy/roles.ts'
import type { Holder } from '../../../contract/procedures/steps.ts'
import type { LegalCalendar } from '../../../deadlines/counting/calendar.ts'
import { calendarNow } from '../../../deadlines/queries.ts'
import { ROLES_OF } from '../../../deadlines/warning/warningsDue.ts'
import { dossierById } from '../../../dossiers/queries.ts'
import { subjectOf } from '../../../dossiers/withDossier.ts'
import { Problem } from '../../../http/problem.ts'
import { workingDayAfter } from '../horizons.ts'
import { HOLDER } from '../narrowing.ts'
import { intervalOn, type NudgeInterval } from './interval.ts'

export type Body = { readonly id: string; readonly nameFr: string; readonly nameAr: string }

/** A reminder that may be sent: about what, to whom, by which mandate. */
export type Judged = {
  readonly dossierId: string
  readonly number: string
  readonly due: string | null
  readonly holder: NudgedHolder
  readonly body: Body | null
  readonly mandateId: string
  /** Who would be told. */
  readonly people: readonly string[]
}

export type Judging = {
  readonly asker: Asker
  readonly today: Day
  readonly calendar: LegalCalendar
  readonly interval: NudgeInterval | null
  /** It is sent: two that would send the same one wait for each other. What is only looked at waits for nobody. */
  readonly sending: boolean
}

/** What every reminder of a press is judged by. */
export async function judgingOf(
  transaction: ActorTransaction,
  asker: Asker,
  { today, sending }: Pick<Judging, 'today' | 'sending'>,
): Promise<Judging> {
  return {
    ...{ asker, today, sending },
    calendar: await calendarNow(transaction),
    interval: await intervalOn(transaction, today),
  }
}

/** Who answers for a holder. */
export const rolesOf = (holder: NudgedHolder): readonly Role[] =>
  holder === 'members' ? AVIS_GIVERS : (ROLES_OF[holder] ?? [])

/**
 * Whether a reminder may be sent now.
 * @throws Problem NOT_FOUND, the policy's shut door, NUDGE_NOT_AWAITED, NUDGE_WHICH_BODY, NUDGE_APPLICANT, NUDGED_ALREADY,
 * NUDGE_NOBODY, NUDGE_INTERVAL_UNKNOWN
 */
export async function judge(
  transaction: ActorTransaction,
  judging: Judging,
  { dossierId, bodyId }: NudgeTarget,
): Promise<Judged> {
  const { actor } = judging.asker
  const row = await dossierById(transaction, dossierId)
  if (!row) throw new Problem('NOT_FOUND')
  const { mandateId } = authorise(actor, 'board.nudge', subjectOf(row))
  if (mandateId === null) throw new Problem('NOT_YOUR_ROLE')
  const { number, due, held } = await standingOf(transaction, dossierId)
  const body = bodyId === null ? null : await awaited(transaction, dossierId, bodyId)
  const holder = body ? 'members' : nudged(held)
  await mustBeTime(transaction, judging, { dossierId, holder, bodyId })
  const people = (await peopleFor(transaction, { dossierId, holder, bodyId, today: judging.today })).filter(
    (id) => id !== actor.personId,
  )
  if (people.length === 0) throw new Problem('NUDGE_NOBODY')
  return { dossierId, number, due, holder, body, mandateId, people }
}

type Standing = { readonly number: string; readonly due: string | null; readonly held: Holder }

async function standingOf(transaction: ActorTransaction, dossierId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select d.number, d.due_day::text as due, ${HOLDER} as held from dossier d where d.id = ${dossierId}::uuid`.execute(
    transaction,
  )
  const [found] = rows
  if (!found) throw new Problem('NOT_FOUND')
  return found
}

async function awaited(transaction: ActorTransaction, dossierId: string, bodyId: string): Promise<Body> {
  const { rows } = await sql<Body>`
    select b.id, b.name_fr as "nameFr", b.name_ar as "nameAr" from silent_bodies(array[${dossierId}::uuid]) s
      join body b on b.id = s.body_id where s.body_id = ${bodyId}::uuid`.execute(transaction)
  const [body] = rows
  if (!body) throw new Problem('NUDGE_NOT_AWAITED', { field: 'bodyId' })
  return body
}

function nudged(held: Holder): NudgedHolder {
  if (held === 'members') throw new Problem('NUDGE_WHICH_BODY', { field: 'bodyId' })
  const holder = NUDGED_HOLDERS.find((one) => one === held)
  if (!holder) throw new Problem('NUDGE_APPLICANT')
  return holder
}

type Whom = { readonly dossierId: string; readonly holder: NudgedHolder; readonly bodyId: string | null }

async function mustBeTime(
  transaction: ActorTransaction,
  { today, calendar, interval, sending }: Judging,
  { dossierId, holder, bodyId }: Whom,
): Promise<void> {
  if (!interval) throw new Problem('NUDGE_INTERVAL_UNKNOWN')
  const lock = `nudge ${dossierId} ${holder} ${bodyId}`
  if (sending) await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction)
  const { rows } = await sql<{ day: string | null }>`
    select max(day)::text as day from dossier_nudge where dossier_id = ${dossierId}::uuid and holder = ${holder}
      and body_id is not distinct from ${bodyId}::uuid`.execute(transaction)
  const last = rows[0]?.day
  if (!last) return
  const againOn = workingDayAfter(asDay(last), interval.workingDays, calendar)
  if (today < againOn) throw new Problem('NUDGED_ALREADY', { data: { againOn } })
}

/** Whoever may act today on what is held, where the dossier lies; whom it was assigned to before their colleagues. */
async function peopleFor(
  transaction: ActorTransaction,
  { dossierId, holder, bodyId, today }: Whom & { readonly today: string },
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select people_to_remind(${dossierId}::uuid, ${rolesOf(holder)}::text[], ${bodyId}::uuid, ${today}::date) as "personId"`.execute(
    transaction,
  )
  return rows.map(({ personId }) => personId)
}
