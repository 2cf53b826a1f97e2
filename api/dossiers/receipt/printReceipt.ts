import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ActorTransaction } from '../../access/asActor.ts'
import { followAddress, type ReceiptLanguage } from '../../contract/receipts.ts'
import type { Deps } from '../../deps.ts'
import { lockContent } from '../../documents/lockContent.ts'
import type { Stored } from '../../documents/store/blobStore.ts'
import { asStoreProblem } from '../../documents/store/storeProblem.ts'
import { Problem } from '../../http/problem.ts'
import { type PaperPress, PressBusy } from '../../papers/press.ts'
import { composeReceipt } from './compose.ts'
import type { KeptReceipt } from './queries.ts'

export type PrintDeps = Deps & { readonly press: PaperPress }

export type Printing = {
  readonly receipt: KeptReceipt
  readonly language: ReceiptLanguage
  /** Where the house is reached, for the address a receipt's QR code leads to. */
  readonly base: string
  /** Writes down what was made, in a transaction of its own, with the content in the store before it ends. */
  readonly keep: (stored: Stored, inStore: (transaction: ActorTransaction) => Promise<void>) => Promise<void>
}

/**
 * The receipt's bytes, in the store: those that were given the first time, or made now from what was kept at filing.
 * @throws Problem BUSY, CONTENT_UNAVAILABLE, and the store's own
 */
export async function printReceipt(deps: PrintDeps, printing: Printing): Promise<Stored> {
  const { receipt, keep } = printing
  const known = receipt.file && (await deps.store.has(receipt.file.sha256).catch(asStoreProblem))
  if (known) return known
  const pdf = await made(deps, printing)
  const stored = { sha256: createHash('sha256').update(pdf).digest('hex'), bytes: pdf.length }
  // The same facts make the same bytes: a content the store lost comes back, never another under its name.
  if (receipt.file && receipt.file.sha256 !== stored.sha256) throw lost(deps, receipt.file.sha256)
  await keep(stored, async (transaction) => {
    await lockContent(transaction, stored.sha256)
    await deps.store.put(stored.sha256, () => Readable.from([pdf])).catch(asStoreProblem)
  })
  return stored
}

function made({ press }: PrintDeps, { receipt, language, base }: Printing): Promise<Uint8Array> {
  const { facts } = receipt
  const data = composeReceipt(facts, language, followAddress(base, facts.number))
  return press.print({ template: 'receipt', data, madeAt: new Date(facts.filedAt) }).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
}

function lost({ log }: PrintDeps, sha256: string): Problem {
  log.error({ sha256 }, 'a receipt is no longer in the store, and is not made the same any more')
  return new Problem('CONTENT_UNAVAILABLE')
}

/** What a browser saves it as. */
export const receiptFileName = (number: string, language: ReceiptLanguage): string =>
  `recepisse-${number}${language === 'both' ? '' : `-${language}`}.pdf`
