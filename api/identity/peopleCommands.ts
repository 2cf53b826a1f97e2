import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { type Allowed, authorise } from '../access/authorise.ts'
import { bodyById } from '../bodies/queries.ts'
import type { MeChange } from '../contract/people.ts'
import type { Action } from '../contract/policy/policy.ts'
import type { DeviceSession } from '../contract/session.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { type JournalContext, record } from '../journal/record.ts'
import { notify } from '../notifications/notify.ts'
import { spendReads } from '../privacy/readBudget.ts'
import { type PersonRow, peopleMatching, peopleOfBody, personById } from './peopleQueries.ts'
import { endSessions, openSessions } from './sessions.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
export type Found = {
  readonly person: PersonRow
  readonly allowed: Allowed
  readonly context: JournalContext
}
type Asked = { readonly asker: Asker; readonly id: string; readonly action: Action }

/**
 * Finds a person and lets the asker through the policy's door before `work`.
 * @throws Problem NOT_FOUND for whoever the asker may not see, or named after the shut door
 */
export function withPerson<T>(
  deps: Needs,
  { asker, id, action }: Asked,
  work: (transaction: ActorTransaction, found: Found) => Promise<T>,
): Promise<T> {
  return asActor(deps, asker.actor, async (transaction) => {
    const person = isUuid(id) ? await personById(transaction, id, deps.clock.today()) : null
    if (!person) throw new Problem('NOT_FOUND')
    const allowed = authorise(asker.actor, action, { personId: person.id, bodyIds: person.bodyIds })
    return work(transaction, { person, allowed, context: { ...asker, at: deps.clock.now() } })
  })
}

/**
 * Searches people, for support and the administrators of bodies; each one found is a consultation of theirs.
 * @throws Problem READ_BUDGET_EXCEEDED, NOT_YOUR_ROLE, SECOND_FACTOR_REQUIRED
 */
export async function searchPeople(deps: Needs, asker: Asker, q: string, most: number): Promise<readonly PersonRow[]> {
  const { mandateId } = authorise(asker.actor, 'person.consult', {
    bodyIds: asker.actor.mandates.map(({ bodyId }) => bodyId),
  })
  const found = await asActor(deps, asker.actor, async (transaction) => {
    const people = await peopleMatching(transaction, { q, today: deps.clock.today(), limit: most + 1 })
    const context = { ...asker, at: deps.clock.now() }
    for (const { id } of people.slice(0, most)) {
      const subject = { kind: 'person', id }
      await record(transaction, context, {
        action: 'person.find',
        subject,
        consultation: true,
        concernedId: id,
        mandateId,
      })
    }
    return people
  })
  await spendReads(deps, asker, Math.max(1, Math.min(found.length, most)))
  return found
}

type Consulted = { readonly person: PersonRow; readonly sessions: readonly DeviceSession[] }

/** One person and their open sessions; journalled, and counted against the reader's budget. */
export async function consultPerson(deps: Needs, { asker, id, action }: Asked): Promise<Consulted> {
  await spendReads(deps, asker, 1)
  return withPerson(deps, { asker, id, action }, async (transaction, { person, allowed, context }) => {
    const subject = { kind: 'person', id: person.id }
    const { mandateId } = allowed
    const reading = { consultation: true, concernedId: person.id, mandateId } as const
    await record(transaction, context, { action, subject, ...reading })
    const when = { at: context.at, today: deps.clock.today(), current: asker.actor.sessionId }
    return { person, sessions: await openSessions(transaction, { personId: person.id, ...when }) }
  })
}

/**
 * Puts right what is kept about oneself (law 09-08, article 8).
 * @throws Problem CHANGED_MEANWHILE
 */
export function changeMe(deps: Needs, asker: Asker, { version, ...change }: MeChange): Promise<PersonRow> {
  const { personId: id } = asker.actor
  return withPerson(deps, { asker, id, action: 'person.change' }, async (transaction, { person, context }) => {
    const { numUpdatedRows } = await transaction
      .updateTable('person')
      .set({ ...columnsOf(change, person), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Problem('CHANGED_MEANWHILE')
    const detail = { fields: Object.keys(change).sort().join(' ') }
    await record(transaction, context, { action: 'person.change', subject: { kind: 'person', id }, detail })
    return (await personById(transaction, id, deps.clock.today())) ?? person
  })
}

/** Only what was sent; a profession or a number that changes is declared anew. */
function columnsOf(change: Omit<MeChange, 'version'>, person: PersonRow) {
  const { profession = person.profession, professionalNumber = person.professionalNumber } = change
  const same = profession === person.profession && professionalNumber === person.professionalNumber
  return {
    given_name: change.givenName,
    family_name: change.familyName,
    given_name_ar: change.givenNameAr,
    family_name_ar: change.familyNameAr,
    phone: change.phone,
    national_id: change.nationalId,
    language: change.language,
    profession: change.profession,
    professional_number: change.professionalNumber,
    ...(same ? {} : { profession_confirmed_at: null }),
  }
}

/**
 * Confirms a declared profession, seen on its order's roll.
 * @throws Problem NOTHING_TO_CONFIRM, CHANGED_MEANWHILE when the person changed it since it was looked at
 */
export function confirmProfession(
  deps: Needs,
  asker: Asker,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  return withPerson(deps, { asker, id, action: 'profession.confirm' }, async (transaction, found) => {
    const { person, allowed, context } = found
    const { profession, professionalNumber } = person
    if (!profession || !professionalNumber || person.professionConfirmedAt) throw new Problem('NOTHING_TO_CONFIRM')
    const { numUpdatedRows } = await transaction
      .updateTable('person')
      .set({ profession_confirmed_at: context.at, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Problem('CHANGED_MEANWHILE')
    const detail = { profession }
    const { mandateId } = allowed
    const subject = { kind: 'person', id }
    await record(transaction, context, { action: 'profession.confirm', subject, concernedId: id, mandateId, detail })
    await notify(transaction, context.at, { personId: id, kind: 'profession_confirmed', data: { profession } })
  })
}

/** Ends every session of a person. */
export const endSessionsOf = (deps: Needs, asker: Asker, id: string): Promise<number> =>
  withPerson(deps, { asker, id, action: 'session.revoke' }, (transaction, { allowed, context }) =>
    endSessions(transaction, context, { people: [id], because: 'revoked', mandateId: allowed.mandateId }),
  )

/** Ends every session of whoever acts for a body. */
export function endSessionsOfBody(deps: Needs, asker: Asker, id: string): Promise<number> {
  return asActor(deps, asker.actor, async (transaction) => {
    const body = isUuid(id) ? await bodyById(transaction, id, deps.clock.today()) : null
    if (!body) throw new Problem('NOT_FOUND')
    const { mandateId } = authorise(asker.actor, 'session.revoke', { bodyIds: [id] })
    const people = await peopleOfBody(transaction, id)
    const context = { ...asker, at: deps.clock.now() }
    return endSessions(transaction, context, { people, because: 'revoked', mandateId, bodyId: id })
  })
}
