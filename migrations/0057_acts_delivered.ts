import { type Kysely, sql } from 'kysely'

const TABLES = ['act_copy', 'stamp_place', 'act_plan', 'act_file', 'act_copy_rule']

const LEVELS = `array['B-B', 'B-T', 'B-LT', 'B-LTA']`
const KEPT = (of: string) => `(${of}.state, ${of}.signed_at, ${of}.signed_by, ${of}.move)`
const FILE = (of: string) => `(${of}.file_sha256, ${of}.file_bytes, ${of}.level)`

/** Once, and nothing else of it. */
const TAKEN_BACK = `(old.withdrawn_at is null and new.withdrawn_at is not null and ${KEPT('new')} = ${KEPT('old')} and ${FILE('new')} = ${FILE('old')})`
/** The same signature with more evidence: a timestamp that could not be had before, what says that nobody was taken back. */
const UPGRADED = `(${KEPT('new')} = ${KEPT('old')} and new.withdrawn_at is not distinct from old.withdrawn_at
        and array_position(${LEVELS}, new.level) > array_position(${LEVELS}, old.level))`

/** Taken back by whoever signs there: the act stays what it was, and stands no longer. */
async function withdrawing(db: Kysely<unknown>): Promise<void> {
  await sql`alter table act add column withdrawn_at timestamptz, add column withdrawn_by uuid references person,
    add column withdrawal_reason text check (length(withdrawal_reason) between 3 and 1000),
    add constraint act_withdrawn check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawal_reason) in (0, 3)
      and (withdrawn_at is null or state = 'signed'))`.execute(db)
  await keeping(db, `or (old.state = 'signed' and not (${TAKEN_BACK} or ${UPGRADED}))`)
  await sql`create policy act_withdraw on act for update to rokhas_application
    using (state = 'signed' and withdrawn_at is null and territory && (select actor_territories(array['president', 'delegate', 'governor']))
      and territory && actor_territories(case kind when 'attestation' then array['governor'] else array['president', 'delegate'] end))
    with check (state = 'signed' and withdrawn_by = (select actor_person()))`.execute(db)
  await sql`grant update (withdrawn_at, withdrawn_by, withdrawal_reason) on act to rokhas_application`.execute(db)
}

/** What of an act does not change any more: nothing of one given up, of a signed one all but its being taken back. */
const keeping = (db: Kysely<unknown>, signed: string) =>
  sql`create or replace function keep_act() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.number is not null then
          raise exception 'a number that was given is accounted for' using errcode = 'check_violation', constraint = 'act_kept';
        end if;
        return old;
      end if;
      if old.state = 'void' ${sql.raw(signed)} or (old.number is not null and (new.unit, new.year, new.number, new.version)
          is distinct from (old.unit, old.year, old.number, old.version))
          or (old.state, new.state) not in (('draft', 'draft'), ('draft', 'signing'), ('signing', 'signing'), ('signing', 'signed'), ('signing', 'void'), ('signed', 'signed'))
          or (new.dossier_id, new.kind, new.transition, new.token) is distinct from (old.dossier_id, old.kind, old.transition, old.token) then
        raise exception 'this of an act does not change any more' using errcode = 'check_violation', constraint = 'act_kept';
      end if;
      return new;
    end $$`.execute(db)

