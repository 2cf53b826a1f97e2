import { COSTS, type FeeFact, SURFACES } from '../../../api/contract/fees/facts.ts'
import type { FeeLine } from '../../../api/contract/fees/statements.ts'
import { plain } from '../../text/figures.ts'

/** A rate, whole where it is: « 25 », « 3,50 ». Hundredths of a percent print the same way. */
export const rateFigure = (rate: number): string => plain(rate / 100)

export const isSurface = (fact: FeeFact): boolean => SURFACES.some((one) => one === fact)
export const isCost = (fact: FeeFact): boolean => COSTS.some((one) => one === fact)

/** Which words say why a line has no amount: an agency's tariff is not a commune's. */
export const wantingWord = ({ wanting, creditor }: Pick<FeeLine, 'wanting' | 'creditor'>) =>
  wanting === 'tariff' && creditor === 'agency' ? 'agencyTariff' : (wanting ?? 'rule')
