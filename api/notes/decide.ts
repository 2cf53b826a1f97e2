import { sql, type UpdateObject } from 'kysely'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { Database } from '../db/tables.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import type { Agency } from './facts.ts'
import { gatherNote } from './gather.ts'
import { agenciesOf, type NoteRow, noteByNumber } from './queries.ts'
import { supersededBy } from './superseded.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/**
 * Releases a note with the law of the day. When that law is no longer what the examiner read, the note is made again and
 * left to be read.
 * @throws Problem NOT_FOUND, the policy's shut door, NOTE_DECIDED, NOTE_UNPAID, NOTE_FREE, NOTE_OUTDATED
 */
export async function releaseNote(
  deps: Needs,
  asker: Asker,
  { number, receipt }: { readonly number: string; readonly receipt: string | null },
): Promise<NoteRow> {
  const { note, mandateId } = await toDecide(deps, asker, number)
  if (note.fee && !receipt) throw new Problem('NOTE_UNPAID', { field: 'receipt' })
  if (!note.fee && receipt) throw new Problem('NOTE_FREE', { field: 'receipt' })
  const { srid, outline } = note
  const land = { srid, outline, because: note.facts.ground.tolerance.because, title: note.facts.title }
  const now = await gatherNote(deps.db, land, deps.clock.today())
  const changed = supersededBy(note.facts, now)
  const facts = JSON.stringify({ ...now, agency: note.facts.agency })
  const [at, by] = [deps.clock.now(), asker.actor.personId]
  await write(deps, asker, {
    note,
    mandateId,
    action: changed.length > 0 ? 'note.renew' : 'note.release',
    set: changed.length > 0 ? { facts } : { state: 'released', facts, receipt, released_at: at, released_by: by },
  })
  if (changed.length > 0) throw new Problem('NOTE_OUTDATED', { data: { changed: changed.join(', ') } })
  return again(deps, note)
}

/** Refuses a note with a reason, which its page says. @throws Problem NOT_FOUND, the policy's shut door, NOTE_DECIDED */
export async function refuseNote(
  deps: Needs,
  asker: Asker,
  { number, reason }: { readonly number: string; readonly reason: string },
): Promise<NoteRow> {
  const { note, mandateId } = await toDecide(deps, asker, number)
  const set = {
    state: 'refused' as const,
    ...{ refused_at: deps.clock.now(), refused_by: asker.actor.personId, refusal: reason },
  }
  await write(deps, asker, { note, mandateId, action: 'note.refuse', set })
  return again(deps, note)
}

async function toDecide({ db }: Needs, { actor }: Asker, number: string) {
  const note = await noteByNumber(db, number)
  // Whoever releases no notes anywhere is told so before they learn whether there is such a note.
  const { mandateId } = authorise(actor, 'notes.release', {
    territory: note ? note.territory : actor.mandates.flatMap(({ territories }) => territories),
    bodyIds: note ? [note.bodyId] : actor.mandates.map(({ bodyId }) => bodyId),
  })
  if (!note) throw new Problem('NOT_FOUND')
  if (note.state !== 'asked') throw new Problem('NOTE_DECIDED')
  return { note, mandateId }
}

type Writing = {
  readonly note: NoteRow
  readonly mandateId: string | null
  readonly action: 'note.release' | 'note.refuse' | 'note.renew'
  readonly set: UpdateObject<Database, 'note'>
}

/** Of two who decide at once, the second finds it decided. */
const write = (deps: Needs, { actor, requestId }: Asker, { note, mandateId, action, set }: Writing): Promise<void> =>
  asActor(deps, actor, async (transaction: ActorTransaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('note')
      .set(set)
      .where('id', '=', note.id)
      .where('state', '=', 'asked')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Problem('NOTE_DECIDED')
    const context = { actor, at: deps.clock.now(), requestId }
    const subject = { kind: 'note', id: note.id }
    await record(transaction, context, { action, subject, mandateId, detail: { number: note.number } })
  })

async function again({ db }: Needs, { number }: NoteRow): Promise<NoteRow> {
  const note = await noteByNumber(db, number)
  if (!note) throw new Error(`note ${number} was decided and is not there`)
  return note
}

export type Choosing = { readonly bodyId: string; readonly release: 'review' | 'at_once' }

/**
 * Chooses whether an agency reads its notes before they are released: one of its own examiners does.
 * @throws Problem the policy's shut door, INVALID_INPUT for a body that is no urban agency
 */
export async function chooseRelease(deps: Needs, asker: Asker, { bodyId, release }: Choosing): Promise<Agency> {
  const [agency, territory] = [(await agenciesOf(deps.db, [bodyId]))[0], await unitsOf(deps, bodyId)]
  const { mandateId } = authorise(asker.actor, 'notes.release', { territory, bodyIds: [bodyId] })
  if (!agency) throw new Problem('INVALID_INPUT', { field: 'bodyId', data: { reason: 'no urban agency' } })
  const at = deps.clock.now()
  return asActor(deps, asker.actor, async (transaction) => {
    const chosen = { release, changed_by: asker.actor.personId, changed_at: at }
    await transaction
      .insertInto('note_setting')
      .values({ body_id: bodyId, ...chosen })
      .onConflict((conflict) => conflict.column('body_id').doUpdateSet(chosen))
      .execute()
    const context = { actor: asker.actor, at, requestId: asker.requestId }
    const subject = { kind: 'body', id: bodyId }
    await record(transaction, context, { action: 'note.choose', subject, bodyId, mandateId, detail: { release } })
    return agency
  })
}

/** The units a body is in charge of today. */
async function unitsOf({ db, clock }: Needs, bodyId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ territory: string }>`
    select territory from territories_on(${bodyId}::uuid, ${clock.today()}::date)`.execute(db)
  return rows.map(({ territory }) => territory)
}
