import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { nameOf } from '../../access/nameOf.ts'
import { EXPORT_ROWS_ALONE, type ExportKind } from '../../contract/privacy.ts'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import { notify, notifyHolders } from '../../notifications/notify.ts'
import { csv } from './csv.ts'
import { ownDataArchive } from './ownData.ts'
import { mayStillAsk, type RequestToPrepare, requestToPrepare, rowsAlone, screenOf } from './queries.ts'
import { countRows, SHEETS, type SheetAsked, sheetRows } from './sheets.ts'

/** More than this is no export but a copy of the register: the filter has to be narrowed. */
export const EXPORT_ROWS_AT_MOST = 100_000
const DAY_MS = 86_400_000
const LIFE_MS = 7 * DAY_MS

/**
 * Takes an export one step further: counts it, waits for a second person above a size, writes its file. Safe to run again
 * at any step: the file and the word that it is ready are one commit.
 */
export async function prepareExport(work: WorkDeps, exportId: string): Promise<void> {
  const request = await requestToPrepare(work.db, exportId)
  if (request === null) return
  if (request.kind === 'own_data')
    return keep(work, request, await ownDataArchive(work.db, request.askedBy), 'mes-donnees.zip')
  const asked = sheetAsked(work, request)
  if (!(await mayStillAsk(work.db, asked))) return fail(work, request, 'RIGHT_ENDED')
  const sheet = SHEETS[request.kind]
  const found = await countRows(work.db, sheet, asked)
  if (found > EXPORT_ROWS_AT_MOST) return fail(work, request, 'TOO_MANY_ROWS')
  if (request.state === 'counting' && found + (await rowsOfTheDay(work, request)) > EXPORT_ROWS_ALONE)
    return askSecondPerson(work, request, found)
  const rows = await sheetRows(work.db, sheet, { ...asked, most: EXPORT_ROWS_AT_MOST })
  await keep(work, { ...request, rowsFound: rows.length }, csv(sheet.headings, rows), sheet.name)
}

/** What the asker alone was given lately: a register asked for slice by slice is still a register. */
const rowsOfTheDay = ({ db, clock }: WorkDeps, { askedBy }: RequestToPrepare) =>
  rowsAlone(db, askedBy, new Date(clock.now().getTime() - DAY_MS))

const sheetAsked = ({ clock }: WorkDeps, { askedBy, bodyId, filter }: RequestToPrepare): SheetAsked => ({
  askedBy,
  bodyId: bodyId ?? '', // the database holds a body for every kind but one's own data
  from: filter.from ?? null,
  to: filter.to ?? null,
  today: clock.today(),
})

async function askSecondPerson({ db, clock }: WorkDeps, request: RequestToPrepare, found: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (!(await moves(transaction, request, { state: 'to_approve', rows_found: found }))) return
    const data = { name: await nameOf(transaction, request.askedBy), rows: String(found), reason: request.reason }
    const told = {
      kind: 'export_to_approve',
      data,
      path: screenOf(request),
      onceKey: request.id,
      today: clock.today(),
    } as const
    if (request.bodyId)
      await notifyHolders(transaction, clock.now(), { roles: ['administrator'], bodyId: request.bodyId, ...told })
    await notifyHolders(transaction, clock.now(), { roles: ['operator'], ...told })
  })
}

async function keep({ db, clock }: WorkDeps, request: RequestToPrepare, bytes: Buffer, name: string): Promise<void> {
  const at = clock.now()
  const until = new Date(at.getTime() + LIFE_MS)
  await db.transaction().execute(async (transaction) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const ready = {
      state: 'ready',
      ready_at: at,
      expires_at: until,
      file_sha256: sha256,
      rows_found: request.rowsFound,
    } as const
    if (!(await moves(transaction, request, ready))) return
    await transaction.insertInto('export_file').values({ export_id: request.id, name, bytes }).execute()
    const told = { path: screenOf(request), onceKey: request.id, data: { until: until.toISOString() } }
    await notify(transaction, at, { personId: request.askedBy, kind: 'export_ready', ...told })
  })
}

async function fail({ db, clock }: WorkDeps, request: RequestToPrepare, failure: ExportFailure): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (!(await moves(transaction, request, { state: 'failed', failure }))) return
    const told = { path: screenOf(request), onceKey: request.id, data: {} }
    await notify(transaction, clock.now(), { personId: request.askedBy, kind: 'export_failed', ...told })
  })
}

export type ExportFailure = 'RIGHT_ENDED' | 'TOO_MANY_ROWS'

type Change = Partial<{
  state: 'to_approve' | 'ready' | 'failed'
  rows_found: number | null
  ready_at: Date
  expires_at: Date
  file_sha256: string
  failure: ExportFailure
}>

/** False when somebody else moved it meanwhile. */
async function moves(
  transaction: Transaction<Database>,
  { id, state }: RequestToPrepare,
  change: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('export_request')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export type OfficialKind = Exclude<ExportKind, 'own_data'>
