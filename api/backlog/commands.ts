import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { BacklogMapping } from '../contract/backlog.ts'
import { territoryOf } from '../counter/findPeople.ts'
import { isUuid, uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { readBody } from '../http/jsonBody.ts'
import { Problem } from '../http/problem.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { record } from '../journal/record.ts'
import { keepRows } from './keepRows.ts'
import { type BacklogRow, backlogById, backlogBytes } from './queries.ts'
import { headersOf } from './reading/columns.ts'
import { readApart } from './reading/readApart.ts'
import { TABLE_LIMITS, type Table, type TableRefusal } from './reading/table.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Given = { readonly communeCode: string; readonly fileName: string }

/**
 * Reads a spreadsheet of paper dossiers and keeps it, by its SHA-256. Nothing is brought in yet.
 * @throws Problem SPREADSHEET_UNREADABLE, SPREADSHEET_EMPTY, SPREADSHEET_TOO_LARGE, INVALID_INPUT, the policy's shut door
 */
export async function readRegister(
  deps: Needs,
  asker: Asker,
  { communeCode, fileName, request }: Given & { readonly request: IncomingMessage },
): Promise<BacklogRow> {
  // Whoever may not is told before a byte of theirs is read.
  await asActor(deps, asker.actor, async (transaction) => {
    authorise(asker.actor, 'backlog.import', { territory: await territoryOf(transaction, communeCode) })
  })
  const bytes = await bodyOf(request)
  return keepRegister(deps, asker, { communeCode, fileName, bytes, table: await tableOf(bytes) })
}

/**
 * Keeps a spreadsheet that was read, with what is ready in it and what is at fault.
 * @throws Problem SPREADSHEET_EMPTY, INVALID_INPUT, the policy's shut door
 */
export function keepRegister(
  deps: Needs,
  asker: Asker,
  { communeCode, fileName, bytes, table }: Given & { readonly bytes: Buffer; readonly table: Table },
): Promise<BacklogRow> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const headed = headersOf(table)
  if (!headed) throw new Problem('SPREADSHEET_EMPTY')
  return asActor(deps, asker.actor, async (transaction) => {
    const question = ['backlog.read', communeCode, sha256] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return found(transaction, before)
    const territory = await territoryOf(transaction, communeCode)
    const { mandateId } = authorise(asker.actor, 'backlog.import', { territory })
    const at = deps.clock.now()
    const id = uuidv7(at)
    await transaction
      .insertInto('backlog')
      .values({
        ...{ id, commune_code: communeCode, sha256, file_name: fileName, bytes, created_by: asker.actor.personId },
        ...{ created_at: at, header_line: headed.header.line, headers: [...headed.header.cells] },
        columns: JSON.stringify(headed.columns),
      })
      .execute()
    await keepRows(transaction, { id, communeCode, table, headed, today: deps.clock.today() })
    const entry = { action: 'backlog.read', subject: { kind: 'backlog', id }, mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { sha256, rows: table.lines.length - 1 } })
    await keepAsked(transaction, asker, { question, id, at })
    return found(transaction, id)
  })
}

const bodyOf = (request: IncomingMessage): Promise<Buffer> =>
  readBody(request, TABLE_LIMITS.bytes).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'BODY_TOO_LARGE') throw new Problem('SPREADSHEET_TOO_LARGE')
    throw error
  })

const PROBLEM_OF = {
  EMPTY: 'SPREADSHEET_EMPTY',
  NO_HEADERS: 'SPREADSHEET_EMPTY',
  TOO_MANY_ROWS: 'SPREADSHEET_TOO_LARGE',
  TOO_LONG: 'SPREADSHEET_TOO_LARGE',
  NOT_A_SPREADSHEET: 'SPREADSHEET_UNREADABLE',
  DAMAGED: 'SPREADSHEET_UNREADABLE',
} as const satisfies Record<TableRefusal['why'], string>

