import { type Kysely, sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import type { ReplyWanted } from '../../contract/commission/attendance.ts'
import type { PersonName } from '../../contract/people.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { type SessionRow, sessionById } from '../sessions.ts'
import type { Needs } from '../withSession.ts'
import { comingFor } from './concerned.ts'
import { type InvitedRow, invitedTo } from './invited.ts'

export type Invitation = {
  readonly invited: InvitedRow
  readonly session: SessionRow & { readonly items: number }
  readonly people: readonly PersonName[]
  readonly mayReply: boolean
}

/** The coming sessions the asker is called to, in person or for a body they answer for. */
export async function invitationsOf(transaction: ActorTransaction, actor: Actor, today: string): Promise<Invitation[]> {
  const bodies = actor.mandates.map(({ bodyId }) => bodyId)
  const { rows } = await sql<{ id: string; sessionId: string; items: number }>`
    select i.id, i.session_id as "sessionId", (select count(*)::integer from session_item n
      where n.session_id = s.id and n.ended is distinct from 'removed') as items
    from session_invited i join commission_session s on s.id = i.session_id
    where i.withdrawn_at is null and s.state in ('convened', 'open') and s.day >= ${today}::date
      and (i.person_id = ${actor.personId}::uuid or i.body_id = any (${bodies}::uuid[]))
    order by s.day, s.hour, i.id limit 100`.execute(transaction)
  const found: Invitation[] = []
  for (const { id, sessionId, items } of rows) {
    const one = await invitationIn(transaction, actor, { id, sessionId })
    if (one && (one.mayReply || one.session.state === 'open'))
      found.push({ ...one, session: { ...one.session, items } })
  }
  return found
}

type Wanted = { readonly id: string; readonly sessionId: string }

async function invitationIn(transaction: ActorTransaction, actor: Actor, { id, sessionId }: Wanted) {
  const session = await sessionById(transaction, sessionId)
  const invited = (await invitedTo(transaction, sessionId)).find((one) => one.id === id)
  if (!session || !invited) return null
  const people = invited.bodyId === null ? [] : await peopleFor(transaction, session.id, invited.bodyId)
  return { invited, session, people, mayReply: mayReply(actor, invited, session) }
}

/** Whoever is called in person, or answers for the body that is, while the session is called and not yet open. */
export function mayReply(actor: Actor, { bodyId, personId, reach }: InvitedRow, { state }: SessionRow): boolean {
  if (state !== 'convened') return false
  if (bodyId === null) return personId !== null && personId === actor.personId
  return mandateFor(actor, bodyId, reach) !== null
}

/** The mandate by which the actor answers for a body there, and not as its secretariat. */
function mandateFor(actor: Actor, bodyId: string, territory: readonly string[]): string | null {
  const acting = {
    ...actor,
    mandates: actor.mandates.filter((mandate) => mandate.bodyId === bodyId && mandate.role !== 'guichet'),
  }
  const decision = decide(acting, 'commission.attend', { territory, bodyIds: [bodyId] })
  return decision.allowed ? decision.mandateId : null
}

/** Names of those who may come to a session for a body. */
export async function peopleFor(db: Kysely<Database>, sessionId: string, bodyId: string): Promise<PersonName[]> {
  const ids = (await comingFor(db, sessionId, [bodyId])).get(bodyId) ?? []
  const { rows } = await sql<PersonName>`select id, given_name as "givenName", family_name as "familyName",
    given_name_ar as "givenNameAr", family_name_ar as "familyNameAr" from names_of(${ids}::uuid[])
    order by family_name, given_name, id`.execute(db)
  return rows
}

/**
 * Answers a convocation, or answers it anew: the last answer counts.
 * @throws Problem NOT_FOUND, SESSION_NOT_AT_THIS_STEP, PERSON_NOT_EMPOWERED, KEY_REUSED
 */
export const reply = (deps: Needs, asker: Asker, wanted: ReplyWanted): Promise<readonly Invitation[]> =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['commission.reply', wanted] as const
    const answer = () => invitationsOf(transaction, asker.actor, deps.clock.today())
    if (await askedBefore(transaction, asker, question)) return answer()
    const found = await calledTo(transaction, asker.actor, wanted.invitedId)
    if (!found.mayReply)
      throw new Problem(found.session.state === 'convened' ? 'NOT_FOUND' : 'SESSION_NOT_AT_THIS_STEP')
    checkSent(found, wanted)
    const at = deps.clock.now()
    const mandateId = found.invited.bodyId && mandateFor(asker.actor, found.invited.bodyId, found.invited.reach)
    await write(transaction, { found, wanted, by: asker.actor.personId, mandateId, at })
    const subject = { kind: 'commission_session', id: found.session.id }
    const body = found.invited.bodyId
    await record(
      transaction,
      { ...asker, at },
      {
        ...{ action: 'commission.reply', subject, mandateId, detail: { answer: wanted.answer } },
        ...(body !== null && { bodyId: body }),
      },
    )
    await keepAsked(transaction, asker, { question, id: wanted.invitedId, at })
    return answer()
  })

async function calledTo(transaction: ActorTransaction, actor: Actor, invitedId: string) {
  const row = isUuid(invitedId)
    ? await transaction
        .selectFrom('session_invited')
        .select('session_id')
        .where('id', '=', invitedId)
        .executeTakeFirst()
    : null
  const found = row && (await invitationIn(transaction, actor, { id: invitedId, sessionId: row.session_id }))
  if (!found) throw new Problem('NOT_FOUND')
  return found
}

type Called = Awaited<ReturnType<typeof calledTo>>

/** Whom a body sends holds a mandate of it there: nobody else could sit for it (RGC13, article 26). */
function checkSent({ invited, people }: Called, { answer, sentPersonId }: ReplyWanted): void {
  if (answer !== 'sends') return
  const isAble = invited.bodyId !== null && people.some(({ id }) => id === sentPersonId)
  if (!isAble) throw new Problem('PERSON_NOT_EMPOWERED', { field: 'sentPersonId' })
}

type Writing = {
  readonly found: Called
  readonly wanted: ReplyWanted
  readonly by: string
  readonly mandateId: string | null
  readonly at: Date
}

const write = (transaction: ActorTransaction, { found, wanted, by, mandateId, at }: Writing) =>
  transaction
    .insertInto('session_reply')
    .values({
      ...{ id: uuidv7(at), invited_id: wanted.invitedId, answer: wanted.answer, sequence: found.session.sequence },
      ...{ sent_person_id: wanted.answer === 'sends' ? (wanted.sentPersonId ?? null) : null },
      ...{ comment: wanted.comment ?? null, person_id: by, mandate_id: mandateId, at },
    })
    .execute()
