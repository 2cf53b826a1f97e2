import type { z } from 'zod'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { Action } from '../../contract/policy/policy.ts'
import type { exportBody } from '../../contract/privacy.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { enqueue } from '../../jobs/enqueue.ts'
import { record } from '../../journal/record.ts'
import { notify } from '../../notifications/notify.ts'
import type { OfficialKind } from './prepare.ts'
import { type ExportRow, exportById, exportFile, ownExportUnderWay, screenOf } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Asks for everything the house holds about oneself.
 * @throws Problem EXPORT_UNDER_WAY while one is on its way or waits to be fetched
 */
export function askOwnExport(deps: Needs, asker: Asker): Promise<ExportRow> {
  return asActor(deps, asker.actor, async (transaction) => {
    const own = { at: deps.clock.now(), kind: 'own_data', bodyId: null, filter: {}, reason: '' } as const
    const before = await askedBefore(transaction, asker, questionOf(own))
    if (before) return found(transaction, before)
    if (await ownExportUnderWay(transaction, asker.actor.personId)) throw new Problem('EXPORT_UNDER_WAY')
    return open(transaction, asker, own)
  })
}

/** What one must be allowed to see, one by one, to ask for all of it at once. */
const SEEING: Readonly<Record<OfficialKind, Action | null>> = {
  dossiers: null, // the sheet itself keeps to the territory the asker reads
  body_people: 'mandate.consult',
  body_journal: 'journal.consult',
}

/** Asks for an export in the name of a body. */
export function askExport(deps: Needs, asker: Asker, asked: z.infer<typeof exportBody>): Promise<ExportRow> {
  const subject = { bodyIds: [asked.bodyId] }
  const { mandateId } = authorise(asker.actor, 'export.ask', subject)
  const seeing = SEEING[asked.kind]
  if (seeing) authorise(asker.actor, seeing, subject)
  const filter = { ...(asked.from ? { from: asked.from } : {}), ...(asked.to ? { to: asked.to } : {}) }
  return asActor(deps, asker.actor, async (transaction) => {
    const opening = { ...asked, at: deps.clock.now(), filter, mandateId }
    const before = await askedBefore(transaction, asker, questionOf(opening))
    return before ? found(transaction, before) : open(transaction, asker, opening)
  })
}

type Opening = {
  readonly at: Date
  readonly kind: ExportRow['kind']
  readonly bodyId: string | null
  readonly filter: ExportRow['filter']
  readonly reason: string
  readonly mandateId?: string | null
}

const questionOf = ({ kind, bodyId, filter, reason }: Opening) => ['export.ask', kind, bodyId, filter, reason] as const

async function open(transaction: ActorTransaction, asker: Asker, opening: Opening): Promise<ExportRow> {
  const { at, kind, bodyId, filter, reason, mandateId = null } = opening
  const id = uuidv7(at)
  const { personId } = asker.actor
  await transaction
    .insertInto('export_request')
    .values({
      id,
      kind,
      filter: JSON.stringify(filter),
      asked_by: personId,
      body_id: bodyId,
      asked_at: at,
      reason,
      state: 'counting',
    })
    .execute()
  await keepAsked(transaction, asker, { question: questionOf(opening), id, at })
  await enqueue(transaction, 'export.prepare', { exportId: id }, { onceKey: `export:${id}` })
  const of = { subject: { kind: 'export', id }, mandateId, ...(bodyId ? { bodyId } : {}) }
  await record(transaction, { ...asker, at }, { action: 'export.ask', ...of, detail: { kind, reason } })
  return found(transaction, id)
}

async function found(transaction: ActorTransaction, id: string): Promise<ExportRow> {
  const row = isUuid(id) ? await exportById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  return row
}

/**
 * Approves or refuses somebody else's export.
 * @throws Problem NOT_FOUND, NOT_ON_ONESELF, EXPORT_DECIDED when it waits for nobody
 */
export function decideExport(
  deps: Needs,
  asker: Asker,
  { id, approve }: { id: string; approve: boolean },
): Promise<ExportRow> {
  const at = deps.clock.now()
  return asActor(deps, asker.actor, async (transaction) => {
    const row = await found(transaction, id)
    const { mandateId } = authorise(asker.actor, 'export.decide', decidable(row))
    const { numUpdatedRows } = await transaction
      .updateTable('export_request')
      .set({ state: approve ? 'approved' : 'refused', decided_by: asker.actor.personId, decided_at: at })
      .where('id', '=', id)
      .where('state', '=', 'to_approve')
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) throw new Problem('EXPORT_DECIDED')
    const of = {
      subject: { kind: 'export', id },
      mandateId,
      concernedId: row.askedBy.id,
      ...(row.bodyId ? { bodyId: row.bodyId } : {}),
    }
    await record(transaction, { ...asker, at }, { action: approve ? 'export.approve' : 'export.refuse', ...of })
    if (approve) await enqueue(transaction, 'export.prepare', { exportId: id }, { onceKey: `export:${id}` })
    else
      await notify(transaction, at, {
        personId: row.askedBy.id,
        kind: 'export_refused',
        data: {},
        path: screenOf(row),
        onceKey: id,
      })
    return found(transaction, id)
  })
}

/** Whose request it is and of which body, as the policy asks. */
export const decidable = ({ askedBy, bodyId }: ExportRow) => ({ personId: askedBy.id, bodyIds: bodyId ? [bodyId] : [] })

/**
 * Opens the file of one's own request; the opening is journalled.
 * @throws Problem NOT_FOUND for anybody else's, EXPORT_NOT_READY before or after its days
 */
export function openExport(
  deps: Needs,
  asker: Asker,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const at = deps.clock.now()
  return asActor(deps, asker.actor, async (transaction) => {
    const row = await found(transaction, id)
    if (row.askedBy.id !== asker.actor.personId) throw new Problem('NOT_FOUND')
    const file = isOpen(row, at) ? await exportFile(transaction, id) : undefined
    if (!file) throw new Problem('EXPORT_NOT_READY')
    const of = {
      subject: { kind: 'export', id },
      consultation: true,
      ...(row.bodyId ? { bodyId: row.bodyId } : {}),
    } as const
    await record(transaction, { ...asker, at }, { action: 'export.download', ...of, detail: { rows: row.rowsFound } })
    return file
  })
}

export const isOpen = ({ state, expiresAt }: ExportRow, at: Date) =>
  state === 'ready' && expiresAt !== null && at < expiresAt
