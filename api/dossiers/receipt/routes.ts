import Router from '@koa/router'
import { sql } from 'kysely'
import { asActor } from '../../access/asActor.ts'
import { type Asker, signedIn } from '../../access/asker.ts'
import { type ReceiptLanguage, receiptQuery, trackedReceiptBody } from '../../contract/receipts.ts'
import type { Deps } from '../../deps.ts'
import { answerContent } from '../../documents/content/answerContent.ts'
import type { Stored } from '../../documents/store/blobStore.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { linkBase } from '../../identity/proofs.ts'
import { countsOfTracking, giveBack, spend } from '../../identity/throttle.ts'
import { PaperPress } from '../../papers/press.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { journal, subject, withDossier } from '../withDossier.ts'
import { type PrintDeps, type Printing, printReceipt, receiptFileName } from './printReceipt.ts'
import { type KeptReceipt, receiptOf, type TrackedPair, trackedReceipt } from './queries.ts'

/** Receipts of filings, as PDF: for whoever may consult the dossier, and for whoever follows it without an account. */
export function receiptRoutes(given: Deps): Router {
  const router = new Router()
  const deps = { ...given, press: new PaperPress() }

  router.get('/api/dossiers/:id/receipt', async (ctx) => {
    const asker = signedIn(ctx)
    const { language } = parse(receiptQuery, ctx.query)
    const receipt = await consultReceipt(deps, asker, { id: ctx.params.id ?? '', language })
    const base = linkBase(deps.config, ctx)
    const stored = await printReceipt(deps, { receipt, language, base, keep: keepAs(deps, asker, receipt, language) })
    await answerContent(ctx, deps, content(receipt, language, stored))
  })

  router.post('/api/tracking/receipt', async (ctx) => {
    const { language, ...pair } = parse(trackedReceiptBody, ctx.state.body)
    const at = deps.clock.now()
    const counts = countsOfTracking(pair.number, ctx.ip)
    await spend(deps.db, at, counts)
    const receipt = await trackedReceipt(deps.db, pair, language)
    if (!receipt) throw new Problem('DOSSIER_NOT_TRACKED')
    await giveBack(deps.db, at, counts)
    const base = linkBase(deps.config, ctx)
    const stored = await printReceipt(deps, {
      receipt,
      language,
      base,
      keep: keepTracked(deps, pair, receipt, language),
    })
    await answerContent(ctx, deps, content(receipt, language, stored))
  })

  return router
}

const content = ({ facts }: KeptReceipt, language: ReceiptLanguage, stored: Stored) => ({
  ...stored,
  mediaType: 'application/pdf',
  fileName: receiptFileName(facts.number, language),
})

/** Reads what a receipt says and writes that it was read. @throws Problem NOT_FOUND, RECEIPT_MISSING */
async function consultReceipt(
  deps: PrintDeps,
  asker: Asker,
  { id, language }: { readonly id: string; readonly language: ReceiptLanguage },
): Promise<KeptReceipt> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { allowed, at }) => {
    const receipt = await receiptOf(transaction, id, language)
    if (!receipt) throw new Problem('RECEIPT_MISSING')
    const entry = { action: 'dossier.receipt', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return receipt
  })
}

type Keep = Printing['keep']

/** Two who print at once make the same bytes: the second finds the row of the first. */
const keepAs =
  (deps: PrintDeps, { actor }: Asker, { dossierId, move }: KeptReceipt, language: ReceiptLanguage): Keep =>
  (stored, inStore) =>
    asActor(deps, actor, async (transaction) => {
      await inStore(transaction)
      await transaction
        .insertInto('receipt_file')
        .values({ dossier_id: dossierId, move, language, ...stored, made_at: deps.clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    })

const keepTracked =
  (
    { db, clock }: PrintDeps,
    { number, identity }: TrackedPair,
    { move }: KeptReceipt,
    language: ReceiptLanguage,
  ): Keep =>
  (stored, inStore) =>
    db.transaction().execute(async (transaction) => {
      await inStore(transaction)
      await sql`select keep_tracked_receipt(${number}, ${identity}, ${language},
        ${JSON.stringify({ ...stored, move })}::jsonb, ${clock.now()}::timestamptz)`.execute(transaction)
    })
