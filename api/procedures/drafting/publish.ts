import { addDays, parseDay } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { Problem } from '../../http/problem.ts'
import { type Fitting, fitAmong } from './days.ts'
import { writer } from './present.ts'
import { type DraftRow, dossiersUnder, draftById, publishedOf } from './queries.ts'
import { changeRow, type Found, mustBeAsRead, type Needs, recordVersion, withVersion } from './withVersion.ts'

type Step = { readonly id: string; readonly version: number }

/**
 * Publishes a checked version; the one in force ends the day before.
 * @throws Problem NOT_ON_ONESELF for whoever wrote in it, VERSION_UNCHECKED, VERSION_DAY_PAST, VERSION_OVERLAPS,
 * CHANGED_MEANWHILE
 */
export const publishVersion = (deps: Needs, asker: Asker, { id, version }: Step): Promise<DraftRow> =>
  withVersion(deps, { asker, id }, async (transaction, found) => {
    const { row, today, at } = found
    const allowed = authorise(asker.actor, 'procedure.publish', { personId: writer(row, asker.actor.personId) })
    mustBeAsRead(row, version)
    if (row.state !== 'checked') throw new Problem('VERSION_UNCHECKED')
    if (row.validFrom <= today) throw new Problem('VERSION_DAY_PAST', { field: 'validFrom' })
    const fitting = fitAmong(row, await publishedOf(transaction, row.code))
    await closeBefore(transaction, { ...found, allowed }, fitting)
    const { personId } = asker.actor
    const signed = { state: 'published', published_by: personId, published_at: at }
    const published = await changeRow(transaction, row, signed).catch(asOverlap)
    const detail = { from: row.validFrom }
    await recordVersion(transaction, { ...found, allowed }, { action: 'procedure.publish', row, detail })
    return published
  })

async function closeBefore(transaction: ActorTransaction, found: Found, { closes, overlaps }: Fitting): Promise<void> {
  const [other] = overlaps
  if (other) throw overlap({ validFrom: other.validFrom, validTo: other.validTo ?? '' })
  if (!closes) return
  await endOn(transaction, found, { row: { id: closes.id, code: found.row.code }, last: closes.endsOn })
}

const overlap = (data: Readonly<Record<string, string>> = {}) =>
  new Problem('VERSION_OVERLAPS', { field: 'validFrom', data })

/** Two published at the same instant: the database lets the second share no day. */
function asOverlap(error: unknown): never {
  if (refusedFor(error, 'exclusion_violation')) throw overlap()
  throw error
}

type Ending = { readonly row: Pick<DraftRow, 'id' | 'code'>; readonly last: string }

async function endOn(transaction: ActorTransaction, found: Found, { row, last }: Ending): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('procedure_version')
    .set({ valid_to: last })
    .where('id', '=', row.id)
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Problem('CHANGED_MEANWHILE')
  await recordVersion(transaction, found, { action: 'procedure.end', row, detail: { last } })
}

type End = { readonly id: string; readonly validTo: string; readonly evenSo?: boolean | undefined }

/**
 * Says the last day of a version in force. Dossiers filed under it keep it; drafts need a version to be filed under.
 * @throws Problem VERSION_NOT_IN_FORCE, VERSION_STRANDS with how many drafts, unless it is said `evenSo`
 */
export const endVersion = (deps: Needs, asker: Asker, { id, validTo, evenSo = false }: End): Promise<DraftRow> =>
  withVersion(deps, { asker, id }, async (transaction, found) => {
    const { row, today } = found
    if (row.state !== 'published' || row.validTo !== null || validTo < today || validTo < row.validFrom)
      throw new Problem('VERSION_NOT_IN_FORCE', { field: 'validTo' })
    const { drafts } = await dossiersUnder(transaction, id)
    if (drafts > 0 && !evenSo && !(await isFollowed(transaction, row, validTo)))
      throw new Problem('VERSION_STRANDS', { data: { drafts } })
    await endOn(transaction, found, { row, last: validTo })
    return (await draftById(transaction, id)) ?? row
  })

async function isFollowed(transaction: ActorTransaction, { code }: DraftRow, last: string): Promise<boolean> {
  const day = parseDay(last)
  return day !== null && (await publishedOf(transaction, code)).some(({ validFrom }) => validFrom === addDays(day, 1))
}
