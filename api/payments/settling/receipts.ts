import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Creditor, ReceiptGiven, Reversal } from '../../contract/fees/statements.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { journal, type Needs, subject, withDossierOnce } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { readAgain } from './drawUp.ts'
import { settleWhenPaid } from './goOn.ts'
import { lockFees } from './lockFees.ts'
import { isReceiptNumberTaken, type ReceiptRow } from './queries.ts'
import { type Fees, readFees } from './readFees.ts'
import { paidTo } from './standing.ts'

type Given = Omit<ReceiptGiven, 'creditor' | 'version'>

/**
 * Records the receipt a creditor gave for the whole of what it is owed; with the last one the dossier goes on to its signature.
 * The one door by which a payment enters: nothing here knows a screen or a request. Whatever brings one, the régisseur's
 * form today and a payment service another day, gives what a receipt says (its number, its day, how much, how) and stands
 * as an asker that holds a régisseur's mandate of the place, which is kept as its origin; `onceKey` makes what is told twice
 * once. What a service promises and its creditor has not receipted is no receipt, and does not enter.
 * @throws Problem NOT_AT_THIS_STEP, CHANGED_MEANWHILE, STATEMENT_OUTDATED, NOTHING_OWED, CREDITOR_PAID, AMOUNT_DIFFERS with the difference,
 * RECEIPT_DAY_TO_COME, RECEIPT_NUMBER_TAKEN
 */
export const recordReceipt = (
  deps: Needs,
  asker: Asker,
  { id, ...given }: ReceiptGiven & { readonly id: string },
): Promise<Fees> => {
  const door = { asker, id, action: 'dossier.settle', question: ['fees.receipt', id, given] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed: { mandateId }, at }) => {
      const today = deps.clock.today()
      await lockFees(transaction, row.id)
      const fees = await readFees(transaction, row, today)
      const { creditor, version } = given
      checkOwed(fees, given)
      await write(transaction, { fees, creditor, version, given, asker, mandateId, at })
      await settleWhenPaid(transaction, row, { asker, at, today })
    },
    answer: (transaction, row) => readAgain(transaction, row, deps),
  })
}

/**
 * Takes a receipt back, with the reason; nothing is deleted. Another may take its place at once, and has to where the dossier has
 * gone on: what was settled stays settled.
 * @throws Problem NOT_FOUND, RECEIPT_REVERSED, REPLACEMENT_MISSING, and what refuses a receipt
 */
export const reverseReceipt = (
  deps: Needs,
  asker: Asker,
  { id, receiptId, ...reversal }: Reversal & { readonly id: string; readonly receiptId: string },
): Promise<Fees> => {
  const door = { asker, id, action: 'dossier.settle', question: ['fees.reverse', id, receiptId, reversal] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed: { mandateId }, at }) => {
      const today = deps.clock.today()
      await lockFees(transaction, row.id)
      const fees = await readFees(transaction, row, today)
      const receipt = fees.receipts.find((one) => one.id === receiptId && one.reverses === null)
      if (!receipt) throw new Problem('NOT_FOUND')
      if (receipt.reversed) throw new Problem('RECEIPT_REVERSED')
      const { reason, replacement } = reversal
      if (fees.row.step !== 'to_settle' && !replacement)
        throw new Problem('REPLACEMENT_MISSING', { field: 'replacement' })
      if (replacement) checkAmount(replacement, receipt.amount)
      const version = fees.statements[0]?.version ?? 0
      const writing = { fees, creditor: receipt.creditor, version, asker, mandateId, at }
      await takeBack(transaction, { ...writing, receipt, reason })
      if (replacement) await write(transaction, { ...writing, given: replacement })
      await settleWhenPaid(transaction, row, { asker, at, today })
    },
    answer: (transaction, row) => readAgain(transaction, row, deps),
  })
}

function checkOwed({ row: { step }, statements, receipts, outdated }: Fees, given: ReceiptGiven): void {
  if (step !== 'to_settle') throw new Problem('NOT_AT_THIS_STEP', { data: { step } })
  const [statement] = statements
  if (statement?.version !== given.version) throw new Problem('CHANGED_MEANWHILE')
  if (outdated) throw new Problem('STATEMENT_OUTDATED')
  const due = statement.creditors.find(({ creditor }) => creditor === given.creditor)?.total ?? 0
  if (due === 0) throw new Problem('NOTHING_OWED', { field: 'creditor' })
  const paid = paidTo(given.creditor, receipts)
  if (paid !== 0) throw new Problem('CREDITOR_PAID', { data: { creditor: given.creditor, paid, due } })
  checkAmount(given, due)
}

function checkAmount({ amount }: Given, due: number): void {
  if (amount !== due)
    throw new Problem('AMOUNT_DIFFERS', { field: 'amount', data: { due, amount, difference: amount - due } })
}

type Writing = {
  readonly fees: Fees
  readonly creditor: Creditor
  readonly version: number
  readonly asker: Asker
  readonly mandateId: string | null
  readonly at: Date
}

async function write(
  transaction: ActorTransaction,
  { given, ...writing }: Writing & { readonly given: Given },
): Promise<void> {
  const { fees, creditor, version } = writing
  const { number, day, amount, mode } = given
  if (day > fees.today) throw new Problem('RECEIPT_DAY_TO_COME', { field: 'day' })
  if (await isReceiptNumberTaken(transaction, { code: fees.dossier.communeCode, creditor, number }))
    throw new Problem('RECEIPT_NUMBER_TAKEN', { field: 'number' })
  await insert(transaction, writing, { number, day, amount, mode, reverses: null, reason: null })
  const entry = {
    action: 'fees.receipt',
    subject: subject(fees.row.id),
    dossierId: fees.row.id,
    mandateId: writing.mandateId,
  }
  await journal(transaction, writing, { ...entry, detail: { creditor, number, amount, version } })
}

type TakingBack = Writing & { readonly receipt: ReceiptRow; readonly reason: string }

async function takeBack(transaction: ActorTransaction, { receipt, reason, ...writing }: TakingBack): Promise<void> {
  const { id: reverses, number, amount, mode } = receipt
  await insert(transaction, writing, { number, day: writing.fees.today, amount: -amount, mode, reverses, reason })
  const { id } = writing.fees.row
  const entry = { action: 'fees.reverse', subject: subject(id), dossierId: id, mandateId: writing.mandateId }
  await journal(transaction, writing, { ...entry, detail: { number, amount, reason } })
}

type Row = Given & { readonly reverses: string | null; readonly reason: string | null }

/** Of two who take the same receipt back at once, one does. @throws Problem RECEIPT_REVERSED */
async function insert(
  transaction: ActorTransaction,
  { fees, creditor, version, asker, mandateId, at }: Writing,
  row: Row,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('fee_receipt')
    .values({
      ...{ id: uuidv7(at), dossier_id: fees.row.id, version, commune_code: fees.dossier.communeCode, creditor, ...row },
      ...{ person_id: asker.actor.personId, mandate_id: mandateId, at },
    })
    .onConflict((conflict) => conflict.column('reverses').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('RECEIPT_REVERSED')
}