/** Of a signed or void act, found by its code, by its number or by its bytes: what anybody may know, and nobody's name but the signer's. */
const standing = sql`
  create function act_standing(of_token text, of_unit text, of_year integer, of_number integer, of_sha256 text, today date) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return (select jsonb_build_object(
      'number', a.number, 'year', a.year, 'kind', a.kind,
      'unit', (select jsonb_build_object('code', u.code, 'nameFr', u.name_fr, 'nameAr', u.name_ar) from (
        select c.code, c.name_fr, c.name_ar from commune c where c.code = a.unit
        union all select p.code, p.name_fr, p.name_ar from province p where p.code = a.unit) u),
      'procedure', (select jsonb_build_object('nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr')
        from procedure_version v where v.id = d.procedure_version_id),
      'signedAt', a.signed_at, 'signing', a.signing, 'level', a.level, 'sha256', a.file_sha256,
      'standing', case
        when a.state = 'void' then 'void'
        when a.withdrawn_at is not null then 'withdrawn'
        when later.lapsed is not null or (a.kind = 'deferral' and (f.facts -> 'deferral' ->> 'until')::date < today) then 'lapsed'
        when a.kind = 'deferral' and later.resumed is not null then 'replaced'
        else 'stands' end,
      'since', case when a.state = 'void' then a.voided_at else coalesce(a.withdrawn_at, later.lapsed,
        case when a.kind = 'deferral' then later.resumed end) end,
      'reason', coalesce(a.void_reason, a.withdrawal_reason),
      'until', coalesce(f.facts -> 'deferral' ->> 'until', (select to_char(x.due_day, 'YYYY-MM-DD') from dossier_deadline x
        where x.dossier_id = d.id and x.stage = 'validity' and x.met_day is null and a.kind in ('permit', 'certificate', 'attestation'))))
    from act a join dossier d on d.id = a.dossier_id join act_draft f on f.act_id = a.id and f.version = a.version
      cross join lateral (select min(e.at) filter (where e.event = 'record_lapse') as lapsed,
        min(e.at) filter (where e.event = 'resume') as resumed
        from dossier_event e where e.dossier_id = d.id and e.move > a.move) later
    where a.state in ('signed', 'void')
      and (a.token = of_token or (a.unit = of_unit and a.year = of_year and a.number = of_number) or a.id in (select h.act_id from act_file h where h.sha256 = of_sha256))
    limit 1);
  end $$`

