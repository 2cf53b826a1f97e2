import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import type { FollowWanted } from '../../contract/remarks.ts'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, subjectOf, withDossierOnce } from '../withDossier.ts'
import { type Remarks, readRemarks } from './consult.ts'
import { type EntryKept, entriesOfRemark, type FoundRemark, remarkById, sheetDocumentsOf } from './queries.ts'
import { checkSheet } from './sheet.ts'
import { carriedOver, isOpen, sheetOfRemark } from './standing.ts'

type Wanted = FollowWanted & { readonly id: string; readonly remarkId: string }

/**
 * Adds to a remark's thread. Any body may reply; the one that made it, or the guichet, closes it with what settles it, opens
 * it again, and confirms it on the version it was carried to.
 * @throws Problem the policy's shut door, NOT_FOUND, REMARK_MEANWHILE, REMARK_CLOSED, REMARK_OPEN, SHEET_UNKNOWN
 */
export const followRemark = (deps: Needs, asker: Asker, wanted: Wanted): Promise<Remarks> => {
  const { id, kind } = wanted
  const door = { asker, id, action: 'remark.consult', question: ['remark.follow', wanted] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, at }) => {
      const remark = await remarkOf(transaction, wanted)
      const speaker = speakerOf(asker, row, { remark, wanted })
      const thread = await entriesOfRemark(transaction, remark.id)
      checkStanding(thread, wanted)
      await write(transaction, wanted, { ...speaker, remark, thread, personId: asker.actor.personId, at })
      const { bodyId, mandateId } = speaker
      const entry = { action: `remark.${kind}`, subject: subject(id), dossierId: id, bodyId, mandateId }
      await journal(transaction, { asker, at }, { ...entry, detail: { remark: remark.id, entry: thread.length + 1 } })
    },
    answer: (transaction, row) => readRemarks(transaction, asker.actor, row),
  })
}

async function remarkOf(transaction: ActorTransaction, { id, remarkId }: Wanted): Promise<FoundRemark> {
  const found = isUuid(remarkId) ? await remarkById(transaction, { dossierId: id, id: remarkId }) : null
  if (!found) throw new Problem('NOT_FOUND')
  return found
}

type Speaker = { readonly bodyId: string; readonly mandateId: string }

/** For whom it is said: whom the reply names, or the body whose mandate opened the door. */
function speakerOf(
  { actor }: Asker,
  row: DossierRow,
  { remark, wanted }: { readonly remark: FoundRemark; readonly wanted: Wanted },
): Speaker {
  const whole = subjectOf(row)
  const allowed: Allowed =
    wanted.kind === 'reply'
      ? authorise(actor, 'remark.write', { ...whole, bodyIds: [wanted.bodyId] })
      : authorise(actor, 'remark.close', { ...whole, bodyIds: [remark.bodyId] })
  const mandate = actor.mandates.find(({ id }) => id === allowed.mandateId)
  if (!mandate) throw new Error('a remark is followed by a mandate alone')
  return { bodyId: mandate.bodyId, mandateId: mandate.id }
}

function checkStanding(thread: readonly EntryKept[], { kind, seen }: Wanted): void {
  if (thread.length !== seen) throw new Problem('REMARK_MEANWHILE')
  if (kind === 'reopen' && isOpen(thread)) throw new Problem('REMARK_OPEN')
  if (kind !== 'reopen' && !isOpen(thread)) throw new Problem('REMARK_CLOSED')
}

type Writing = Speaker & {
  readonly remark: FoundRemark
  readonly thread: readonly EntryKept[]
  readonly personId: string
  readonly at: Date
}

async function write(
  transaction: ActorTransaction,
  wanted: Wanted,
  { remark, thread, bodyId, mandateId, personId, at }: Writing,
): Promise<void> {
  const sheet = await sheetSaid(transaction, wanted, { remark, thread })
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('remark_entry')
    .values({
      ...{ remark_id: remark.id, nth: thread.length + 1, kind: wanted.kind, text: wanted.text ?? null, ...sheet },
      ...{ body_id: bodyId, person_id: personId, mandate_id: mandateId, at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('REMARK_MEANWHILE')
}

type Sides = Pick<Writing, 'remark' | 'thread'>

/** Where it is confirmed; and the document a closing was judged by, the newest that the remark is shown on. */
async function sheetSaid(transaction: ActorTransaction, wanted: Wanted, { remark, thread }: Sides) {
  if (wanted.kind === 'confirm') {
    await checkSheet(transaction, wanted.id, wanted.on)
    const { documentId, page, shape } = wanted.on
    return { document_id: documentId, page, shape: JSON.stringify(shape) }
  }
  const sheet = wanted.kind === 'close' ? sheetOfRemark(remark.sheet, thread) : null
  if (!sheet) return { document_id: null, page: null, shape: null }
  const carried = carriedOver(sheet, await sheetDocumentsOf(transaction, wanted.id))
  return { document_id: carried?.documentId ?? sheet.documentId, page: null, shape: null }
}
