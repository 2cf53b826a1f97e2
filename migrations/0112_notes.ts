import { type Kysely, sql } from 'kysely'

const TABLES = ['note_setting', 'note_series', 'note', 'note_file']

async function tables(db: Kysely<unknown>): Promise<void> {
  // Whether an agency reads a note before it is released; without a row it does.
  await sql`
    create table note_setting (
      body_id uuid primary key references body,
      release text not null check (release in ('review', 'at_once')),
      changed_by uuid not null references person,
      changed_at timestamptz not null
    )`.execute(db)
  await sql`
    create table note_series (
      body_id uuid not null references body,
      year integer not null,
      last integer not null check (last > 0),
      primary key (body_id, year)
    )`.execute(db)
  await sql`
    create table note (
      id uuid primary key,
      body_id uuid not null references body,
      year integer not null,
      serial integer not null check (serial > 0),
      -- What is printed and typed: the agency, the year, the place in the series, and letters nobody guesses.
      number text not null unique,
      state text not null check (state in ('asked', 'released', 'refused')),
      -- The units the ground belongs to, widest first.
      territory text[] not null,
      srid integer not null check (srid in (26191, 26192, 26194, 26195)),
      geom geometry not null,
      -- Who asked, and as what where the plan is not approved: kept, and never shown to the public.
      asked_by uuid references person,
      declared text check (declared in ('owner', 'agreement')),
      asked_at timestamptz not null,
      asked_once text unique,
      -- Last day to answer; none for what is released at once.
      due date,
      -- What the agency is owed, as its decision said that day; null while none is known.
      fee jsonb,
      facts jsonb not null,
      receipt text check (length(receipt) between 1 and 60),
      released_at timestamptz,
      released_by uuid references person,
      refused_at timestamptz,
      refused_by uuid references person,
      refusal text check (length(refusal) between 3 and 1000),
      unique (body_id, year, serial),
      constraint note_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom)),
      constraint note_declared check (declared is null or asked_by is not null),
      constraint note_released check ((state = 'released') = (released_at is not null)
        and (released_by is null or released_at is not null) and (due is null) <= (state = 'released')
        and (state <> 'released' or due is null or released_by is not null)),
      constraint note_paid check ((receipt is not null) = (state = 'released' and fee is not null)),
      constraint note_refused check (num_nonnulls(refused_at, refused_by, refusal) = case state when 'refused' then 3 else 0 end)
    )`.execute(db)
  await sql`create index note_waiting on note (body_id, due) where state = 'asked'`.execute(db)
  await sql`create index note_asked_by on note (asked_by)`.execute(db)
  await sql`
    create table note_file (
      note_id uuid not null references note,
      language text not null check (language in ('fr', 'ar', 'both')),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null check (bytes > 0),
      made_at timestamptz not null,
      primary key (note_id, language)
    )`.execute(db)
  await sql`create index note_file_content on note_file (sha256)`.execute(db)
}

