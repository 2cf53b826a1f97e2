import { type Kysely, sql } from 'kysely'

const LEADERS = `array['owner', 'designer']`
const EVERY_PART = `array['owner', 'designer', 'surveyor', 'engineer', 'correspondent']`
const OWN_OFFICES = `(select actor_bodies(array['employee', 'administrator']))`

async function tables(db: Kysely<unknown>): Promise<void> {
  // What somebody stands for, by the hash of exactly what it covers. It lapses when that changes: computed, never erased.
  await sql`
    create table attestation (
      id uuid primary key,
      dossier_id uuid not null references dossier on delete cascade,
      kind text not null check (kind in ('design', 'geometry', 'structure', 'agreement')),
      person_id uuid not null references person,
      participant_id uuid not null references dossier_participant on delete cascade,
      mandate_id uuid references mandate,
      at timestamptz not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      covered jsonb not null,
      withdrawn_at timestamptz
    )`.execute(db)
  await sql`create index attestation_dossier on attestation (dossier_id, at)`.execute(db)
  // Of two that say the same of the same by the same, the second says nothing.
  await sql`create unique index attestation_once on attestation (participant_id, person_id, kind, sha256)
    where withdrawn_at is null`.execute(db)
  // What somebody who left had attested lapses, unless it was said to be done when they left.
  await sql`alter table dossier_participant add column work_done boolean not null default false`.execute(db)
}

/** Questions the policies ask; with their owner's rights, for they read what the policies protect. */
async function functions(db: Kysely<unknown>): Promise<void> {
  await sql`create function has_owner(of_dossier uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from dossier_participant p
        where p.dossier_id = of_dossier and p.part = 'owner' and p.ended_at is null) $$`.execute(db)
  await sql`create function actor_attests(of_participant uuid, of_dossier uuid, of_kind text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from dossier_participant p join dossier d on d.id = p.dossier_id
        where p.id = of_participant and d.id = of_dossier and d.state = 'draft' and p.ended_at is null
          and (p.person_id = actor_person() or p.body_id = any (actor_bodies(array['employee', 'administrator'])))
          and p.part = case of_kind when 'design' then 'designer' when 'geometry' then 'surveyor'
            when 'structure' then 'engineer' when 'agreement' then 'owner' end) $$`.execute(db)
  // A piece that carries somebody's signature is filled by them, or by whoever leads the dossier.
  await sql`create function actor_fills(of_dossier uuid, of_piece text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select of_piece is null or actor_part(of_dossier, array['owner', 'designer']) or coalesce((
        select e ->> 'by' is null or actor_part(of_dossier, case e ->> 'by' when 'surveyor' then array['surveyor']
          when 'engineer' then array['engineer'] else '{}'::text[] end)
        from dossier d join procedure_version v on v.id = d.procedure_version_id,
          jsonb_array_elements(v.definition -> 'pieces') e
        where d.id = of_dossier and e ->> 'code' = of_piece limit 1), true) $$`.execute(db)
  // Whatever is asked of the rows, somebody owns the dossier and sees it, or while nobody does its architect: two who leave
  // at once wait for each other here.
  await sql`create function keep_an_owner() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('participants of ' || old.dossier_id, 0));
      if not exists (select from dossier_participant p where p.dossier_id = old.dossier_id and p.id <> old.id
          and p.ended_at is null and (p.part = 'owner' or (old.part = 'designer' and p.part = 'designer'))) then
        raise exception 'the last owner stays' using errcode = 'check_violation', constraint = 'dossier_owner_stays';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger dossier_owner_stays before update of ended_at on dossier_participant for each row
    when (old.part in ('owner', 'designer') and old.ended_at is null and new.ended_at is not null)
    execute function keep_an_owner()`.execute(db)
  for (const name of [
    'has_owner(uuid)',
    'actor_attests(uuid, uuid, text)',
    'actor_fills(uuid, text)',
    'keep_an_owner()',
  ])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  for (const name of ['has_owner(uuid)', 'actor_attests(uuid, uuid, text)', 'actor_fills(uuid, text)'])
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
}

async function attesting(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attestation enable row level security, force row level security`.execute(db)
  await sql`create policy attestation_read on attestation for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`create policy attestation_make on attestation for insert to rokhas_application with check (
    person_id = (select actor_person()) and withdrawn_at is null and actor_attests(participant_id, dossier_id, kind))`.execute(
    db,
  )
  await sql`create policy attestation_withdraw on attestation for update to rokhas_application using (
    person_id = (select actor_person()) and actor_attests(participant_id, dossier_id, kind))`.execute(db)
  await sql`create policy attestation_work on attestation to rokhas_worker using (true)`.execute(db)
  await sql`grant select, insert, update (withdrawn_at) on attestation to rokhas_application`.execute(db)
  await sql`grant select, insert on attestation to rokhas_worker`.execute(db)
}

