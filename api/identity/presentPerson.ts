import { type MaskedPerson, masked } from '../contract/masking.ts'
import type { Me, PeopleFound, PersonSheet } from '../contract/people.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import { ACTIONS } from '../contract/policy/policy.ts'
import type { PersonRow } from './peopleQueries.ts'

const names = ({ id, givenName, familyName, givenNameAr, familyNameAr }: PersonRow) => ({
  id,
  givenName,
  familyName,
  givenNameAr,
  familyNameAr,
})

export const presentMe = (row: PersonRow): Me => ({
  ...names(row),
  email: row.email ?? '',
  emailConfirmed: row.emailConfirmed,
  language: row.language,
  phone: row.phone,
  nationalId: row.nationalId,
  profession: row.profession,
  professionalNumber: row.professionalNumber,
  professionConfirmed: row.professionConfirmedAt !== null,
  hasPassword: row.hasPassword,
  createdAt: row.createdAt.toISOString(),
  version: row.version,
})

type Reached = MaskedPerson & { readonly id: string; readonly bodyIds: readonly string[] }

/** What this actor is to that person decides what they see: only the roles that reach them count. */
export function seenBy(actor: Actor, row: Reached): MaskedPerson {
  const reaching = actor.mandates.filter(
    ({ role, official, bodyId }) =>
      (!official || actor.secondFactor) &&
      (role === 'support' || role === 'operator' || (role === 'administrator' && row.bodyIds.includes(bodyId))),
  )
  return masked(row, { oneself: row.id === actor.personId, roles: reaching.map(({ role }) => role) })
}

export const presentFound = (row: PersonRow, actor: Actor): PeopleFound['people'][number] => ({
  ...names(row),
  email: seenBy(actor, row).email,
  state: row.state,
  profession: row.profession,
  professionConfirmed: row.professionConfirmedAt !== null,
})

const ABOUT_PEOPLE = ACTIONS.filter((action) => /^(person|account|session|profession)\./.test(action))

export function presentSheet(row: PersonRow, actor: Actor, openSessions: number): PersonSheet {
  const { phone, nationalId, email } = seenBy(actor, row)
  const subject = { personId: row.id, bodyIds: row.bodyIds }
  return {
    ...names(row),
    language: row.language,
    phone,
    nationalId,
    profession: row.profession,
    professionalNumber: row.professionalNumber,
    professionConfirmedAt: row.professionConfirmedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    account: row.state === null ? null : { ...accountOf(row), state: row.state, email: email ?? '' },
    openSessions,
    may: ABOUT_PEOPLE.filter((action) => decide(actor, action, subject).allowed),
  }
}

const accountOf = (row: PersonRow) => ({
  emailConfirmed: row.emailConfirmed,
  hasPassword: row.hasPassword,
  totp: row.totp,
  reason: row.reason,
  since: row.since?.toISOString() ?? null,
  demonstration: row.demonstration,
})
