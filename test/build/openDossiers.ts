import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { versionInForce } from '../../api/procedures/queries.ts'

type Filed = {
  readonly owner: string
  readonly count: number
  /** The last day one of them was filed; the others the days before, thirty in all. */
  readonly lastDay: string
}

/**
 * Dossiers filed over thirty days under the réfection and the permit to build in turn, some with a complement asked and
 * given, written set by set as the database's owner. Their last days are not counted.
 */
export async function fileDossiers(db: Kysely<Database>, { owner, count, lastDay }: Filed): Promise<void> {
  const [simple, commission] = [
    await versionInForce(db, 'refection', lastDay),
    await versionInForce(db, 'construire', lastDay),
  ]
  if (!simple || !commission) throw new Error('the catalogue is not there')
  await sql`
    insert into dossier (id, title, state, step, moves, commune_code, created_by, created_at, territory,
      procedure_version_id, track)
    select gen_random_uuid(), 'Dossier ' || i, 'filed', case when i % 4 = 1 then 'completing' else 'filed' end,
      case when i % 4 = 1 then 2 when i % 4 = 3 then 3 else 1 end, '06.141.01.41', ${owner}::uuid, '2026-01-01', '{}',
      case when i % 3 = 0 then ${simple.id}::uuid else ${commission.id}::uuid end,
      case when i % 3 = 0 then null when i % 3 = 1 then 'gp' else 'pp' end
    from generate_series(1, ${count}::integer) i`.execute(db)
  // A trigger moves one dossier at each event: here they stand already where their events left them.
  await sql`alter table dossier_event disable trigger dossier_event_moves`.execute(db)
  await sql`
    insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    select d.id, e.move, e.event, e.step, 'filed', d.day, d.day + e.move - 1, ${owner}::uuid
    from (select id, moves, ${lastDay}::date - 3 - (row_number() over (order by title))::integer % 30 as day from dossier
      where title ~ '^Dossier [0-9]+$' and number is null) d
    join (values (1, 'file', 'filed'), (2, 'ask_complement', 'completing'), (3, 'give_complement', 'filed'))
      as e(move, event, step) on e.move <= d.moves`.execute(db)
  await sql`alter table dossier_event enable trigger dossier_event_moves`.execute(db)
}
