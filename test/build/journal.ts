import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Actor, VISITOR } from '../../api/contract/policy/decide.ts'
import type { Database } from '../../api/db/tables.ts'
import { type JournalEntry, record } from '../../api/journal/record.ts'
import { sealWaiting } from '../../api/journal/seal.ts'
import { parseDay } from '../../spatial/day.ts'

/** A clock that stands at an instant of a civil day. */
export const clockAt = (instant: string) => {
  const day = parseDay(instant.slice(0, 10))
  if (!day) throw new Error(`${instant} begins with no day`)
  return { now: () => new Date(instant), today: () => day }
}

type Recorded = Partial<JournalEntry> & { readonly actor?: Actor }

/** Writes one event at an instant, as its owner. @returns its id */
export const recorded = (db: Kysely<Database>, at: string, { actor = VISITOR, ...entry }: Recorded = {}) =>
  record(
    db,
    { actor, at: new Date(at) },
    { action: 'dossier.open', subject: { kind: 'dossier', id: randomUUID() }, ...entry },
  )

/** Writes events of the same instant and seals them into one batch. @returns their ids, as they were sealed */
export async function sealedBatch(db: Kysely<Database>, at: string, count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let rank = 0; rank < count; rank += 1)
    ids.push(await recorded(db, at, { detail: { rank, words: `n° ${rank}` } }))
  await sealWaiting({ db, clock: clockAt(at) })
  return ids.sort()
}
