import { type Kysely, sql } from 'kysely'

const STATES = `'making', 'failed', 'draft', 'reviewed', 'published', 'dropped'`

async function tables(db: Kysely<unknown>): Promise<void> {
  // An edition of a quarter's bulletin, from when it was asked for to when it was published or given up.
  await sql
    .raw(`
    create table bulletin (
      id uuid primary key,
      quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
      edition integer not null check (edition > 0),
      -- What another edition than the first says it corrects.
      correction_fr text check (length(correction_fr) between 3 and 2000),
      correction_ar text check (length(correction_ar) between 3 and 2000),
      state text not null default 'making' check (state in (${STATES})),
      step text check (step in ('figures', 'papers', 'pages')),
      fault text check (fault in ('behind', 'store', 'press', 'other')),
      asked_by uuid not null references person,
      asked_at timestamptz not null,
      -- Which state of the figures it tells, and the day they were brought up to.
      figures_version bigint,
      figures_as_of date,
      made_at timestamptz,
      reviewed_by uuid references person,
      reviewed_at timestamptz,
      published_by uuid references person,
      published_at timestamptz,
      dropped_by uuid references person,
      dropped_at timestamptz,
      constraint bulletin_corrects check (num_nonnulls(correction_fr, correction_ar) = case edition when 1 then 0 else 2 end),
      constraint bulletin_made check (num_nonnulls(figures_version, figures_as_of, made_at) = 3
        or (state in ('making', 'failed', 'dropped') and num_nonnulls(figures_version, figures_as_of, made_at) = 0)),
      constraint bulletin_failed check ((state = 'failed') <= (fault is not null)),
      constraint bulletin_reviewed check (state not in ('reviewed', 'published') or num_nonnulls(reviewed_by, reviewed_at) = 2),
      constraint bulletin_published check ((state = 'published') = (published_by is not null)
        and num_nonnulls(published_by, published_at) in (0, 2)),
      constraint bulletin_dropped check ((state = 'dropped') = (dropped_by is not null)
        and num_nonnulls(dropped_by, dropped_at) in (0, 2)),
      -- Nobody publishes what they made or reviewed.
      constraint bulletin_two_persons check (published_by not in (asked_by, reviewed_by))
    )`)
    .execute(db)
  await sql`create unique index bulletin_edition on bulletin (quarter, edition) where state = 'published'`.execute(db)
  await sql`create unique index bulletin_in_hand on bulletin (quarter) where state in ('making', 'draft', 'reviewed')`.execute(
    db,
  )
  // Under these names and no others its bytes are given, for ever.
  await sql`
    create table bulletin_file (
      bulletin_id uuid not null references bulletin,
      name text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9.-]{1,80}$'),
      media_type text not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null check (bytes > 0),
      primary key (bulletin_id, name)
    )`.execute(db)
  await sql`create index bulletin_file_content on bulletin_file (sha256)`.execute(db)
}

/** What is published, or was given up, is what it is; its steps are taken in their order. */
async function lasting(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger bulletin_file_kept before update or delete on bulletin_file
    for each row execute function refuse_rewriting()`.execute(db)
  await sql`
    create function bulletin_step() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.state in ('published', 'dropped')
        or (old.id, old.quarter, old.edition, old.asked_by, old.asked_at) is distinct from (new.id, new.quarter, new.edition, new.asked_by, new.asked_at)
        or (old.made_at is not null and (old.figures_version, old.figures_as_of, old.made_at) is distinct from (new.figures_version, new.figures_as_of, new.made_at))
        or (old.reviewed_at is not null and (old.reviewed_by, old.reviewed_at) is distinct from (new.reviewed_by, new.reviewed_at))
        or (old.state, new.state) not in (('making', 'making'), ('making', 'draft'), ('making', 'failed'), ('making', 'dropped'),
          ('failed', 'dropped'), ('draft', 'reviewed'), ('draft', 'dropped'), ('reviewed', 'published'), ('reviewed', 'dropped'))
      then raise exception 'a bulletin that is % does not change so', old.state using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger bulletin_steps before update or delete on bulletin
    for each row execute function bulletin_step()`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['bulletin', 'bulletin_file']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  const ministry = sql`(select actor_has(array['supervisor']))`
  const me = sql`(select actor_person())`
  await sql`create policy bulletin_read on bulletin for select to rokhas_application using (
    state = 'published' or ${ministry})`.execute(db)
  await sql`create policy bulletin_file_read on bulletin_file for select to rokhas_application using (
    exists (select from bulletin b where b.id = bulletin_id))`.execute(db)
  await sql`create policy bulletin_ask on bulletin for insert to rokhas_application with check (
    state = 'making' and asked_by = ${me} and ${ministry})`.execute(db)
  await sql`create policy bulletin_change on bulletin for update to rokhas_application using (${ministry})
    with check (${ministry} and case state when 'reviewed' then reviewed_by = ${me} when 'published' then published_by = ${me}
      else state = 'dropped' and dropped_by = ${me} end)`.execute(db)
  await sql`grant insert, update (state, reviewed_by, reviewed_at, published_by, published_at, dropped_by, dropped_at)
    on bulletin to rokhas_application`.execute(db)
  await sql`grant update (state, step, fault, figures_version, figures_as_of, made_at) on bulletin to rokhas_worker`.execute(
    db,
  )
  await sql`grant insert on bulletin_file to rokhas_worker`.execute(db)
  await sql`grant execute on function performance_waiting() to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await lasting(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table bulletin_file, bulletin`.execute(db)
  await sql`drop function bulletin_step()`.execute(db)
  await sql`revoke execute on function performance_waiting() from rokhas_worker`.execute(db)
}
