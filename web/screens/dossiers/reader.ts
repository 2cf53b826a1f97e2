import type { Actor } from '../../../api/contract/policy/decide.ts'
import { READERS } from '../../../api/contract/policy/policy.ts'

/** Whether somebody reads what is filed on a territory: they get the official's queue. */
export const readsByMandate = ({ mandates }: Pick<Actor, 'mandates'>): boolean =>
  mandates.some(({ role }) => READERS.includes(role))

/** Whether one of these mandates reads a commune: its own, its city's (06.141.01.0 of 06.141.01.41), or what they lie in. */
export const readsCommune = ({ mandates }: Pick<Actor, 'mandates'>, code: string): boolean =>
  mandates.some(({ role, territories }) => READERS.includes(role) && territories.some((unit) => covers(unit, code)))

const covers = (unit: string, code: string): boolean =>
  unit === 'MA' || unit === code || code.startsWith(unit.endsWith('.0') ? unit.slice(0, -1) : `${unit}.`)