/** Owners answer for owners; whoever leads answers for the others; everybody may leave. */
async function taking(db: Kysely<unknown>): Promise<void> {
  await sql`drop policy participant_add on dossier_participant`.execute(db)
  await sql`drop policy participant_end on dossier_participant`.execute(db)
  const leads = sql.raw(`part <> 'owner' and actor_part(dossier_id, ${LEADERS})`)
  const owns = sql.raw(`part = 'owner' and actor_part(dossier_id, array['owner'])`)
  const when = (state: string) => `exists (select from dossier d where d.id = dossier_id and d.state ${state})`
  const open = sql.raw(when("<> 'archived'"))
  const draft = sql.raw(when("= 'draft'"))
  const opening = sql.raw(when("= 'draft' and d.created_by = (select actor_person()) and is_unshared(d.id)"))
  await sql`create policy participant_add on dossier_participant for insert to rokhas_application with check (
    added_by = (select actor_person()) and ended_at is null and (
      (${open} and ((${leads}) or (${owns})))
      or (${draft} and part = 'owner' and actor_part(dossier_id, array['designer']) and not has_owner(dossier_id))
      or (${opening} and person_id = (select actor_person()) and part in ('owner', 'designer'))))`.execute(db)
  await sql`create policy participant_end on dossier_participant for update to rokhas_application using (
    ${open} and ((${leads}) or (${owns})
      or person_id = (select actor_person()) or body_id = any (${sql.raw(OWN_OFFICES)}::uuid[])))`.execute(db)
  await sql`grant update (work_done) on dossier_participant to rokhas_application`.execute(db)
}

async function depositing(db: Kysely<unknown>): Promise<void> {
  const draft = sql.raw(`exists (select from dossier d where d.id = dossier_id and d.state = 'draft')`)
  await sql`drop policy document_deposit on document`.execute(db)
  await sql`drop policy document_withdraw on document`.execute(db)
  await sql`create policy document_deposit on document for insert to rokhas_application with check (
    deposited_by = (select actor_person()) and ${draft} and actor_part(dossier_id, ${sql.raw(EVERY_PART)})
    and actor_fills(dossier_id, piece))`.execute(db)
  const withdraws = sql.raw(`actor_part(dossier_id, ${LEADERS})
    or (deposited_by = (select actor_person()) and actor_part(dossier_id, ${EVERY_PART}))`)
  await sql`create policy document_withdraw on document for update to rokhas_application
    using (${draft} and (${withdraws}))
    with check (${draft} and (${withdraws}) and actor_fills(dossier_id, piece))`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await functions(db)
  await attesting(db)
  await taking(db)
  await depositing(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [policy, table] of [
    ['document_deposit', 'document'],
    ['document_withdraw', 'document'],
    ['participant_add', 'dossier_participant'],
    ['participant_end', 'dossier_participant'],
  ] as const)
    await sql`drop policy ${sql.id(policy)} on ${sql.table(table)}`.execute(db)
  await sql`create policy document_deposit on document for insert to rokhas_application with check (
    deposited_by = (select actor_person()) and exists (select from dossier d where d.id = dossier_id and d.state = 'draft')
    and actor_part(dossier_id, ${sql.raw(EVERY_PART)}))`.execute(db)
  await sql`create policy document_withdraw on document for update to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id and d.state = 'draft')
    and actor_part(dossier_id, ${sql.raw(LEADERS)}))`.execute(db)
  await sql`create policy participant_add on dossier_participant for insert to rokhas_application with check (
    added_by = (select actor_person()) and exists (select from dossier d where d.id = dossier_id and d.state <> 'archived' and (
      actor_part(d.id, ${sql.raw(LEADERS)})
      or (d.created_by = (select actor_person()) and person_id = (select actor_person()) and is_unshared(d.id)))))`.execute(
    db,
  )
  await sql`create policy participant_end on dossier_participant for update to rokhas_application using (
    actor_part(dossier_id, ${sql.raw(LEADERS)})
    and exists (select from dossier d where d.id = dossier_id and d.state <> 'archived'))`.execute(db)
  await sql`drop table attestation`.execute(db)
  await sql`drop trigger dossier_owner_stays on dossier_participant`.execute(db)
  await sql`alter table dossier_participant drop column work_done`.execute(db)
  await sql`drop function has_owner(uuid), actor_attests(uuid, uuid, text), actor_fills(uuid, text), keep_an_owner()`.execute(
    db,
  )
}