/** Every file that an act was: whoever holds the one of before its evidence was added still holds that act. */
async function files(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table act_file (
      act_id uuid not null references act,
      sha256 text not null,
      bytes bigint not null,
      level text not null,
      primary key (act_id, sha256)
    )`.execute(db)
  await sql`create index act_file_content on act_file (sha256)`.execute(db)
  await sql`create function keep_act_file() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into act_file values (new.id, new.file_sha256, new.file_bytes, new.level) on conflict do nothing;
      return null;
    end $$`.execute(db)
  await sql`revoke execute on function keep_act_file() from public`.execute(db)
  await sql`create trigger act_file_kept after insert or update of file_sha256 on act for each row
    when (new.file_sha256 is not null) execute function keep_act_file()`.execute(db)
  await sql`insert into act_file select id, file_sha256, file_bytes, level from act where file_sha256 is not null`.execute(
    db,
  )
  await sql`create policy act_upgrade on act for update to rokhas_worker using (state = 'signed') with check (state = 'signed')`.execute(
    db,
  )
  await sql`grant update (file_sha256, file_bytes, level) on act to rokhas_worker`.execute(db)
}

async function copies(db: Kysely<unknown>): Promise<void> {
  // To whom a signed act goes besides its applicant, and within how many working days: the law's, dated.
  await sql`
    create table act_copy_rule (
      code text not null,
      valid_from date not null,
      valid_to date,
      kinds text[] not null,
      -- Of these procedures alone; null for all.
      procedures text[],
      recipient text not null check (recipient in ('applicants', 'members', 'body')),
      body_kind text,
      working_days integer not null check (working_days >= 0),
      rule jsonb not null,
      primary key (code, valid_from)
    )`.execute(db)
  await sql`
    create table act_copy (
      act_id uuid not null references act,
      nth integer not null check (nth > 0),
      recipient text not null,
      body_id uuid references body,
      name_fr text not null,
      name_ar text not null,
      due_day date not null,
      rule jsonb not null,
      -- When it was told where the act is; null for one whom nobody could tell here.
      sent_at timestamptz,
      primary key (act_id, nth)
    )`.execute(db)
}

/** Where « ne varietur » goes on each sheet of a dossier's plans, and the plans that bear it. */
async function stamps(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stamp_place (
      document_id uuid not null references document,
      page integer not null check (page > 0),
      -- Of the middle of the stamp, as a share of the sheet from its left and its top, as it is looked at.
      x double precision not null check (x between 0 and 1),
      y double precision not null check (y between 0 and 1),
      chosen_by uuid not null references person,
      chosen_at timestamptz not null,
      primary key (document_id, page)
    )`.execute(db)
  await sql`
    create table act_plan (
      act_id uuid not null references act,
      document_id uuid not null references document,
      source_sha256 text not null,
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint,
      pages integer,
      -- Why it could not be stamped, instead.
      refusal text,
      stamped_at timestamptz not null,
      primary key (act_id, document_id),
      constraint act_plan_one check (num_nonnulls(sha256, bytes, pages) = case when refusal is null then 3 else 0 end)
    )`.execute(db)
  await sql`create index act_plan_content on act_plan (sha256) where sha256 is not null`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES)
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  for (const table of ['act_copy', 'act_plan', 'act_file'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (
      exists (select from act a where a.id = act_id))`.execute(db)
  // By whoever has just signed it.
  for (const table of ['act_copy', 'act_plan'])
    await sql`create policy ${sql.id(`${table}_make`)} on ${sql.table(table)} for insert to rokhas_application with check (
      exists (select from act a where a.id = act_id and a.state = 'signed' and a.signed_by = (select actor_person())))`.execute(
      db,
    )
  const mayPlace = sql`exists (select from document o join dossier d on d.id = o.dossier_id
    where o.id = document_id and d.state in ('filed', 'examined')
      and d.territory && (select actor_territories(array['guichet', 'president', 'delegate'])))`
  await sql`create policy stamp_place_read on stamp_place for select to rokhas_application using (
    exists (select from document o where o.id = document_id))`.execute(db)
  await sql`create policy stamp_place_choose on stamp_place for insert to rokhas_application with check (
    chosen_by = (select actor_person()) and ${mayPlace})`.execute(db)
  await sql`create policy stamp_place_move on stamp_place for update to rokhas_application
    using (${mayPlace}) with check (chosen_by = (select actor_person()) and ${mayPlace})`.execute(db)
  for (const table of TABLES)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
  await sql`grant select, insert on act_copy, act_plan to rokhas_application`.execute(db)
  await sql`grant select, insert, update on stamp_place to rokhas_application`.execute(db)
  await sql`create policy act_copy_rule_read on act_copy_rule for select to rokhas_application using (true)`.execute(db)
  await sql`grant select on act_copy_rule to rokhas_application, rokhas_worker`.execute(db)
  await sql`grant select on act_file to rokhas_application`.execute(db)
  await sql`grant select on act_copy, act_plan, stamp_place, act_file to rokhas_worker`.execute(db)
  await sql`revoke execute on function act_standing(text, text, integer, integer, text, date) from public`.execute(db)
  await sql`grant execute on function act_standing(text, text, integer, integer, text, date) to rokhas_application`.execute(
    db,
  )
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await withdrawing(db)
  await files(db)
  await copies(db)
  await stamps(db)
  await standing.execute(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function act_standing(text, text, integer, integer, text, date)`.execute(db)
  await sql`drop table act_plan, stamp_place, act_copy, act_copy_rule`.execute(db)
  await sql`drop trigger act_file_kept on act`.execute(db)
  await sql`drop table act_file`.execute(db)
  await sql`drop function keep_act_file()`.execute(db)
  await sql`drop policy act_upgrade on act`.execute(db)
  await sql`revoke update (file_sha256, file_bytes, level) on act from rokhas_worker`.execute(db)
  await sql`drop policy act_withdraw on act`.execute(db)
  await keeping(db, `or old.state = 'signed'`)
  await sql`alter table act drop column withdrawal_reason, drop column withdrawn_by, drop column withdrawn_at`.execute(
    db,
  )
}
