import { type Kysely, sql } from 'kysely'

const array = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`)
const READERS = array([
  ...['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor'],
])
const NUDGERS = array(['governor', 'wali', 'supervisor'])

const runPolicy = (ofRun: string) => sql`create policy nudge_run_own on nudge_run to rokhas_application
  using (person_id = (select actor_person()) or exists (select from dossier_nudge n where n.run_id = ${sql.raw(ofRun)}))
  with check (person_id = (select actor_person()))`

/** Where a reminder lies: what was sent on a territory is read along its own units, newest first. */
async function places(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dossier_nudge add column commune_code text references commune, add column territory text[]`.execute(
    db,
  )
  await sql`update dossier_nudge n set commune_code = d.commune_code, territory = d.territory from dossier d
    where d.id = n.dossier_id`.execute(db)
  await sql`alter table dossier_nudge alter column commune_code set not null, alter column territory set not null`.execute(
    db,
  )
  await sql`create index dossier_nudge_commune on dossier_nudge (commune_code, id)`.execute(db)
  await sql`create index dossier_nudge_region on dossier_nudge ((territory[2]), id)`.execute(db)
  await sql`create function nudge_place() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      select d.commune_code, d.territory into new.commune_code, new.territory from dossier d where d.id = new.dossier_id;
      return new;
    end $$`.execute(db)
  await sql`create trigger dossier_nudge_place before insert on dossier_nudge
    for each row execute function nudge_place()`.execute(db)
  await sql`create function nudges_follow_dossier() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier_nudge n set commune_code = new.commune_code, territory = new.territory where n.dossier_id = new.id;
      return null;
    end $$`.execute(db)
  await sql`create trigger dossier_nudges_follow after update of commune_code on dossier
    for each row when (old.commune_code <> new.commune_code) execute function nudges_follow_dossier()`.execute(db)
  await sql`revoke execute on function nudge_place(), nudges_follow_dossier() from public`.execute(db)
}

async function functions(db: Kysely<unknown>): Promise<void> {
  // Of a dossier one may send a reminder about, and of no other.
  await sql`
    create function people_to_remind(of_dossier uuid, roles text[], of_body uuid, on_day date) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not exists (select from dossier d where d.id = of_dossier and d.state in ('filed', 'examined')
          and d.territory && (select actor_territories(${NUDGERS}))) then return; end if;
      return query select p from people_in_charge(of_dossier, roles, of_body, on_day) p;
    end $$`.execute(db)
  // What waits for one body on the territory one reads: from the body's own list, and not dossier by dossier.
  await sql`
    create function dossiers_awaiting(of_body uuid) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select d.id from consulted_body b join dossier d on d.id = b.dossier_id
        where b.body_id = of_body and b.removed_at is null and b.asked_at is not null and d.step = 'consulted'
          and d.territory && (select actor_territories(${READERS}))
          and b.round = (select max(o.round) from consulted_body o where o.dossier_id = d.id)
          and coalesce((select a.opinion from avis a where a.consulted_body_id = b.id order by a.version desc limit 1),
            'postponed') = 'postponed';
    end $$`.execute(db)
  for (const name of ['people_to_remind(uuid, text[], uuid, date)', 'dossiers_awaiting(uuid)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
  await sql`revoke execute on function people_in_charge(uuid, text[], uuid, date) from rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whoever reads a reminder reads the word sent with it.
  await sql`drop policy nudge_run_own on nudge_run`.execute(db)
  await runPolicy('nudge_run.id').execute(db)
  await places(db)
  await functions(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`grant execute on function people_in_charge(uuid, text[], uuid, date) to rokhas_application`.execute(db)
  await sql`drop function people_to_remind(uuid, text[], uuid, date), dossiers_awaiting(uuid)`.execute(db)
  await sql`drop trigger dossier_nudges_follow on dossier`.execute(db)
  await sql`drop trigger dossier_nudge_place on dossier_nudge`.execute(db)
  await sql`drop function nudge_place(), nudges_follow_dossier()`.execute(db)
  await sql`alter table dossier_nudge drop column commune_code, drop column territory`.execute(db)
  await sql`drop policy nudge_run_own on nudge_run`.execute(db)
  await runPolicy('id').execute(db)
}
