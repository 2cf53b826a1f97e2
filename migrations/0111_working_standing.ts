import { type Kysely, sql } from 'kysely'

const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`

export async function up(db: Kysely<unknown>): Promise<void> {
  // How many findings of a report, other than compliant, nobody has judged: counted whenever one is, so that a queue may ask.
  await sql`
    create table finding_standing (
      dossier_id uuid primary key references dossier on delete cascade,
      report_id uuid not null references conformity_report,
      waiting integer not null check (waiting >= 0)
    )`.execute(db)
  await sql`alter table finding_standing enable row level security, force row level security`.execute(db)
  await sql`create policy finding_standing_work on finding_standing to rokhas_worker using (true)`.execute(db)
  await sql
    .raw(`create policy finding_standing_read on finding_standing for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id and d.state <> 'draft'
      and d.territory && (select actor_territories(${READERS}))))`)
    .execute(db)
  const examiner = sql`exists (select from dossier d where d.id = finding_standing.dossier_id
    and d.state in ('filed', 'examined') and d.report_id = finding_standing.report_id
    and d.territory && (select agency_examiner_territories()))`
  await sql`create policy finding_standing_count on finding_standing for insert to rokhas_application with check (${examiner})`.execute(
    db,
  )
  await sql`create policy finding_standing_recount on finding_standing for update to rokhas_application
    using (exists (select from dossier d where d.id = finding_standing.dossier_id
      and d.territory && (select agency_examiner_territories()))) with check (${examiner})`.execute(db)
  await sql`grant select, insert, update (report_id, waiting) on finding_standing to rokhas_application`.execute(db)
  await sql`grant select, insert, update on finding_standing to rokhas_worker`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table finding_standing`.execute(db)
}
