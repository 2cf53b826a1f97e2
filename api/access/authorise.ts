import { type Actor, type Decision, type Door, decide, type Subject } from '../contract/policy/decide.ts'
import type { Action } from '../contract/policy/policy.ts'
import { Problem } from '../http/problem.ts'

const DOOR_PROBLEMS = {
  SIGNED_OUT: 'SIGNED_OUT',
  ACCOUNT_HELD: 'ACCOUNT_HELD',
  SECOND_FACTOR: 'SECOND_FACTOR_REQUIRED',
  ROLE: 'NOT_YOUR_ROLE',
  REACH: 'NOT_WITHIN_REACH',
  STATE: 'NOT_AT_THIS_STEP',
  ONESELF: 'NOT_ON_ONESELF',
} as const satisfies Record<Door, string>

export type Allowed = Extract<Decision, { allowed: true }>

/**
 * Lets the actor through and says by which mandate.
 * @throws Problem named after the shut door
 */
export function authorise(actor: Actor, action: Action, subject: Subject = {}): Allowed {
  const decision = decide(actor, action, subject)
  if (decision.allowed) return decision
  throw new Problem(DOOR_PROBLEMS[decision.door], { data: { action } })
}
