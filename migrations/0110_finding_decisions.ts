import { type Kysely, sql } from 'kysely'

const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`

/** Said by an examiner of an agency that is in charge there, of a dossier under examination. */
const EXAMINER = `exists (select from dossier d join actor_mandates() m on m.territories && d.territory
    join body b on b.id = m.body_id
  where d.id = finding_decision.dossier_id and d.state in ('filed', 'examined') and m.role = 'examiner'
    and b.kind = 'urban_agency'`

export async function up(db: Kysely<unknown>): Promise<void> {
  // What a person said of one finding of a report; the report itself stays as it was sealed.
  await sql`
    create table finding_decision (
      id uuid primary key,
      dossier_id uuid not null references dossier,
      -- In the dossier, from 1.
      nth integer not null check (nth > 0),
      -- The rule and its subject under the name that lasts from one version of a plan to the next.
      finding text not null check (length(finding) between 1 and 500),
      rule text not null,
      report_id uuid not null references conformity_report,
      kind text not null check (kind in ('confirmed', 'contested', 'overridden')),
      verdict text check (verdict in ('compliant', 'reserved', 'unverified', 'noncompliant')),
      reason text check (length(reason) between 3 and 4000),
      body_id uuid not null references body,
      person_id uuid not null references person,
      mandate_id uuid not null references mandate,
      at timestamptz not null,
      undone_by uuid references person,
      undone_at timestamptz,
      constraint finding_decision_nth unique (dossier_id, nth),
      constraint finding_decision_verdict check ((kind = 'overridden') = (verdict is not null)),
      constraint finding_decision_reason check (kind = 'confirmed' or reason is not null),
      constraint finding_decision_undone check (num_nonnulls(undone_by, undone_at) in (0, 2))
    )`.execute(db)
  await sql`
    create function finding_decision_kept() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.undone_at is not null
        or to_jsonb(old) - 'undone_by' - 'undone_at' is distinct from to_jsonb(new) - 'undone_by' - 'undone_at'
      then raise exception 'a decision on a finding is undone, and never rewritten' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger finding_decision_kept before update or delete on finding_decision
    for each row execute function finding_decision_kept()`.execute(db)
  await sql`alter table finding_decision enable row level security, force row level security`.execute(db)
  await sql`create policy finding_decision_work on finding_decision for select to rokhas_worker using (true)`.execute(
    db,
  )
  // Those who examine read what was decided; the applicant reads the report, and the act.
  await sql
    .raw(`create policy finding_decision_read on finding_decision for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id and d.state <> 'draft'
      and d.territory && (select actor_territories(${READERS}))))`)
    .execute(db)
  await sql
    .raw(`create policy finding_decision_make on finding_decision for insert to rokhas_application with check (
    undone_at is null and person_id = (select actor_person()) and ${EXAMINER}
      and m.id = finding_decision.mandate_id and m.body_id = finding_decision.body_id
      and d.report_id = finding_decision.report_id))`)
    .execute(db)
  await sql
    .raw(`create policy finding_decision_undo on finding_decision for update to rokhas_application
    using (undone_at is null and ${EXAMINER})) with check (undone_by = (select actor_person()) and ${EXAMINER}))`)
    .execute(db)
  await sql`grant select, insert, update (undone_by, undone_at) on finding_decision to rokhas_application`.execute(db)
  await sql`grant select on finding_decision to rokhas_worker`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table finding_decision`.execute(db)
  await sql`drop function finding_decision_kept()`.execute(db)
}
