import type { FeeLine, Wanting } from './statements.ts'

/** What only the creditor can say; the others are said or checked here. */
const LEFT_TO_CREDITOR: readonly Wanting[] = ['rule', 'tariff', 'agency']

/** Whether a line without an amount may be left to its creditor. */
export const mayBeLeft = ({ amount, wanting }: Pick<FeeLine, 'amount' | 'wanting'>): boolean =>
  amount === null && wanting !== null && LEFT_TO_CREDITOR.includes(wanting)
