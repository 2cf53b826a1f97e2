import type { Asker } from '../../../access/asker.ts'
import type { MinutesLanguage } from '../../../contract/commission/minutes.ts'
import { isUuid } from '../../../db/uuid.ts'
import type { Deps } from '../../../deps.ts'
import { journal, subject, withDossier } from '../../../dossiers/withDossier.ts'
import { Problem } from '../../../http/problem.ts'
import { type PaperPress, PressBusy } from '../../../papers/press.ts'
import { spendReads } from '../../../privacy/readBudget.ts'
import { type Extract, extractOf } from '../queries.ts'
import { composeExtract } from './compose.ts'

type Wanted = { readonly id: string; readonly sessionId: string; readonly language: MinutesLanguage }

/**
 * What sealed minutes say of one dossier, as PDF, from the facts that were signed: the same bytes each time.
 * @throws Problem NOT_FOUND before the minutes are sealed or for a dossier that is not theirs, BUSY
 */
export async function printExtract(
  deps: Pick<Deps, 'db' | 'clock'> & { readonly press: PaperPress },
  asker: Asker,
  wanted: Wanted,
): Promise<{ readonly pdf: Uint8Array; readonly fileName: string }> {
  await spendReads(deps, asker, 1)
  const extract = await consultExtract(deps, asker, wanted)
  const data = composeExtract(extract, wanted.language)
  const madeAt = new Date(extract.sealedAt)
  const pdf = await deps.press.print({ template: 'minutes', data, madeAt }).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
  const [number = ''] = extract.facts.items.map((item) => item.number)
  return { fileName: `extrait-pv-${extract.facts.day}-${number.replaceAll(/[^\w-]+/g, '-')}.pdf`, pdf }
}

/** Reads it and writes that it was read. */
const consultExtract = (deps: Pick<Deps, 'db' | 'clock'>, asker: Asker, { id, sessionId }: Wanted): Promise<Extract> =>
  withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { allowed, at }) => {
    const extract = isUuid(sessionId) ? await extractOf(transaction, { dossierId: id, sessionId }) : null
    if (!extract) throw new Problem('NOT_FOUND')
    const entry = { action: 'minutes.extract', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return extract
  })
