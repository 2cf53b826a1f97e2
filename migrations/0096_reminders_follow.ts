import { type Kysely, sql } from 'kysely'

const follow = (when: string) =>
  sql.raw(`create trigger dossier_nudges_follow after update of commune_code on dossier
    for each row when (${when}) execute function nudges_follow_dossier()`)

const retire = sql`drop trigger dossier_nudges_follow on dossier`

/** A commune that passes to another province keeps its code: its reminders are found where its dossiers are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await retire.execute(db)
  await follow('old.territory is distinct from new.territory').execute(db)
  await sql`update dossier_nudge n set commune_code = d.commune_code, territory = d.territory from dossier d
    where d.id = n.dossier_id and d.territory is distinct from n.territory`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await retire.execute(db)
  await follow('old.commune_code <> new.commune_code').execute(db)
}
