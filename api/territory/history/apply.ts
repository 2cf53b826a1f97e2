import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import type { Clock } from '../../deps.ts'
import { recordAll } from '../../journal/record.ts'
import { tellRelocated } from './tellRelocated.ts'

export type Applied = {
  /** Changes whose day has come. */
  readonly changes: readonly string[]
  /** Open dossiers that passed to a successor. */
  readonly dossiers: number
}

type Due = {
  readonly id: string
  readonly kind: string
  readonly commune: string
  readonly other: string | null
  readonly by: string | null
  readonly act: string
}

/**
 * Gives effect to the changes whose day has come, in the order of their days, and passes open dossiers of merged communes to
 * their successors, each with its word in the journal: those that were on an agenda, or being signed, as soon as they are free.
 */
export async function applyDue(db: Kysely<Database>, clock: Clock): Promise<Applied> {
  const [at, today] = [clock.now(), clock.today()]
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('commune changes'))`.execute(transaction)
    const { rows } = await sql<Due & { isDue: boolean }>`
      select id, kind, commune_code as commune, other_code as other, entered_by as by, act, applied_at is null as "isDue"
      from commune_change where day <= ${today}::date and (applied_at is null or kind = 'merged') order by day, at, id`.execute(
      transaction,
    )
    const due = rows.filter(({ isDue }) => isDue)
    for (const { id } of due)
      await sql`select apply_commune_change(${id}::uuid, ${today}::date, ${at})`.execute(transaction)
    let dossiers = 0
    for (const merger of rows.filter(({ kind }) => kind === 'merged'))
      dossiers += await pass(transaction, merger, { at, today })
    return { changes: due.map(({ id }) => id), dossiers }
  })
}

type Now = { readonly at: Date; readonly today: Day }

async function pass(transaction: Kysely<Database>, { id, commune, other, by, act }: Due, now: Now): Promise<number> {
  const { at } = now
  const { rows } = await sql<{ dossier: string }>`
    select pass_open_dossiers(${id}::uuid, ${at}) as dossier`.execute(transaction)
  await recordAll(
    transaction,
    { actor: { ...VISITOR, personId: by }, at },
    rows.map(({ dossier }) => ({
      ...{ action: 'dossier.relocate', subject: { kind: 'dossier', id: dossier }, dossierId: dossier },
      detail: { from: commune, to: other, change: id },
    })),
  )
  const dossiers = rows.map(({ dossier }) => dossier)
  await tellRelocated(transaction, {
    dossiers,
    from: commune,
    to: other ?? commune,
    reason: act,
    tellsGuichets: false,
    ...now,
  })
  return rows.length
}
