import type { Creditor, Owed } from '../../contract/fees/statements.ts'
import type { Facts } from '../computing/reckoning.ts'

type Drawn = { readonly facts: unknown; readonly creditors: readonly Owed[] }
type Paid = { readonly creditor: Creditor; readonly amount: number }

/** What a creditor was paid: its receipts less those taken back. */
export const paidTo = (creditor: Creditor, receipts: readonly Paid[]): number =>
  receipts.reduce((sum, one) => (one.creditor === creditor ? sum + one.amount : sum), 0)

/** Facts were said since the statement that make another of it. */
export const isOutdated = (statement: Drawn | undefined, facts: Facts): boolean =>
  statement !== undefined && inOrder(statement.facts as Facts) !== inOrder(facts) // kept by `drawUp` as it counted them

const inOrder = (facts: Facts): string => JSON.stringify(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Each creditor of the statement was paid what it is owed; no statement is settled before it is drawn up. */
export const isSettled = (statement: Drawn | undefined, receipts: readonly Paid[]): boolean =>
  statement?.creditors.every(({ creditor, total }) => total !== null && paidTo(creditor, receipts) === total) ?? false
