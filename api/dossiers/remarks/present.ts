import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { RemarkAnswer, RemarksAnswer } from '../../contract/remarks.ts'
import { subjectOf } from '../withDossier.ts'
import type { Remarks } from './consult.ts'
import type { EntryRow, RemarkRow } from './queries.ts'
import { carriedOver, isOpen, sheetOfRemark } from './standing.ts'

/** The remarks as this actor reads them: the applicant learns for which body one was made, not who held the pen. */
export function presentRemarks({ dossier, remarks, documents, speaksFor }: Remarks, actor: Actor): RemarksAnswer {
  const whole = subjectOf(dossier)
  const examines = decide(actor, 'remark.consult', whole).allowed
  const mayClose = ({ body }: RemarkRow) => decide(actor, 'remark.close', { ...whole, bodyIds: [body.id] }).allowed
  return {
    dossierId: dossier.id,
    remarks: remarks.map((remark) => ({
      ...presentRemark(remark, documents),
      by: examines ? remark.by : null,
      mayClose: mayClose(remark),
    })),
    speaksFor: [...speaksFor],
  }
}

type Presented = Omit<RemarkAnswer, 'by' | 'mayClose'>

function presentRemark(
  { id, nth, text, at, body, sheet: pinned, place, thread, course, items }: RemarkRow,
  documents: Remarks['documents'],
): Presented {
  const sheet = sheetOfRemark(pinned, course)
  return {
    ...{ id, nth, text, body, place },
    at: at.toISOString(),
    sheet: sheet && { ...sheet, ...nameOf(sheet.documentId, documents) },
    carried: sheet && isOpen(course) ? carriedOver(sheet, documents) : null,
    state: isOpen(course) ? 'open' : 'closed',
    version: thread.length,
    thread: thread.map(presentEntry),
    items: [...items],
  }
}

const presentEntry = ({ sheet, at, ...entry }: EntryRow) => ({ ...entry, at: at.toISOString() })

function nameOf(documentId: string, documents: Remarks['documents']) {
  const found = documents.find(({ id }) => id === documentId)
  return { fileName: found?.fileName ?? '', piece: found?.piece ?? null, pieceVersion: found?.version ?? 1 }
}
