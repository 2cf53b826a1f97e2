import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { Database } from '../../db/tables.ts'
import { notify } from '../../notifications/notify.ts'

type Telling = { readonly id: string; readonly at: Date; readonly today: Day }

/** Tells each examiner of an agency how many of the dossiers of its territory say something else since the change. */
export async function tellExaminers(db: Kysely<Database>, { id, at, today }: Telling): Promise<void> {
  const { rows } = await sql<{ personId: string; dossiers: number }>`
    with moved as materialized (
      select d.id, d.territory from recheck_dossier r join dossier d on d.id = r.dossier_id
      where r.recheck_id = ${id}::uuid and r.gained + r.lost + r.changed > 0
    ), told as materialized (
      select who.person_id, m.territories from examiners_over((select territory from recheck where id = ${id}::uuid), ${today}::date)
        as who(person_id) cross join lateral mandates_in_force(who.person_id, ${today}::date) m
      where m.role = 'examiner'
    )
    select t.person_id as "personId", count(distinct moved.id)::integer as dossiers from told t join moved on moved.territory && t.territories
    group by t.person_id order by 1`.execute(db)
  for (const { personId, dossiers } of rows)
    await notify(db, at, {
      personId,
      kind: 'dossiers_rechecked',
      data: { dossiers: String(dossiers) },
      path: `/instruction?recheck=${id}`,
      onceKey: `recheck ${id}`,
    })
}
