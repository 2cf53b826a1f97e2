import type { z } from 'zod'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import type { BulkRun, bulkBody } from '../../contract/desk.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { PROBLEMS, type ProblemCode } from '../../http/problemCodes.ts'
import type { Needs } from '../withDossier.ts'
import { act } from './acts.ts'

type Wanted = z.infer<typeof bulkBody>

/**
 * Does one thing to many dossiers, each in a transaction of its own: one that is refused stops none of the others. What
 * became of each is kept with what was done, so that a request asked again, or cut off and asked again, does the rest.
 */
export async function actInBulk(deps: Needs, asker: Asker, wanted: Wanted): Promise<BulkRun> {
  const id = await openRun(deps, asker, wanted)
  for (const target of wanted.dossiers) await oneOf(deps, asker, { run: id, target, what: wanted.act })
  return { id, outcomes: await outcomesOf(deps, asker, { id, wanted }) }
}

const openRun = (deps: Needs, asker: Asker, wanted: Wanted): Promise<string> =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['queue.bulk', wanted] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return before
    const at = deps.clock.now()
    const id = uuidv7(at)
    await transaction
      .insertInto('bulk_run')
      .values({ id, person_id: asker.actor.personId, act: JSON.stringify(wanted.act), at })
      .execute()
    await keepAsked(transaction, asker, { question, id, at })
    return id
  })

type One = { readonly run: string; readonly target: Wanted['dossiers'][number]; readonly what: Wanted['act'] }

/** @throws what nobody expected, after which the same request goes on from here */
async function oneOf(deps: Needs, asker: Asker, { run, target, what }: One): Promise<void> {
  const outcome = { run, dossier: target.id }
  try {
    await asActor(deps, asker.actor, async (transaction) => {
      // The row stands first: the same request at the same time waits for it, and leaves this dossier alone.
      if (!(await write(transaction, { ...outcome, code: null }))) return
      await act(transaction, { asker, at: deps.clock.now(), today: deps.clock.today() }, { target, what })
    })
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    await asActor(deps, asker.actor, (transaction) => write(transaction, { ...outcome, code: error.code }))
  }
}

type Outcome = { readonly run: string; readonly dossier: string; readonly code: string | null }

async function write(transaction: ActorTransaction, { run, dossier, code }: Outcome): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('bulk_outcome')
    .values({ run_id: run, dossier_id: dossier, code })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

const isKnown = (code: string): code is ProblemCode => code in PROBLEMS
const sentenceOf = (code: string | null) => (code !== null && isKnown(code) ? PROBLEMS[code].detail : null)

const outcomesOf = (
  deps: Needs,
  asker: Asker,
  { id, wanted }: { readonly id: string; readonly wanted: Wanted },
): Promise<BulkRun['outcomes']> =>
  asActor(deps, asker.actor, async (transaction) => {
    const rows = await transaction.selectFrom('bulk_outcome').selectAll().where('run_id', '=', id).execute()
    const codes = new Map(rows.map((row) => [row.dossier_id, row.code]))
    return wanted.dossiers.map((target) => {
      const code = codes.get(target.id) ?? null
      return { id: target.id, outcome: code === null ? 'done' : 'refused', code, detail: sentenceOf(code) }
    })
  })
