import type { ActorTransaction } from '../../access/asActor.ts'
import { conditionOnPaying } from '../../contract/avis/fees.ts'
import type { AvisItemWanted } from '../../contract/avis/items.ts'
import type { AvisWanted } from '../../contract/avis.ts'
import type { FindingKept } from '../../db/tables/avis.ts'
import { Problem } from '../../http/problem.ts'

export type PreparedItem = {
  readonly phrase_id: string | null
  readonly text: string | null
  readonly article: string | null
  readonly document_id: string | null
  readonly finding: string | null
}

type About = { readonly dossierId: string; readonly today: string }

/**
 * Reads the items of an avis against the phrases in force that day and what the dossier holds.
 * @throws Problem REASON_MISSING for any avis but a favourable one, UNTIL_MISSING for one put off to no day to come,
 * AVIS_ON_A_FEE where it would wait for a payment, INVALID_INPUT naming the item and the field
 */
export async function prepareAvisItems(
  transaction: ActorTransaction,
  { bodyId, opinion, items = [], until, notOnAFee }: AvisWanted,
  { dossierId, today }: About,
): Promise<PreparedItem[]> {
  if (opinion !== 'favourable' && items.length === 0) throw new Problem('REASON_MISSING', { field: 'items' })
  if (opinion === 'postponed' && (until === undefined || until < today))
    throw new Problem('UNTIL_MISSING', { field: 'until' })
  if (opinion !== 'postponed' && until !== undefined) throw wrong('until', 'of an avis that is put off')
  if (!notOnAFee) mustWaitForNoFee(items)
  const known = await phrasesKnown(transaction, items, { bodyId, today })
  const documents = await documentsThere(transaction, items, dossierId)
  const reportId = await reportOf(transaction, dossierId)
  return items.map((item, index) => {
    if (item.phraseId && !known.has(item.phraseId)) throw wrong(`items.${index}.phraseId`, 'no such phrase in force')
    if (item.documentId && !documents.has(item.documentId)) throw wrong(`items.${index}.documentId`, 'no such document')
    return prepared(item, reportId)
  })
}

const wrong = (field: string, reason: string) => new Problem('INVALID_INPUT', { field, data: { reason } })

function prepared({ phraseId, text, article, documentId, finding }: AvisItemWanted, reportId: string | null) {
  const kept: FindingKept | null = finding ? { ...finding, reportId } : null
  return {
    ...{ phrase_id: phraseId ?? null, text: text ?? null, article: article ?? null, document_id: documentId ?? null },
    finding: kept && JSON.stringify(kept),
  }
}

function mustWaitForNoFee(items: readonly AvisItemWanted[]): void {
  for (const [index, { text }] of items.entries()) {
    const found = text === undefined ? null : conditionOnPaying(text)
    if (found)
      throw new Problem('AVIS_ON_A_FEE', { field: `items.${index}.text`, data: { words: found.slice(0, 200) } })
  }
}

async function phrasesKnown(
  transaction: ActorTransaction,
  items: readonly AvisItemWanted[],
  { bodyId, today }: { readonly bodyId: string; readonly today: string },
): Promise<Set<string>> {
  const ids = items.flatMap(({ phraseId }) => phraseId ?? [])
  if (ids.length === 0) return new Set()
  const rows = await transaction
    .selectFrom('avis_phrase')
    .select('id')
    .where('id', 'in', ids)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .where((eb) => eb.or([eb('body_id', 'is', null), eb('body_id', '=', bodyId)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function documentsThere(
  transaction: ActorTransaction,
  items: readonly AvisItemWanted[],
  dossierId: string,
): Promise<Set<string>> {
  const ids = items.flatMap(({ documentId }) => documentId ?? [])
  if (ids.length === 0) return new Set()
  const rows = await transaction
    .selectFrom('document')
    .select('id')
    .where('id', 'in', ids)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The report a finding is pointed at in: the dossier's own. */
async function reportOf(transaction: ActorTransaction, dossierId: string): Promise<string | null> {
  const row = await transaction.selectFrom('dossier').select('report_id').where('id', '=', dossierId).executeTakeFirst()
  return row?.report_id ?? null
}
