import { type Kysely, sql } from 'kysely'

/** One move more for whoever decides: the total is lengthened once. */
async function extending(db: Kysely<unknown>): Promise<void> {
  await sql`create policy dossier_event_extend on dossier_event for insert to rokhas_application with check (
    person_id = (select actor_person()) and event = 'extend'
    and exists (select from dossier d where d.id = dossier_id and d.state in ('filed', 'examined')
      and d.territory && (select actor_territories(array['president', 'delegate']))))`.execute(db)
}

/** Who was warned of which last day: ahead of it, and on it. */
async function warnings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deadline_warning (
      dossier_id uuid not null references dossier on delete cascade,
      stage text not null,
      due_day date not null,
      moment text not null check (moment in ('ahead', 'day', 'past')),
      person_id uuid not null references person,
      notice_id uuid references notice on delete set null,
      primary key (dossier_id, stage, due_day, moment, person_id)
    )`.execute(db)
  await sql`alter table deadline_warning enable row level security, force row level security`.execute(db)
  await sql`create policy deadline_warning_work on deadline_warning to rokhas_worker using (true)`.execute(db)
  await sql`grant select, insert, delete on deadline_warning to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await extending(db)
  await warnings(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table deadline_warning`.execute(db)
  await sql`drop policy dossier_event_extend on dossier_event`.execute(db)
}
