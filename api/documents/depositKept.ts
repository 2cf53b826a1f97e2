import type { ActorTransaction } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { Deps } from '../deps.ts'
import { withDossier } from '../dossiers/withDossier.ts'
import { record } from '../journal/record.ts'
import { insertDocument } from './insertDocument.ts'
import type { Inspected } from './inspection/protocol.ts'
import { lockContent } from './lockContent.ts'

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
    await lockContents(transaction, documents)
    const ids: string[] = []
    for (const { content, ...named } of documents) {
      await mustBeThere(deps, content.sha256)
      const document = { ...named, dossierId, personId: asker.actor.personId, at }
      const id = await insertDocument(transaction, { scanned: deps.config.clamd !== null, content, document })
      const event = { action: 'document.deposit', subject: { kind: 'document', id }, dossierId }
      const detail = { sha256: content.sha256 }
      await record(transaction, { ...asker, at }, { ...event, mandateId: allowed.mandateId, detail })
      ids.push(id)
    }
    return ids
  })
}

/** In one order for everybody: two deposits of the same contents never wait for each other. */
async function lockContents(transaction: ActorTransaction, documents: readonly Kept[]): Promise<void> {
  for (const sha256 of [...new Set(documents.map(({ content }) => content.sha256))].toSorted())
    await lockContent(transaction, sha256)
}

async function mustBeThere({ store }: Pick<Deps, 'store'>, sha256: string): Promise<void> {
  if (!(await store.has(sha256))) throw new Error(`the store has no content ${sha256}`)
}
