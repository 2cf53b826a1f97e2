import type { MandateAnswer } from '../contract/mandates.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import type { Action } from '../contract/policy/policy.ts'
import { seenBy } from '../identity/presentPerson.ts'
import type { GivenMandate } from './giving.ts'
import type { MandateRow } from './queries.ts'
import { subjectOf } from './withMandate.ts'

const HIDDEN = { nationalId: null, phone: null } as const
const OF_A_MANDATE: readonly Action[] = ['mandate.change', 'mandate.delegate']

export function presentMandate(row: MandateRow, actor: Actor): MandateAnswer {
  const live = row.status === 'in_force' || row.status === 'coming'
  const may = OF_A_MANDATE.filter((action) => live && decide(actor, action, subjectOf(row, action)).allowed)
  const { email } = seenBy(actor, { ...HIDDEN, id: row.person.id, email: row.email, bodyIds: [row.body.id] })
  return { ...row, email, endedAt: row.endedAt?.toISOString() ?? null, may }
}

/** Of somebody named by their address, what was typed is said back and nothing more. */
export function presentGiven({ row, typed }: GivenMandate, actor: Actor): MandateAnswer {
  const answer = presentMandate(row, actor)
  if (!typed) return answer
  const { email, ...names } = typed
  return { ...answer, email, person: { id: answer.person.id, ...names } }
}
