import type { z } from 'zod'
import { type ActorTransaction, asActor } from '../../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../../access/askedOnce.ts'
import type { Asker } from '../../../access/asker.ts'
import type { NudgeRun, NudgeTarget, nudgeBody } from '../../../contract/performance/board.ts'
import { uuidv7 } from '../../../db/uuid.ts'
import type { Deps } from '../../../deps.ts'
import { journal, subject } from '../../../dossiers/withDossier.ts'
import { Problem } from '../../../http/problem.ts'
import { enqueue } from '../../../jobs/enqueue.ts'
import { authoriseSomewhere } from '../reach.ts'
import { judge, judgingOf } from './judge.ts'
import { outcomesOf } from './outcomes.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Wanted = z.output<typeof nudgeBody>

/** So long a press may last before what it has sent so far is told. */
const PATIENCE_MS = 60_000

/**
 * Sends reminders, each in a transaction of its own: one that is refused stops none of the others, and a request that was
 * cut off and is asked again under its key does the rest. People are told once for all of a press, after it.
 * @throws Problem the policy's shut door, for whoever may remind nobody; KEY_REUSED
 */
export async function nudge(deps: Needs, asker: Asker, wanted: Wanted): Promise<NudgeRun> {
  authoriseSomewhere(asker, 'board.nudge')
  const run = await openRun(deps, asker, wanted)
  for (const target of wanted.targets) await oneOf(deps, asker, { run, target })
  return asActor(deps, asker.actor, async (transaction) => {
    await enqueue(transaction, 'nudges.tell', { runId: run }, { onceKey: `nudges:${run}` })
    return { id: run, outcomes: await outcomesOf(transaction, run, wanted.targets) }
  })
}

const openRun = (deps: Needs, asker: Asker, wanted: Wanted): Promise<string> =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['board.nudge', wanted] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return before
    const at = deps.clock.now()
    const id = uuidv7(at)
    await transaction
      .insertInto('nudge_run')
      .values({ id, person_id: asker.actor.personId, note: wanted.note, at })
      .execute()
    // For a process that dies before the last one: what was sent is told all the same.
    const later = new Date(at.getTime() + PATIENCE_MS)
    await enqueue(transaction, 'nudges.tell', { runId: id }, { onceKey: `nudges-left:${id}`, runAt: later })
    await keepAsked(transaction, asker, { question, id, at })
    return id
  })

type One = { readonly run: string; readonly target: NudgeTarget }

/** @throws what nobody expected, after which the same request goes on from here */
async function oneOf(deps: Needs, asker: Asker, one: One): Promise<void> {
  try {
    await asActor(deps, asker.actor, async (transaction) => {
      // The row stands first: the same request at the same time waits for it, and leaves this one alone.
      if (await write(transaction, one, null)) await send(transaction, { asker, deps }, one)
    })
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    await asActor(deps, asker.actor, (transaction) => write(transaction, one, error))
  }
}

type Sending = { readonly asker: Asker; readonly deps: Needs }

async function send(transaction: ActorTransaction, { asker, deps }: Sending, { run, target }: One): Promise<void> {
  const at = deps.clock.now()
  const today = deps.clock.today()
  const judged = await judge(transaction, await judgingOf(transaction, asker, { today, sending: true }), target)
  await transaction
    .insertInto('dossier_nudge')
    .values({
      ...{ id: uuidv7(at), run_id: run, dossier_id: target.dossierId, holder: judged.holder, body_id: target.bodyId },
      ...{ person_id: asker.actor.personId, mandate_id: judged.mandateId, at, day: today, told_at: null },
    })
    .execute()
  await journal(
    transaction,
    { asker, at },
    {
      ...{ action: 'dossier.nudge', subject: subject(target.dossierId), dossierId: target.dossierId },
      ...{ mandateId: judged.mandateId, ...(judged.body ? { bodyId: judged.body.id } : {}) },
      detail: { holder: judged.holder, ...(judged.body ? { to: judged.body.nameFr } : {}) },
    },
  )
}

async function write(transaction: ActorTransaction, { run, target }: One, refused: Problem | null): Promise<boolean> {
  const againOn = refused?.more.data?.againOn
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('nudge_outcome')
    .values({
      ...{ run_id: run, dossier_id: target.dossierId, body_id: target.bodyId, code: refused?.code ?? null },
      again_on: againOn === undefined ? null : String(againOn),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