async function tableOf(bytes: Uint8Array): Promise<Table> {
  const read = await readApart(bytes)
  if (read.ok) return read.value
  const { why, detail } = read.error
  throw new Problem(PROBLEM_OF[why], { data: { why, detail } })
}

/** A register the asker may bring in. @throws Problem NOT_FOUND, the policy's shut door */
export async function foundTheirs(transaction: ActorTransaction, asker: Asker, id: string) {
  const row = await found(transaction, id)
  const { mandateId } = authorise(asker.actor, 'backlog.import', { territory: row.territory })
  return { row, mandateId }
}

async function found(transaction: ActorTransaction, id: string): Promise<BacklogRow> {
  const row = isUuid(id) ? await backlogById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  return row
}

export const consultBacklog = (deps: Needs, asker: Asker, id: string): Promise<BacklogRow> =>
  asActor(deps, asker.actor, async (transaction) => (await foundTheirs(transaction, asker, id)).row)

type Mapped = { readonly id: string; readonly columns: BacklogMapping }

/**
 * Reads the rows again with the columns a person said.
 * @throws Problem NOT_FOUND, BACKLOG_STARTED once they are being brought in, INVALID_INPUT for a column that is not there
 */
export async function mapBacklog(deps: Needs, asker: Asker, { id, columns }: Mapped): Promise<BacklogRow> {
  const bytes = await asActor(deps, asker.actor, async (transaction) => {
    const { row } = await foundTheirs(transaction, asker, id)
    if (row.state !== 'read') throw new Problem('BACKLOG_STARTED')
    const kept = await backlogBytes(transaction, id)
    if (!kept) throw new Problem('BACKLOG_STARTED') // only what was brought in is forgotten
    return kept
  })
  const table = await tableOf(bytes)
  return asActor(deps, asker.actor, async (transaction) => {
    await sql`select from backlog where id = ${id}::uuid for update`.execute(transaction)
    const { row, mandateId } = await foundTheirs(transaction, asker, id)
    if (row.state !== 'read') throw new Problem('BACKLOG_STARTED')
    const header = table.lines.find(({ line }) => line === row.headerLine) ?? {
      line: row.headerLine,
      cells: row.headers,
    }
    if (Object.values(columns).some((column) => column >= header.cells.length))
      throw new Problem('INVALID_INPUT', { field: 'columns', data: { reason: 'no such column' } })
    await transaction
      .updateTable('backlog')
      .set({ columns: JSON.stringify(columns) })
      .where('id', '=', id)
      .execute()
    await transaction.deleteFrom('backlog_row').where('backlog_id', '=', id).execute()
    const { communeCode } = row
    await keepRows(transaction, { id, communeCode, table, headed: { header, columns }, today: deps.clock.today() })
    const entry = { action: 'backlog.map', subject: { kind: 'backlog', id }, mandateId }
    await record(transaction, { ...asker, at: deps.clock.now() }, entry)
    return found(transaction, id)
  })
}

/**
 * Begins to bring the ready rows in, in the background. Asked twice, it is begun once: what is on its way or done is
 * answered as it stands.
 */
export const startImport = (deps: Needs, asker: Asker, id: string): Promise<BacklogRow> =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['backlog.import', id] as const
    const before = await askedBefore(transaction, asker, question)
    if (isUuid(id)) await sql`select from backlog where id = ${id}::uuid for update`.execute(transaction)
    const { row, mandateId } = await foundTheirs(transaction, asker, id)
    if (before || row.state !== 'read') return row
    const at = deps.clock.now()
    await transaction
      .updateTable('backlog')
      .set({ state: 'importing', started_by: asker.actor.personId, started_mandate_id: mandateId, started_at: at })
      .where('id', '=', id)
      .execute()
    await enqueue(transaction, 'backlog.import', { backlogId: id }, { onceKey: `backlog:${id}` })
    const entry = { action: 'backlog.import', subject: { kind: 'backlog', id }, mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { ready: row.counts.ready } })
    await keepAsked(transaction, asker, { question, id, at })
    return found(transaction, id)
  })
