import { type Kysely, sql } from 'kysely'
import { POLICY } from '../contract/policy/policy.ts'
import type { Database } from '../db/tables.ts'
import type { WorkDeps } from '../deps.ts'
import { type BringingIn, bringIn } from './bringIn.ts'
import { type BacklogRow, backlogById } from './queries.ts'

const ROLES_BRINGING_IN = POLICY['backlog.import'].flatMap(({ roles }) => roles)

/**
 * Brings in every row that is ready, the earliest filed first, each in a transaction of its own with what became of it: a
 * process that dies leaves the rest to the next one, and nothing comes in twice.
 */
export async function importRows(work: WorkDeps, backlogId: string): Promise<void> {
  const backlog = await backlogById(work.db, backlogId)
  if (backlog?.state !== 'importing') return
  while (await importNext(work, backlog));
  await work.db
    .updateTable('backlog')
    .set({ state: 'done', finished_at: work.clock.now() })
    .where('id', '=', backlogId)
    .where('state', '=', 'importing')
    .execute()
}

/** The next row; false once none is ready. */
const importNext = ({ db, clock }: WorkDeps, backlog: BacklogRow): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('backlog_row')
      .select(['line', 'dossier'])
      .where('backlog_id', '=', backlog.id)
      .where('state', '=', 'ready')
      .orderBy('filed_on')
      .orderBy('line')
      .limit(1)
      .forUpdate()
      .executeTakeFirst()
    if (!row?.dossier) return false
    const at = clock.now()
    const by = await stillMay(transaction, backlog, { at, today: clock.today() })
    const done = by ? await bringIn(transaction, by, row.dossier) : ({ refusal: 'RIGHT_ENDED' } as const)
    const outcome =
      'refusal' in done
        ? ({ state: 'refused', refusal: done.refusal } as const)
        : ({ state: 'imported', dossier_id: done.dossierId } as const)
    await transaction
      .updateTable('backlog_row')
      .set({ ...outcome, done_at: at })
      .where('backlog_id', '=', backlog.id)
      .where('line', '=', row.line)
      .execute()
    return true
  })

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
