import type { Asker } from '../access/asker.ts'
import type { Deps } from '../deps.ts'
import { withDossier } from '../dossiers/withDossier.ts'
import { recordAll } from '../journal/record.ts'
import { insertDocuments } from './insertDocument.ts'
import type { Inspected } from './inspection/protocol.ts'
import { holdContents } from './lockContent.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'config' | 'store'>

/** A content that was judged and is in the store, deposited under a name for a piece. */
export type Kept = {
  readonly content: Inspected
  readonly bytes: number
  readonly fileName: string
  readonly piece: string | null
}

/**
 * Deposits contents the store keeps already, all of them or none: no byte is sent again.
 * @returns the ids of the documents, in the order given
 * @throws Problem NOT_FOUND or the policy's shut door; Error when the store has not what it should
 */
export function depositKept(
  deps: Needs,
  asker: Asker,
  { dossierId, documents }: { readonly dossierId: string; readonly documents: readonly Kept[] },
): Promise<string[]> {
  const wanted = { asker, id: dossierId, action: 'document.deposit' } as const
  return withDossier(deps, wanted, async (transaction, { at, allowed }) => {
    await holdContents(
      transaction,
      documents.map(({ content }) => content.sha256),
    )
    for (const { content } of documents) await mustBeThere(deps, content.sha256)
    const given = documents.map(({ content, ...named }) => {
      return { content, document: { ...named, dossierId, personId: asker.actor.personId, at } }
    })
    const ids = await insertDocuments(transaction, given, { scanned: deps.config.clamd !== null })
    const deposits = given.map(({ content: { sha256 } }, nth) => ({
      ...{ action: 'document.deposit', subject: { kind: 'document', id: ids[nth] ?? '' }, dossierId },
      ...{ mandateId: allowed.mandateId, detail: { sha256 } },
    }))
    await recordAll(transaction, { ...asker, at }, deposits)
    return ids
  })
}

async function mustBeThere({ store }: Pick<Deps, 'store'>, sha256: string): Promise<void> {
  if (!(await store.has(sha256))) throw new Error(`the store has no content ${sha256}`)
}
