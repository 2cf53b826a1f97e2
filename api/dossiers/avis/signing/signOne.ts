import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ActorTransaction } from '../../../access/asActor.ts'
import type { Asker } from '../../../access/asker.ts'
import type { AvisNamed } from '../../../contract/avis/signing.ts'
import { uuidv7 } from '../../../db/uuid.ts'
import type { Deps } from '../../../deps.ts'
import { lockContent } from '../../../documents/lockContent.ts'
import { asStoreProblem } from '../../../documents/store/storeProblem.ts'
import type { Levelled, Timestamper } from '../../../evidence/timestamper.ts'
import { Problem } from '../../../http/problem.ts'
import { type HeldKey, holdToday } from '../../../keys/heldKey.ts'
import type { PaperPress } from '../../../papers/press.ts'
import { KeyFailed } from '../../../signatures/openKey.ts'
import type { SignatureProvider } from '../../../signatures/provider.ts'
import { signPdf } from '../../../signatures/sign.ts'
import type { DossierRow } from '../../queries.ts'
import { journal, subject, withDossier } from '../../withDossier.ts'
import { type AvisRead, avisRead, keepFacts } from '../paper/facts.ts'
import { printPaper } from '../paper/printAvis.ts'
import { nameOfPerson } from './signer.ts'

/** An avis is its body's alone: nobody signs after it (DocMDP), and evidence may still be added. */
const PERMITS = 1

export type Ceremony = {
  readonly key: SignatureProvider
  /** What the key is in the inventory. */
  readonly held: HeldKey
  readonly press: PaperPress
  readonly stamper: Timestamper
}

/**
 * Signs one avis for its body: its paper, French and Arabic, from what was kept when it was given; then, in one transaction,
 * the file is in the store and the avis is signed. A fall in between leaves it waiting.
 * @throws Problem NOT_FOUND, the policy's shut door, AVIS_SIGNED_ALREADY, AVIS_REPLACED, BUSY; KeyFailed for the key; Error
 * for a fault of ours
 */
export async function signOne(
  deps: Deps,
  asker: Asker,
  avis: AvisNamed,
  { key, held, press, stamper }: Ceremony,
): Promise<string> {
  if (held.bodyId !== avis.bodyId) throw new KeyFailed('KEY_OF_ANOTHER_BODY')
  await holdToday(deps, asker, held)
  const { read, signer } = await through(deps, asker, avis, async (transaction, { row }) => ({
    read: await waiting(transaction, row, avis),
    signer: await nameOfPerson(transaction, asker.actor.personId),
  }))
  const paper = Buffer.from(await printPaper(press, read, { language: 'both', signer }))
  // It may have been suspended, or have ended, while the paper was printed.
  await holdToday(deps, asker, held)
  const signed = await signPdf(paper, key, { at: deps.clock.now(), permits: PERMITS })
  // The paper is our own press's: that it cannot be signed is a fault of ours.
  if (!signed.ok) throw new Error(`the paper of an avis cannot be signed: ${signed.error}`)
  const levelled = await stamper.stamp(signed.value)
  await keep(deps, asker, { avis, held, levelled })
  return levelled.level
}

/** @throws Problem as `signOne` says of what does not wait for a signature */
async function waiting(transaction: ActorTransaction, row: DossierRow, avis: AvisNamed): Promise<AvisRead> {
  const read = await avisRead(transaction, row, avis)
  if (!read) throw new Problem('NOT_FOUND')
  if (read.given.signature) throw new Problem('AVIS_SIGNED_ALREADY')
  if (!read.isLast) throw new Problem('AVIS_REPLACED')
  return read
}

type Found = Parameters<Parameters<typeof withDossier>[2]>[1]

const through = <T>(
  deps: Deps,
  asker: Asker,
  { dossierId: id, bodyId }: AvisNamed,
  work: (transaction: ActorTransaction, found: Found) => Promise<T>,
): Promise<T> => withDossier(deps, { asker, id, action: 'avis.sign', bodyIds: [bodyId] }, work)

type Keeping = { readonly avis: AvisNamed; readonly held: HeldKey; readonly levelled: Levelled }

const keep = (deps: Deps, asker: Asker, { avis, held, levelled: { file, level } }: Keeping): Promise<void> =>
  through(deps, asker, avis, async (transaction, { row, allowed, at }) => {
    const read = await waiting(transaction, row, avis)
    const sha256 = hash('sha256', file)
    await lockContent(transaction, sha256)
    await deps.store.put(sha256, () => Readable.from([file])).catch(asStoreProblem)
    await keepFacts(transaction, read, at)
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('avis_signature')
      .values({
        ...{ id: uuidv7(at), consulted_body_id: read.consultedId, version: avis.version },
        ...{ file_sha256: sha256, file_bytes: file.length, level, key_id: held.id },
        ...{ person_id: asker.actor.personId, mandate_id: allowed.mandateId ?? '', signed_at: at },
      })
      .onConflict((conflict) => conflict.columns(['consulted_body_id', 'version']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) throw new Problem('AVIS_SIGNED_ALREADY') // at this very instant
    const { dossierId, bodyId, version } = avis
    const entry = { action: 'avis.sign', subject: subject(dossierId), dossierId, bodyId, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, detail: { version, level, sha256 } })
  })
