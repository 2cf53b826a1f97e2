import type { PaymentMode } from '../../../api/contract/fees/statements.ts'
import { printedDay, typedDay, typedNumber } from '../../text/figures.ts'

export type ReceiptTexts = {
  readonly number: string
  readonly day: string
  readonly amount: string
  readonly mode: PaymentMode
}

/** A receipt as it is most often: of today, by the Treasury. */
export const newReceipt = (today: string): ReceiptTexts => ({
  number: '',
  day: printedDay(today),
  amount: '',
  mode: 'treasury',
})

/** What was typed, as it is sent; fields at fault are kept from it by the form. */
export const receiptOf = ({ number, day, amount, mode }: ReceiptTexts) => ({
  ...{ number: number.trim(), day: typedDay(day) ?? '', amount: centimesTyped(amount) ?? 0, mode },
})

/** « 5 950,00 » -> 595000; null when it is no amount. */
export function centimesTyped(text: string): number | null {
  const value = typedNumber(text)
  return value === null || value < 0 ? null : Math.round(value * 100)
}
