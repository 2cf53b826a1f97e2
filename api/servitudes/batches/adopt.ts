import { sql } from 'kysely'
import { dayAfter } from '../../../spatial/conformity/terms.ts'
import { asDay, type Day } from '../../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { startRecheck } from '../../plans/rechecking/startRecheck.ts'
import { batchFor } from './batchRow.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
const LONGEST_MS = 120_000

/**
 * Makes law of a controlled batch: its servitudes, their pieces and first revisions, the tiles' version, the journal and the
 * re-checks, in one transaction. Asked twice, it is done once. An examiner adopts alone, as they write one servitude alone.
 * @throws Problem SERVITUDE_BATCH_NOT_CONTROLLED while something blocks or waits to be accepted, NOT_WITHIN_REACH
 */
export const adoptBatch = (
  deps: Needs,
  asker: Asker,
  { id, reason }: { readonly id: string; readonly reason: string },
) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { row, allowed } = await batchFor(transaction, asker, { id, states: ['control', 'adopted'] })
    if (row.state === 'adopted') return
    const at = deps.clock.now()
    await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(transaction)
    const written = await makeLaw(transaction, { id, reason, mandateId: allowed.mandateId, at })
    for (const [from, ids] of await changesOfLaw(transaction, id, deps.clock.today()))
      await startRecheck(transaction, { cause: 'servitude', ids, from, now: at, today: deps.clock.today() })
    const entry = { action: 'servitudes.adopt', subject: { kind: 'servitude_batch', id }, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { servitudes: written, reason } })
  })

type Making = { readonly id: string; readonly reason: string; readonly mandateId: string | null; readonly at: Date }

async function makeLaw(transaction: ActorTransaction, { id, reason, mandateId, at }: Making): Promise<number> {
  const { rows } = await sql<{ written: number }>`
    select adopt_servitude_batch(${id}::uuid, ${reason}, ${mandateId}::uuid, ${at}) as written`
    .execute(transaction)
    .catch((error: unknown) => {
      if (refusedFor(error, 'check_violation')) throw new Problem('SERVITUDE_BATCH_NOT_CONTROLLED')
      if (refusedFor(error, 'insufficient_privilege')) throw new Problem('NOT_WITHIN_REACH')
      throw error
    })
  const written = rows[0]?.written ?? 0
  if (written === 0) throw new Problem('SERVITUDE_BATCH_EMPTY')
  return written
}

type Ids = [string, ...string[]]

/** The days on which open dossiers are checked again, each with the servitudes that change the law then. */
async function changesOfLaw(transaction: ActorTransaction, id: string, today: Day): Promise<ReadonlyMap<Day, Ids>> {
  const { rows } = await sql<{ id: string; from: string | null; to: string | null }>`
    select servitude_id as id, content ->> 'inForceFrom' as from, content ->> 'inForceTo' as to from servitude_batch_shape
    where batch_id = ${id}::uuid and layer = 'footprint' and not left_out order by ordinal`.execute(transaction)
  const days = new Map<Day, Ids>()
  const add = (day: Day, one: string) => {
    const there = days.get(day)
    if (there) there.push(one)
    else days.set(day, [one])
  }
  for (const { id: one, from, to } of rows) {
    add(from !== null && from > today ? asDay(from) : today, one)
    if (to !== null && to >= today) add(dayAfter(asDay(to)), one)
  }
  return days
}
