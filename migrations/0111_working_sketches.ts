import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What somebody draws over a dossier while they examine it: their own, and of no legal weight.
  await sql`
    create table working_sketch (
      dossier_id uuid not null references dossier on delete cascade,
      person_id uuid not null references person,
      -- A list of shapes in degrees, each with its label.
      shapes jsonb not null check (jsonb_typeof(shapes) = 'array' and jsonb_array_length(shapes) <= 100),
      version integer not null default 1,
      kept_at timestamptz not null,
      primary key (dossier_id, person_id)
    )`.execute(db)
  await sql`alter table working_sketch enable row level security, force row level security`.execute(db)
  const own = sql`person_id = (select actor_person()) and exists (select from dossier d where d.id = dossier_id
    and d.state <> 'draft' and d.territory && (select agency_examiner_territories()))`
  await sql`create policy working_sketch_own on working_sketch to rokhas_application using (${own}) with check (${own})`.execute(
    db,
  )
  await sql`create policy working_sketch_work on working_sketch for select to rokhas_worker using (true)`.execute(db)
  await sql`grant select, insert, update on working_sketch to rokhas_application`.execute(db)
  await sql`grant select on working_sketch to rokhas_worker`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table working_sketch`.execute(db)
}
