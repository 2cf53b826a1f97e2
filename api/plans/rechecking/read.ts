import { type Difference, difference } from '../../../spatial/conformity/difference.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { judged, reportById } from '../../conformity/queries.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { isUuid } from '../../db/uuid.ts'
import { dossierById } from '../../dossiers/queries.ts'
import { journal, type Needs, subject, subjectOf, withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import {
  type RecheckedRow,
  type RecheckRow,
  recheckById,
  recheckedDossier,
  recheckedOf,
  zoneChangesOf,
} from './queries.ts'

export type ZoneChange = Awaited<ReturnType<typeof zoneChangesOf>>[number]
export type Read = { readonly recheck: RecheckRow; readonly zoneChanges: readonly ZoneChange[] }

/** The progress of a re-check and what it changes for the cadastre. @throws Problem NOT_FOUND, also elsewhere */
export const readRecheck = (deps: Needs, { actor }: Asker, id: string): Promise<Read> =>
  asActor(deps, actor, async (transaction) => ({
    recheck: await found(transaction, id),
    zoneChanges: await zoneChangesOf(transaction, id),
  }))

async function found(transaction: ActorTransaction, id: string): Promise<RecheckRow> {
  const recheck = isUuid(id) ? await recheckById(transaction, id) : null
  if (!recheck) throw new Problem('NOT_FOUND')
  return recheck
}

export type RecheckedSeen = RecheckedRow & { readonly maySee: boolean }
type Page = {
  readonly id: string
  readonly only: 'changed' | 'all'
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Its dossiers, as far as the actor reads them. @throws Problem NOT_FOUND */
export const listRechecked = (deps: Needs, { actor }: Asker, page: Page): Promise<readonly RecheckedSeen[]> =>
  asActor(deps, actor, async (transaction) => {
    await found(transaction, page.id)
    const rows = await recheckedOf(transaction, page)
    return Promise.all(rows.map((row) => withRight(transaction, actor, row)))
  })

async function withRight(transaction: ActorTransaction, actor: Actor, row: RecheckedRow): Promise<RecheckedSeen> {
  const dossier = await dossierById(transaction, row.dossierId)
  const may = dossier !== null && decide(actor, 'findings.decide', subjectOf(dossier)).allowed
  return { ...row, maySee: may && row.seenAt === null && row.state === 'checked' }
}

export type RecheckedWhole = { readonly dossier: RecheckedSeen; readonly difference: Difference | null }
type Which = { readonly id: string; readonly dossierId: string }

/** What one dossier gained and lost. @throws Problem NOT_FOUND */
export const readRechecked = (deps: Needs, asker: Asker, which: Which): Promise<RecheckedWhole> =>
  withDossier(deps, { asker, id: which.dossierId, action: 'dossier.consult' }, async (transaction, { allowed, at }) => {
    const { dossierId } = which
    const entry = { action: 'dossier.conformity', subject: subject(dossierId), dossierId, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return whole(transaction, asker.actor, which)
  })

async function whole(transaction: ActorTransaction, actor: Actor, which: Which): Promise<RecheckedWhole> {
  const row = isUuid(which.id) ? await recheckedDossier(transaction, which) : null
  if (!row) throw new Problem('NOT_FOUND')
  const former = row.former && (await reportById(transaction, row.former.reportId))
  const latter = row.latter && (await reportById(transaction, row.latter.reportId))
  const told = former && latter && difference(judged(former), judged(latter))
  return { dossier: await withRight(transaction, actor, row), difference: told }
}

/** Says that somebody in charge looked at what changed; said once. @throws Problem NOT_FOUND, the policy's shut door */
export const seeRechecked = (deps: Needs, asker: Asker, which: Which): Promise<RecheckedWhole> =>
  withDossier(deps, { asker, id: which.dossierId, action: 'findings.decide' }, async (transaction, { allowed, at }) => {
    const { id, dossierId } = which
    if (!isUuid(id)) throw new Problem('NOT_FOUND')
    const { numUpdatedRows } = await transaction
      .updateTable('recheck_dossier')
      .set({ seen_by: asker.actor.personId, seen_at: at })
      .where('recheck_id', '=', id)
      .where('dossier_id', '=', dossierId)
      .where('state', '=', 'checked')
      .where('seen_at', 'is', null)
      .executeTakeFirst()
    const entry = { action: 'recheck.see', subject: subject(dossierId), dossierId, mandateId: allowed.mandateId }
    if (numUpdatedRows === 1n) await journal(transaction, { asker, at }, { ...entry, detail: { recheck: id } })
    return whole(transaction, asker.actor, which)
  })