/** A number is given once; what was released or refused is what it is. */
async function lasting(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger note_file_kept before update or delete on note_file
    for each row execute function refuse_rewriting()`.execute(db)
  await sql`
    create function note_step() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.state <> 'asked'
        or (old.id, old.body_id, old.year, old.serial, old.number, old.territory, old.srid, old.asked_by, old.declared, old.asked_at, old.asked_once, old.due, old.fee)
          is distinct from (new.id, new.body_id, new.year, new.serial, new.number, new.territory, new.srid, new.asked_by, new.declared, new.asked_at, new.asked_once, new.due, new.fee)
        or not old.geom = new.geom
      then raise exception 'a note that is % does not change so', old.state using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger note_steps before update or delete on note for each row execute function note_step()`.execute(
    db,
  )
}

/**
 * Anybody asks: what is kept is written here, with the next number of the agency's year. The row of the series is held
 * until the end, so that two who ask at once get two numbers, and what is rolled back leaves no gap.
 */
const ask = sql`
  create function ask_note(given jsonb, outline geometry) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare taken integer; of_body uuid := (given->>'bodyId')::uuid; in_year integer := (given->>'year')::integer; unit text;
  begin
    select coalesce(unit_code, left(id::text, 8)) into unit from body where id = of_body and kind = 'urban_agency';
    if unit is null then raise exception 'a note is an urban agency''s' using errcode = 'check_violation'; end if;
    if given->>'due' is null and not exists (select from note_setting s where s.body_id = of_body and s.release = 'at_once') then
      raise exception 'the agency reads its notes before they are released' using errcode = 'insufficient_privilege';
    end if;
    insert into note_series values (of_body, in_year, 1)
      on conflict (body_id, year) do update set last = note_series.last + 1 returning last into taken;
    insert into note (id, body_id, year, serial, number, state, territory, srid, geom, asked_by, declared, asked_at, asked_once, due, fee,
        facts, released_at)
      values ((given->>'id')::uuid, of_body, in_year, taken,
        upper(concat_ws('-', regexp_replace(regexp_replace(unit, '^au\.', ''), '[^A-Za-z0-9]', '', 'g'), in_year, lpad(taken::text, 5, '0'), given->>'letters')),
        case when given->>'due' is null then 'released' else 'asked' end,
        territory_path(given#>>'{facts,ground,commune,code}'), ST_SRID(outline), outline, actor_person(),
        given->>'declared', (given->>'at')::timestamptz, given->>'askedOnce', (given->>'due')::date, nullif(given->'fee', 'null'),
        given->'facts', case when given->>'due' is null then (given->>'at')::timestamptz end);
    return (select n.number from note n where n.id = (given->>'id')::uuid);
  end $$`

/** What anybody who holds a number may know of a note: never who asked. */
const read = sql`
  create function note_known(of_number text, of_once text) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    return (select jsonb_build_object('id', n.id, 'number', n.number, 'state', n.state, 'srid', n.srid, 'bodyId', n.body_id, 'territory', n.territory,
        'outline', ST_AsGeoJSON(n.geom, 4, 0)::jsonb, 'place', ST_AsGeoJSON(wgs84_from_legal(n.geom), 9, 0)::jsonb,
        'askedAt', n.asked_at, 'due', n.due, 'fee', n.fee, 'facts', n.facts, 'receipt', n.receipt,
        'releasedAt', n.released_at, 'refusedAt', n.refused_at, 'refusal', n.refusal,
        'mine', n.asked_by is not null and n.asked_by = actor_person(),
        'files', (select coalesce(jsonb_object_agg(f.language, jsonb_build_object('sha256', f.sha256, 'bytes', f.bytes)), '{}')
          from note_file f where f.note_id = n.id))
      from note n where n.number = upper(of_number) or n.asked_once = of_once);
  end $$`

const keep = sql`
  create function keep_note_file(of_number text, of_language text, of_sha256 text, of_bytes bigint, at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into note_file select n.id, of_language, of_sha256, of_bytes, at from note n
      where n.number = of_number and n.state = 'released' on conflict do nothing;
  end $$`

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  const there = sql`territory && (select actor_territories(array['examiner']))`
  const ours = sql`body_id = any ((select actor_bodies(array['examiner']))::uuid[])`
  const me = sql`(select actor_person())`
  await sql`create policy note_read on note for select to rokhas_application using (asked_by = ${me} or ${there})`.execute(
    db,
  )
  await sql`create policy note_decide on note for update to rokhas_application using (state = 'asked' and ${there})
    with check (${there} and case state when 'released' then released_by = ${me} when 'refused' then refused_by = ${me} else true end)`.execute(
    db,
  )
  await sql`grant update (state, facts, receipt, released_at, released_by, refused_at, refused_by, refusal)
    on note to rokhas_application`.execute(db)
  // How an agency releases its notes is nobody's secret.
  await sql`create policy note_setting_read on note_setting for select to rokhas_application using (true)`.execute(db)
  for (const command of ['insert', 'update'] as const)
    await sql`create policy ${sql.id(`note_setting_${command}`)} on note_setting for ${sql.raw(command)} to rokhas_application
      ${sql.raw(command === 'update' ? 'using (true)' : '')} with check (${ours} and changed_by = ${me})`.execute(db)
  await sql`grant insert, update (release, changed_by, changed_at) on note_setting to rokhas_application`.execute(db)
  for (const name of [
    'ask_note(jsonb, geometry)',
    'note_known(text, text)',
    'keep_note_file(text, text, text, bigint, timestamptz)',
  ]) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await lasting(db)
  await ask.execute(db)
  await read.execute(db)
  await keep.execute(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function ask_note(jsonb, geometry), note_known(text, text),
    keep_note_file(text, text, text, bigint, timestamptz)`.execute(db)
  await sql`drop table note_file, note, note_series, note_setting`.execute(db)
  await sql`drop function note_step()`.execute(db)
}
