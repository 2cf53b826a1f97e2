import type { Asker } from '../../../access/asker.ts'
import { dayOf } from '../../../clock.ts'
import type { ReceiptLanguage } from '../../../contract/receipts.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { type PaperPress, PressBusy } from '../../../papers/press.ts'
import { spendReads } from '../../../privacy/readBudget.ts'
import { avisOf } from '../../course/readCourse.ts'
import { readFooting } from '../../course/readFooting.ts'
import { journal, subject, withDossier } from '../../withDossier.ts'
import { presentGiven } from '../presentGiven.ts'
import { composeAvis, type Printed } from './compose.ts'

type Wanted = {
  readonly id: string
  readonly bodyId: string
  readonly round: number
  readonly version: number
  readonly language: ReceiptLanguage
}
export type AvisFile = { readonly fileName: string; readonly pdf: Uint8Array }

/**
 * One avis as PDF, made from what is kept of it: the same bytes each time. It says of itself that it is not signed.
 * @throws Problem NOT_FOUND for an avis nobody gave, BUSY
 */
export async function printAvis(
  deps: Deps & { readonly press: PaperPress },
  asker: Asker,
  wanted: Wanted,
): Promise<AvisFile> {
  await spendReads(deps, asker, 1)
  const printed = await consultAvis(deps, asker, wanted)
  const data = composeAvis(printed, wanted.language)
  const madeAt = new Date(printed.avis.at)
  const pdf = await deps.press.print({ template: 'avis', data, madeAt }).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
  return { fileName: `avis-${printed.number ?? 'sans-numero'}-${wanted.round}-${wanted.version}.pdf`, pdf }
}

/** Reads it and writes that it was read. */
const consultAvis = (deps: Deps, asker: Asker, { id, bodyId, round, version }: Wanted): Promise<Printed> =>
  withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const footing = await readFooting(transaction, row)
    const { bodies } = await avisOf(transaction, footing)
    const asked = bodies.find((one) => one.body.id === bodyId && one.round === round && one.given.length > 0)
    const given = asked ? presentGiven(asked, bodies) : []
    const avis = given.find((one) => one.version === version)
    if (!asked?.askedAt || !avis || !footing.row.definition) throw new Problem('NOT_FOUND')
    const entry = { action: 'avis.print', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    const { nameFr, nameAr } = footing.row.definition
    return {
      ...{ number: footing.row.number, title: row.title, procedure: { nameFr, nameAr } },
      commune: { nameFr: row.communeNameFr, nameAr: row.communeNameAr },
      ...{ body: asked.body, binding: asked.binding, round, askedOn: dayOf(asked.askedAt) },
      ...{ avis, isLast: version === given.length },
    }
  })
