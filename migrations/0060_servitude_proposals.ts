import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // The finding of the report that a body was consulted for, once a person confirmed what the machine proposed.
  await sql`alter table consulted_body add column finding jsonb`.execute(db)
  // What the machine proposed and a person set aside, and why.
  await sql`
    create table proposal_set_aside (
      dossier_id uuid not null references dossier,
      round integer not null check (round > 0),
      rule text not null,
      subject text not null,
      reason text not null,
      set_aside_by uuid not null references person,
      at timestamptz not null,
      primary key (dossier_id, round, rule, subject)
    )`.execute(db)
  await sql`alter table proposal_set_aside enable row level security, force row level security`.execute(db)
  await sql`create policy proposal_set_aside_work on proposal_set_aside for select to rokhas_worker using (true)`.execute(
    db,
  )
  await sql`create policy proposal_set_aside_read on proposal_set_aside for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`create policy proposal_set_aside_ask on proposal_set_aside for insert to rokhas_application with check (
    set_aside_by = (select actor_person()) and exists (select from dossier d where d.id = dossier_id
      and d.state in ('filed', 'examined') and d.territory && (select actor_territories(array['guichet']))))`.execute(
    db,
  )
  await sql`create trigger proposal_set_aside_kept before update or delete on proposal_set_aside
    for each row execute function refuse_rewriting()`.execute(db)
  await sql`grant select, insert on proposal_set_aside to rokhas_application`.execute(db)
  await sql`grant select on proposal_set_aside to rokhas_worker`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table proposal_set_aside`.execute(db)
  await sql`alter table consulted_body drop column finding`.execute(db)
}
