import { buffer } from 'node:stream/consumers'
import type { Asker } from '../../../access/asker.ts'
import type { PersonName } from '../../../contract/people.ts'
import type { ReceiptLanguage } from '../../../contract/receipts.ts'
import type { Deps } from '../../../deps.ts'
import { asStoreProblem } from '../../../documents/store/storeProblem.ts'
import { Problem } from '../../../http/problem.ts'
import { type PaperPress, PressBusy } from '../../../papers/press.ts'
import { spendReads } from '../../../privacy/readBudget.ts'
import { journal, subject, withDossier } from '../../withDossier.ts'
import { composeAvis } from './compose.ts'
import { type AvisRead, avisRead } from './facts.ts'

type Wanted = {
  readonly id: string
  readonly bodyId: string
  readonly round: number
  readonly version: number
  readonly language: ReceiptLanguage
}
type AvisFile = { readonly fileName: string; readonly pdf: Uint8Array }

/**
 * One avis as PDF: its signed file as it is kept; or, while nobody signed it, its paper made from what is kept of it, which
 * says so and is the same bytes each time.
 * @throws Problem NOT_FOUND for an avis nobody gave, BUSY, and the store's own
 */
export async function printAvis(
  deps: Deps & { readonly press: PaperPress },
  asker: Asker,
  wanted: Wanted,
): Promise<AvisFile> {
  await spendReads(deps, asker, 1)
  const { read, sha256 } = await consultAvis(deps, asker, wanted)
  const fileName = `avis-${read.facts.number ?? 'sans-numero'}-${wanted.round}-${wanted.version}.pdf`
  if (sha256 === null) return { fileName, pdf: await printPaper(deps.press, read, { language: wanted.language }) }
  return { fileName, pdf: await buffer(await deps.store.open(sha256).catch(asStoreProblem)) }
}

type How = { readonly language: ReceiptLanguage; readonly signer?: PersonName }

/** The paper of an avis (PDF/A-2a), dated when it was given. @throws Problem BUSY */
export function printPaper(press: PaperPress, { facts, isLast }: AvisRead, how: How): Promise<Uint8Array> {
  const data = composeAvis(facts, { isLast, ...how })
  return press.print({ template: 'avis', data, madeAt: new Date(facts.avis.at) }).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
}

type Consulted = { readonly read: AvisRead; readonly sha256: string | null }

/** Reads it and writes that it was read. */
const consultAvis = (deps: Deps, asker: Asker, { id, ...named }: Wanted): Promise<Consulted> =>
  withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const read = await avisRead(transaction, row, named)
    if (!read) throw new Problem('NOT_FOUND')
    const entry = { action: 'avis.print', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    const signed = await transaction
      .selectFrom('avis_signature')
      .select('file_sha256')
      .where('consulted_body_id', '=', read.consultedId)
      .where('version', '=', named.version)
      .executeTakeFirst()
    return { read, sha256: signed?.file_sha256 ?? null }
  })
