import type { ActorTransaction } from '../../access/asActor.ts'
import { CREDITORS, type FeeRegister, PAYMENT_MODES } from '../../contract/fees/statements.ts'
import { type RegisteredRow, receiptsBetween } from './queries.ts'

type Asked = { readonly code: string; readonly from: string; readonly to: string }

/** The régisseur's register of some days: each receipt, each that was taken back, and sums of exactly those rows. */
export async function readRegister(transaction: ActorTransaction, { code, from, to }: Asked): Promise<FeeRegister> {
  const rows = await receiptsBetween(transaction, { code, from, to })
  const sum = (some: readonly RegisteredRow[]) => some.reduce((so, { amount }) => so + amount, 0)
  const days = Map.groupBy(rows, ({ day }) => day)
  return {
    ...{ from, to, rows: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })) },
    totals: {
      all: sum(rows),
      creditors: CREDITORS.map((creditor) => ({
        creditor,
        amount: sum(rows.filter((one) => one.creditor === creditor)),
      })),
      modes: PAYMENT_MODES.map((mode) => ({ mode, amount: sum(rows.filter((one) => one.mode === mode)) })),
      days: [...days].map(([day, some]) => ({ day, amount: sum(some) })),
    },
  }
}

const dirhams = (centimes: number) => (centimes / 100).toFixed(2).replace('.', ',')
/** A cell that a spreadsheet takes for a formula is text. */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const HEAD = ['jour', 'creancier', 'quittance', 'dossier', 'mode', 'montant_dh', 'annule', 'motif']

/** The same as CSV: semicolons and decimal commas, as the country's spreadsheets read them, and the total last. */
export function registerCsv({ rows, totals }: FeeRegister): string {
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  const lines = rows.map(({ day, creditor, number, dossierNumber, mode, amount, reverses, reason }) => [
    ...[day, creditor, cell(number), cell(dossierNumber ?? ''), mode, dirhams(amount)],
    ...[reverses ? cell(numbers.get(reverses) ?? number) : '', cell(reason ?? '')],
  ])
  const last = ['total', '', '', '', '', dirhams(totals.all), '', '']
  return `\uFEFF${[HEAD, ...lines, last].map((line) => line.join(';')).join('\r\n')}\r\n`
}
