import { sql } from 'kysely'
import type { z } from 'zod'
import type { correctMinutesBody } from '../../contract/commission/minutes.ts'
import { Problem } from '../../http/problem.ts'
import { type Found, journal } from '../withSession.ts'
import { readMinutes } from './readMinutes.ts'

/**
 * Writes a note beside the facts of an item, or of the whole; the facts themselves nobody can write.
 * @throws Problem MINUTES_NOT_YET, MINUTES_FROZEN, CHANGED_MEANWHILE, NOT_FOUND for an item of another session
 */
export async function correctMinutes(
  found: Found,
  { version, itemId, text }: z.infer<typeof correctMinutesBody>,
): Promise<void> {
  const { transaction, row, asker, at } = found
  const { row: minutes, facts } = await readMinutes(transaction, row)
  if (minutes.state !== 'draft') throw new Problem('MINUTES_FROZEN')
  if (itemId !== null && !facts.items.some(({ id }) => id === itemId)) throw new Problem('NOT_FOUND')
  await followMinutes(found, version, minutes.version)
  await sql`insert into minutes_note (session_id, nth, item_id, text, person_id, at)
    select ${row.id}, coalesce(max(nth), 0) + 1, ${itemId}::uuid, ${text}, ${asker.actor.personId}, ${at}
    from minutes_note where session_id = ${row.id}::uuid`.execute(transaction)
  await journal(found, { action: 'minutes.correct', detail: { characters: text.length } })
}

/** What is written over minutes follows the version that was read. @throws Problem CHANGED_MEANWHILE */
export async function followMinutes({ transaction, row }: Found, seen: number, now: number): Promise<void> {
  if (seen !== now) throw new Problem('CHANGED_MEANWHILE', { field: 'version' })
  await transaction
    .insertInto('session_minutes')
    .values({ session_id: row.id, version: now + 1, frozen_at: null, sealed_at: null, sealed_by: null })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ version: now + 1 }))
    .execute()
}
