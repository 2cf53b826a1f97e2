import type { PersonSheet } from '../../../../api/contract/people.ts'
import type { Action } from '../../../../api/contract/policy/policy.ts'

/** What one does about a person, in the order it is offered. */
export const DEEDS = ['confirmProfession', 'lock', 'unlock', 'reset', 'endSessions'] as const
export type Deed = (typeof DEEDS)[number]

const NEEDS: Readonly<Record<Deed, Action>> = {
  confirmProfession: 'profession.confirm',
  lock: 'account.lock',
  unlock: 'account.lock',
  reset: 'account.reset',
  endSessions: 'session.revoke',
}

/** Whether the deed would change anything: an account that is shut is not shut again. */
function hasSense(deed: Deed, { account, profession, professionalNumber, ...sheet }: PersonSheet): boolean {
  switch (deed) {
    case 'confirmProfession':
      return profession !== null && professionalNumber !== null && sheet.professionConfirmedAt === null
    case 'lock':
      return account !== null && account.state !== 'locked'
    case 'unlock':
      return account !== null && account.state !== 'active'
    case 'reset':
      return account !== null && !account.demonstration
    case 'endSessions':
      return sheet.openSessions > 0
  }
}

/** The deeds the service's own answer allows on this sheet, as it stands. */
export const deedsOn = (sheet: PersonSheet): readonly Deed[] =>
  DEEDS.filter((deed) => sheet.may.includes(NEEDS[deed]) && hasSense(deed, sheet))
