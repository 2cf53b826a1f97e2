import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { canonicalText, type EventFields } from './canonical.ts'
import { batchesOf, closedDay, type DayRow, leavesOf, type SealRow, sealOf } from './days.ts'
import { EVENT_FIELDS } from './eventFields.ts'
import { batchLeaves, leafHash, merklePath, merkleRows } from './merkle.ts'

export type Proof = {
  readonly id: string
  readonly text: string
  readonly leaf: Buffer
  readonly batch: (SealRow & { readonly path: readonly Buffer[] }) | null
  readonly day: (DayRow & { readonly position: number; readonly path: readonly Buffer[] }) | null
}

/**
 * The inclusion proof of an event, as far as it is sealed; null when the actor of the transaction may not read it. It is
 * made of what the database holds now: proving verifies nothing, whoever receives it does.
 */
export async function prove(transaction: Kysely<Database>, id: string): Promise<Proof | null> {
  const { rows } = await sql<EventFields>`
    select ${EVENT_FIELDS} from journal_event e where e.id = ${id}::uuid`.execute(transaction)
  const [event] = rows
  if (!event) return null
  const text = canonicalText(event)
  const seal = await sealOf(transaction, id)
  const start = { id, text, leaf: leafHash(text) }
  if (!seal) return { ...start, batch: null, day: null }
  const path = merklePath(merkleRows(await leavesOf(transaction, seal.number)), seal.position)
  return { ...start, batch: { ...seal, path }, day: await placeInDay(transaction, seal) }
}

async function placeInDay(transaction: Kysely<Database>, { day, hash }: SealRow): Promise<Proof['day']> {
  const closed = await closedDay(transaction, day)
  if (!closed) return null
  const batches = await batchesOf(transaction, day)
  const position = batches.findIndex((each) => each.equals(hash))
  return { ...closed, position, path: merklePath(merkleRows(batchLeaves(batches)), position) }
}
