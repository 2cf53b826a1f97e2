import type { Actor } from '../../../api/contract/policy/decide.ts'
import { READERS } from '../../../api/contract/policy/policy.ts'

/** Whether somebody reads what is filed on a territory: they get the official's queue. */
export const readsByMandate = ({ mandates }: Pick<Actor, 'mandates'>): boolean =>
  mandates.some(({ role }) => READERS.includes(role))
