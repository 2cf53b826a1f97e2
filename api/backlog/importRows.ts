import { type Kysely, sql } from 'kysely'
import { POLICY } from '../contract/policy/policy.ts'
import type { Database } from '../db/tables.ts'
import { daysNow } from '../deadlines/commands.ts'
import type { WorkDeps } from '../deps.ts'
import { type BringingIn, bringIn, type Law } from './bringIn.ts'
import type { PaperDossier } from './judging/paperDossier.ts'
import { type BacklogRow, backlogById, clocksOf } from './queries.ts'

const ROLES_BRINGING_IN = POLICY['backlog.import'].flatMap(({ roles }) => roles)

/** How many come in together: enough to be fast, and few enough that whoever waits for the commune waits for a second. */
export const AT_ONCE = 100

/**
 * Brings in every row that is ready, the earliest filed first, some at a time in a transaction with what became of them: a
 * process that dies leaves the rest to the next one, and nothing comes in twice.
 */
export async function importRows(work: WorkDeps, backlogId: string): Promise<void> {
  const backlog = await backlogById(work.db, backlogId)
  if (backlog?.state !== 'importing') return
  const law = { clocks: await clocksOf(work.db, backlogId), days: await daysNow(work.db) }
  while (await importNext(work, { backlog, law }));
  await work.db
    .updateTable('backlog')
    .set({ state: 'done', finished_at: work.clock.now() })
    .where('id', '=', backlogId)
    .where('state', '=', 'importing')
    .where(sql<boolean>`not exists (select from backlog_row r where r.backlog_id = backlog.id and r.state = 'ready')`)
    .execute()
}

type Importing = { readonly backlog: BacklogRow; readonly law: Law }

/** The next rows; false once none is ready, nor held by another process that brings the same register in. */
const importNext = ({ db, clock }: WorkDeps, { backlog, law }: Importing): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const rows = await readyRows(transaction, backlog.id)
    if (rows.length === 0) return anyReady(transaction, backlog.id)
    const at = clock.now()
    const by = await stillMay(transaction, backlog, { at, today: clock.today() })
    const papers = rows.map(({ dossier }) => dossier)
    const done = by ? await bringIn(transaction, by, { papers, law }) : papers.map(() => RIGHT_ENDED)
    const outcomes = rows.map(({ line }, index) => ({ line, ...done[index] }))
    await sql`
      update backlog_row r set state = case when o.refusal is null then 'imported' else 'refused' end,
        refusal = o.refusal, dossier_id = o."dossierId", done_at = ${at}
      from json_to_recordset(${JSON.stringify(outcomes)}::json) as o(line integer, refusal text, "dossierId" uuid)
      where r.backlog_id = ${backlog.id}::uuid and r.line = o.line`.execute(transaction)
    return true
  })

const anyReady = async (db: Kysely<Database>, backlogId: string): Promise<boolean> =>
  (await sql`select from backlog_row where backlog_id = ${backlogId}::uuid and state = 'ready' limit 1`.execute(db))
    .rows.length > 0

const RIGHT_ENDED = { refusal: 'RIGHT_ENDED' } as const

const readyRows = async (db: Kysely<Database>, backlogId: string) =>
  (
    await sql<{ line: number; dossier: PaperDossier }>`
      select line, dossier from backlog_row where backlog_id = ${backlogId}::uuid and state = 'ready'
      order by filed_on, line limit ${AT_ONCE} for update`.execute(db)
  ).rows

type Now = { readonly at: Date; readonly today: string }

/** The mandate by which it was begun, while it is in force over that commune; null once it is not. */
async function stillMay(db: Kysely<Database>, backlog: BacklogRow, { at, today }: Now): Promise<BringingIn | null> {
  const { startedBy: personId, startedMandateId: mandateId, territory } = backlog
  if (!personId || !mandateId) return null
  const { rows } = await sql<{ bodyId: string }>`
    select m.body_id as "bodyId" from mandates_in_force(${personId}::uuid, ${today}::date) m
    where m.id = ${mandateId}::uuid and m.role = any (${ROLES_BRINGING_IN}::text[])
      and m.territories && ${[...territory]}::text[]`.execute(db)
  const [held] = rows
  return held ? { backlogId: backlog.id, communeCode: backlog.communeCode, personId, mandateId, ...held, at } : null
}
