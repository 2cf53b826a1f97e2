import { type Kysely, sql } from 'kysely'

const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`
const PREPARE = `array['guichet', 'president', 'delegate', 'governor']`
const TABLES = ['act', 'act_draft', 'act_series']

async function tables(db: Kysely<unknown>): Promise<void> {
  // One decision of one dossier. Its number belongs to the unit that signs (the commune or arrondissement; the province for
  // an attestation of silence) and to the year, and comes when signing begins.
  await sql`
    create table act (
      id uuid primary key,
      dossier_id uuid not null references dossier,
      kind text not null check (kind in ('permit', 'refusal', 'deferral', 'certificate', 'attestation')),
      transition text not null check (transition in ('sign', 'refuse', 'defer', 'attest_silence')),
      territory text[] not null,
      unit text not null,
      state text not null default 'draft' check (state in ('draft', 'signing', 'signed', 'void')),
      -- Of its last draft.
      version integer not null default 1 check (version > 0),
      -- What its code leads to: nobody guesses it, and it opens nothing but what anybody may know of an act.
      token text not null unique,
      year integer,
      number integer check (number > 0),
      began_at timestamptz,
      began_by uuid references person,
      -- Who signs, in which quality, when: as the paper says it.
      signing jsonb,
      file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
      file_bytes bigint,
      level text,
      signed_at timestamptz,
      signed_by uuid references person,
      -- The move of the dossier that it made.
      move integer,
      void_reason text check (length(void_reason) between 3 and 1000),
      voided_at timestamptz,
      voided_by uuid references person,
      constraint act_numbered check (num_nonnulls(year, number, began_at, began_by, signing) = case state when 'draft' then 0 else 5 end),
      constraint act_signed check (num_nonnulls(file_sha256, file_bytes, level, signed_at, signed_by, move) = case state when 'signed' then 6 else 0 end),
      constraint act_void check (num_nonnulls(void_reason, voided_at, voided_by) = case state when 'void' then 3 else 0 end)
    )`.execute(db)
  await sql`create unique index act_number on act (unit, year, number)`.execute(db)
  await sql`create unique index act_in_preparation on act (dossier_id, kind) where state in ('draft', 'signing')`.execute(
    db,
  )
  // Two who may sign do not sign two decisions of one dossier at once.
  await sql`create unique index act_being_signed on act (dossier_id) where state = 'signing'`.execute(db)
  await sql`create index act_dossier on act (dossier_id)`.execute(db)
  await sql`create index act_content on act (file_sha256) where file_sha256 is not null`.execute(db)
  // Each draft as it was; a later one replaces it and both are kept.
  await sql`
    create table act_draft (
      act_id uuid not null references act,
      version integer not null check (version > 0),
      template text not null,
      template_version integer not null,
      layout text not null check (layout in ('fr', 'ar', 'both')),
      facts jsonb not null,
      drafted_by uuid not null references person,
      mandate_id uuid references mandate,
      drafted_at timestamptz not null,
      primary key (act_id, version)
    )`.execute(db)
  await sql`create trigger act_draft_kept before update or delete on act_draft
    for each row execute function refuse_rewriting()`.execute(db)
  await sql`
    create table act_series (
      unit text not null,
      year integer not null,
      last integer not null,
      primary key (unit, year)
    )`.execute(db)
}

/** A number is given once; what was signed or is void stays so. */
async function keeping(db: Kysely<unknown>): Promise<void> {
  await sql`create function place_act() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      select d.territory, case when new.kind = 'attestation' then c.province_code else c.code end
        into new.territory, new.unit
        from dossier d join commune c on c.code = d.commune_code where d.id = new.dossier_id;
      return new;
    end $$`.execute(db)
  await sql`create trigger act_placed before insert on act for each row execute function place_act()`.execute(db)
  await sql`create function keep_act() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.number is not null then
          raise exception 'a number that was given is accounted for' using errcode = 'check_violation', constraint = 'act_kept';
        end if;
        return old;
      end if;
      if old.state in ('signed', 'void') or (old.number is not null and (new.unit, new.year, new.number, new.version)
          is distinct from (old.unit, old.year, old.number, old.version))
          or (old.state, new.state) not in (('draft', 'draft'), ('draft', 'signing'), ('signing', 'signing'), ('signing', 'signed'), ('signing', 'void'))
          or (new.dossier_id, new.kind, new.transition, new.token) is distinct from (old.dossier_id, old.kind, old.transition, old.token) then
        raise exception 'this of an act does not change any more' using errcode = 'check_violation', constraint = 'act_kept';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger act_kept before update or delete on act for each row execute function keep_act()`.execute(db)
}

/**
 * Begins, or begins again, the signing of an act by whoever may make its move: its number is given the first time, and is the
 * same afterwards. The series is held until the commit: numbers follow each other without a hole. Null when it may not be.
 */
const begin = sql`
  create function begin_act(of_act uuid, seen_version integer, by_whom jsonb, at timestamptz, in_year integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare it act; taken integer;
  begin
    select * into it from act a where a.id = of_act for update;
    if it.id is null or it.version <> seen_version or it.state not in ('draft', 'signing')
        or not actor_may_move(it.dossier_id, it.transition) then return null; end if;
    if it.state = 'signing' then
      update act a set began_at = at, began_by = actor_person(), signing = by_whom where a.id = of_act;
      return it.number;
    end if;
    insert into act_series values (it.unit, in_year, 1)
      on conflict (unit, year) do update set last = act_series.last + 1 returning last into taken;
    update act a set state = 'signing', year = in_year, number = taken, began_at = at, began_by = actor_person(), signing = by_whom
      where a.id = of_act;
    return taken;
  end $$`

const mayDraft = sql.raw(`
  create function actor_may_draft(of_dossier uuid, of_kind text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return exists (select from dossier d where d.id = of_dossier and d.state in ('filed', 'examined') and d.territory &&
      actor_territories(case of_kind when 'attestation' then array['governor'] else array['guichet', 'president', 'delegate'] end));
  end $$`)

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES)
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  // What was signed, whoever may see its dossier; a number that was given, whoever looks after the place; a draft, whoever
  // prepares or signs it there.
  await sql`create policy act_read on act for select to rokhas_application using (
    (number is not null and territory && (select actor_territories(${sql.raw(READERS)})))
    or territory && (select actor_territories(${sql.raw(PREPARE)}))
    or (state = 'signed' and dossier_id in (select actor_dossiers())))`.execute(db)
  await sql`create policy act_make on act for insert to rokhas_application with check (
    state = 'draft' and version = 1 and actor_may_draft(dossier_id, kind))`.execute(db)
  await sql`create policy act_redraft on act for update to rokhas_application
    using (state = 'draft' and actor_may_draft(dossier_id, kind)) with check (state = 'draft')`.execute(db)
  await sql`create policy act_sign on act for update to rokhas_application
    using (state = 'signing' and began_by = (select actor_person()))
    with check (state = 'signed' and signed_by = (select actor_person()))`.execute(db)
  await sql`create policy act_annul on act for update to rokhas_application
    using (state = 'signing' and territory && (select actor_territories(array['president', 'delegate', 'governor']))
      and territory && actor_territories(case kind when 'attestation' then array['governor'] else array['president', 'delegate'] end))
    with check (state = 'void' and voided_by = (select actor_person()))`.execute(db)
  await sql`create policy act_draft_read on act_draft for select to rokhas_application using (
    exists (select from act a where a.id = act_id))`.execute(db)
  await sql`create policy act_draft_write on act_draft for insert to rokhas_application with check (
    drafted_by = (select actor_person()) and exists (select from act a where a.id = act_id and a.state = 'draft'
      and a.version = act_draft.version and actor_may_draft(a.dossier_id, a.kind)))`.execute(db)
  for (const table of ['act', 'act_draft'])
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
  await sql`grant select, insert on act, act_draft to rokhas_application`.execute(db)
  await sql`grant select on act, act_draft to rokhas_worker`.execute(db)
  await sql`grant update (version, state, file_sha256, file_bytes, level, signed_at, signed_by, move, void_reason, voided_at,
    voided_by) on act to rokhas_application`.execute(db)
  for (const name of ['begin_act(uuid, integer, jsonb, timestamptz, integer)', 'actor_may_draft(uuid, text)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
  for (const name of ['place_act()', 'keep_act()'])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await keeping(db)
  await begin.execute(db)
  await mayDraft.execute(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function begin_act(uuid, integer, jsonb, timestamptz, integer)`.execute(db)
  await sql`drop table act_series, act_draft, act`.execute(db)
  await sql`drop function actor_may_draft(uuid, text), place_act(), keep_act()`.execute(db)
}
