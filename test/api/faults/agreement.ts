import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../api/db/tables.ts'
import type { Writer } from './writer.ts'

type Counted = { readonly id: string; readonly count: number }

/** What was acknowledged and is not there once, or is there and was never acknowledged. Nothing, when all is well. */
export async function disagreements(db: Kysely<Database>, writers: readonly Writer[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const writer of writers) {
    const { done, who } = writer
    const mine = sql`created_by = ${who.personId}::uuid`
    found.push(
      ...differ('dossier', [...done.dossiers.values()], await counted(db, sql`select id from dossier where ${mine}`)),
      ...differ(
        'share',
        [...done.shares],
        await counted(
          db,
          sql`select dossier_id as id from dossier_participant
        where added_by = ${who.personId}::uuid and part = 'designer'`,
        ),
      ),
      ...differ(
        'mandate',
        [...done.mandates.values()],
        await counted(
          db,
          sql`select id from mandate
        where body_id = ${who.officeId}::uuid and role = 'employee'`,
        ),
      ),
      ...differ(
        'document',
        [...done.documents.keys()],
        await counted(
          db,
          sql`select id from document
        where deposited_by = ${who.personId}::uuid`,
        ),
      ),
    )
    const { phone } = await db
      .selectFrom('person')
      .select('phone')
      .where('id', '=', who.personId)
      .executeTakeFirstOrThrow()
    if (phone !== (done.phones.at(-1) ?? null)) found.push(`${who.email} ends with ${phone}, not the last acknowledged`)
  }
  return found
}

/** Every act has its event in the journal, and no event more. */
export async function eventsAmiss(db: Kysely<Database>, writers: readonly Writer[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const { done, who } of writers) {
    const events = (action: string, column: 'subject_id' | 'dossier_id') =>
      counted(
        db,
        sql`select ${sql.ref(column)}::text as id from journal_event
        where person_id = ${who.personId}::uuid and action = ${action}`,
      )
    found.push(
      ...differ('event of opening', [...done.dossiers.values()], await events('dossier.open', 'dossier_id')),
      ...differ('event of sharing', [...done.shares], await events('dossier.share', 'dossier_id')),
      ...differ('event of mandate', [...done.mandates.values()], await events('mandate.give', 'subject_id')),
      ...differ('event of deposit', [...done.documents.keys()], await events('document.deposit', 'subject_id')),
    )
    const [changes] = await events('person.change', 'subject_id')
    if ((changes?.count ?? 0) !== done.phones.length)
      found.push(`${who.email}: ${changes?.count ?? 0} events for ${done.phones.length} changes of a phone`)
  }
  return found
}

/**
 * Filings and moves that were acknowledged and are not there once, under the number that was answered; and numbers of the
 * year with a hole.
 */
export async function filingsAmiss(db: Kysely<Database>, writers: readonly Writer[]): Promise<readonly string[]> {
  const numbers = writers.flatMap(({ done }) => [...done.filings.numbers])
  const moves = writers.flatMap(({ done }) => [...done.filings.moves])
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from dossier where number is not null order by number`.execute(db)
  const ranks = rows.map(({ number }) => Number(number.split('-').at(-1)))
  return [
    ...differ(
      'number',
      numbers.map((pair) => pair.join(' ')),
      rows.map(({ id, number }) => ({ id: `${id} ${number}`, count: 1 })),
    ),
    ...ranks.filter((rank, index) => rank !== index + 1).map((rank) => `number ${rank} follows a hole`),
    ...differ(
      'move',
      moves,
      await counted(db, sql`select dossier_id || ' ' || move || ' ' || event as id from dossier_event`),
    ),
    ...differ(
      'event of the journal',
      moves.map((move) => move.replace(/ \d+ /, ' dossier.')),
      await counted(
        db,
        sql`select dossier_id || ' ' || action as id from journal_event
          where action in ('dossier.file', 'dossier.accept', 'dossier.settle')`,
      ),
    ),
  ]
}

/** Who was told of a share, and how often: once each, on screen and by e-mail. */
export async function tellingsAmiss(db: Kysely<Database>, writers: readonly Writer[]): Promise<readonly string[]> {
  const shares = writers.flatMap(({ done }) => [...done.shares])
  const bosses = writers.map(({ who }) => who.personId)
  const told = await counted(
    db,
    sql`select substring(path from '[^/]*$') as id from notice
      where kind = 'participant_added' and person_id = any (${bosses}::uuid[])`,
  )
  const { rows } = await sql<{ state: string }>`select state from message where kind = 'participant_added'`.execute(db)
  const unsent = rows.filter(({ state }) => state !== 'sent').length
  return [
    ...differ('notice of a share', shares, told),
    ...(rows.length === shares.length ? [] : [`${rows.length} messages for ${shares.length} shares`]),
    ...(unsent === 0 ? [] : [`${unsent} messages were not sent`]),
  ]
}

/** What the queue still holds, and why. */
export async function jobsLeft(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ job: string }>`
    select format('%s %s: attempt %s, locked by %s for %s s, due in %s s, %s', t.identifier, j.id, j.attempts,
      coalesce(j.locked_by, 'nobody'), extract(epoch from now() - j.locked_at)::integer,
      extract(epoch from j.run_at - now())::integer, coalesce(j.last_error, 'never failed')) as job
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`.execute(
    db,
  )
  return rows.map(({ job }) => job)
}

async function counted(db: Kysely<Database>, rows: ReturnType<typeof sql>): Promise<readonly Counted[]> {
  const answer =
    await sql<Counted>`select id::text as id, count(*)::integer as count from (${rows}) r group by 1`.execute(db)
  return answer.rows
}

function differ(what: string, expected: readonly string[], there: readonly Counted[]): readonly string[] {
  const counts = new Map(there.map(({ id, count }) => [id, count]))
  const acknowledged = new Set(expected)
  return [
    ...expected.filter((id) => !counts.has(id)).map((id) => `${what} ${id} was acknowledged and is lost`),
    ...there.filter(({ count }) => count > 1).map(({ id, count }) => `${what} ${id} is there ${count} times`),
    ...there.filter(({ id }) => !acknowledged.has(id)).map(({ id }) => `${what} ${id} was made for nobody`),
  ]
}
