import type { Day } from '../../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { type DraftRow, draftById } from './queries.ts'

export type Needs = Pick<Deps, 'db' | 'clock'>

export type Found = {
  readonly row: DraftRow
  readonly asker: Asker
  readonly allowed: Allowed
  readonly at: Date
  readonly today: Day
}

type Asked = { readonly asker: Asker; readonly id: string }

/** Finds a version for an operator. @throws Problem NOT_FOUND */
export const withVersion = <T>(
  { db, clock }: Needs,
  { asker, id }: Asked,
  work: (transaction: ActorTransaction, found: Found) => Promise<T>,
): Promise<T> => {
  const allowed = authorise(asker.actor, 'procedure.propose')
  return asActor({ db, clock }, asker.actor, async (transaction) => {
    const row = isUuid(id) ? await draftById(transaction, id) : null
    if (!row) throw new Problem('NOT_FOUND')
    return work(transaction, { row, asker, allowed, at: clock.now(), today: clock.today() })
  })
}

/** Writes in the journal what was done to a version. */
export const recordVersion = (
  transaction: ActorTransaction,
  { asker, allowed, at }: Omit<Found, 'row' | 'today'>,
  {
    action,
    row,
    detail = {},
  }: { action: string; row: Pick<DraftRow, 'id' | 'code'>; detail?: Record<string, string | number> },
): Promise<string> =>
  record(
    transaction,
    { ...asker, at },
    {
      action,
      subject: { kind: 'procedure_version', id: row.id },
      mandateId: allowed.mandateId,
      detail: { code: row.code, ...detail },
    },
  )

/** @throws Problem VERSION_NOT_DRAFT, or CHANGED_MEANWHILE when somebody else changed it first */
export function mustBeAsRead({ state, version }: DraftRow, read: number): void {
  if (state === 'published') throw new Problem('VERSION_NOT_DRAFT')
  if (version !== read) throw new Problem('CHANGED_MEANWHILE', { field: 'version', data: { version } })
}

/** Changes a version and counts the change: of two who change the same one, the second is told. */
export async function changeRow(
  transaction: ActorTransaction,
  { id, version }: Pick<DraftRow, 'id' | 'version'>,
  change: Readonly<Record<string, unknown>>,
): Promise<DraftRow> {
  const { numUpdatedRows } = await transaction
    .updateTable('procedure_version')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Problem('CHANGED_MEANWHILE', { field: 'version' })
  const row = await draftById(transaction, id)
  if (!row) throw new Error('a version just changed cannot be read')
  return row
}
