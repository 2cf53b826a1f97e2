import { type Kysely, sql } from 'kysely'

const RATES = `'toc_individual', 'toc_collective', 'toc_group', 'toc_restoration', 'tol', 'otdp_site', 'otdp_place', 'agency_floor', 'agency_land'`
const KEPT = ['tariff_rate', 'fee_fact', 'fee_statement', 'fee_receipt']
const TABLES = ['tariff', ...KEPT]

/** What a commune or an agency decided, as it was decided: a later decision takes over, and an entry at fault is withdrawn. */
async function tariffs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tariff (
      id uuid primary key,
      commune_code text references commune,
      body_id uuid references body,
      reference text not null check (length(reference) between 3 and 300),
      -- Null while nobody knows the day of the decision.
      decided_on date,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      document_url text check (document_url ~ '^https?://' and length(document_url) <= 500),
      -- Entered by whoever decides it; read where it was published; or an example of the demonstration.
      origin text not null check (origin in ('entered', 'published', 'demonstration')),
      source text,
      entered_by uuid references person,
      mandate_id uuid references mandate,
      entered_at timestamptz not null,
      withdrawn_by uuid references person,
      withdrawn_at timestamptz,
      withdrawal_reason text check (length(withdrawal_reason) between 3 and 1000),
      constraint tariff_of_one check (num_nonnulls(commune_code, body_id) = 1),
      constraint tariff_entered check ((origin = 'entered') = (entered_by is not null) and (origin = 'entered') = (source is null)),
      constraint tariff_withdrawn check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawal_reason) in (0, 3))
    )`.execute(db)
  await sql`create index tariff_commune on tariff (commune_code, valid_from)`.execute(db)
  await sql`create index tariff_body on tariff (body_id, valid_from)`.execute(db)
  await sql
    .raw(`create table tariff_rate (
      tariff_id uuid not null references tariff,
      kind text not null check (kind in (${RATES})),
      -- Centimes; hundredths of a percent for the tax on lotissement.
      rate integer not null check (rate >= 0),
      primary key (tariff_id, kind)
    )`)
    .execute(db)
}

/** What was declared and what was checked, each time it was said; what is owed, as it was drawn up; what was paid. */
async function settling(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table fee_fact (
      dossier_id uuid not null references dossier,
      nth integer not null check (nth > 0),
      side text not null check (side in ('declared', 'checked')),
      fact text not null check (fact ~ '^[a-z][A-Za-z0-9]{1,40}$'),
      value jsonb not null,
      reason text check (length(reason) between 3 and 1000),
      person_id uuid not null references person,
      mandate_id uuid references mandate,
      at timestamptz not null,
      primary key (dossier_id, nth)
    )`.execute(db)
  await sql`
    create table fee_statement (
      dossier_id uuid not null references dossier,
      version integer not null check (version > 0),
      day date not null,
      facts jsonb not null,
      lines jsonb not null,
      creditors jsonb not null,
      -- Why nothing is owed, where nothing is.
      reason text,
      person_id uuid not null references person,
      mandate_id uuid references mandate,
      at timestamptz not null,
      primary key (dossier_id, version)
    )`.execute(db)
  await sql`
    create table fee_receipt (
      id uuid primary key,
      dossier_id uuid not null,
      version integer not null,
      commune_code text not null references commune,
      creditor text not null check (creditor in ('commune', 'agency')),
      number text not null check (length(number) between 1 and 60),
      day date not null,
      -- Centimes; below nothing where it takes a receipt back.
      amount bigint not null check (amount <> 0),
      mode text not null check (mode in ('cash', 'cheque', 'transfer', 'card', 'treasury')),
      reverses uuid unique references fee_receipt,
      reason text check (length(reason) between 3 and 1000),
      person_id uuid not null references person,
      mandate_id uuid references mandate,
      at timestamptz not null,
      foreign key (dossier_id, version) references fee_statement,
      constraint fee_receipt_reversal check ((amount < 0) = (reverses is not null) and (reverses is null) = (reason is null))
    )`.execute(db)
  await sql`create index fee_receipt_dossier on fee_receipt (dossier_id)`.execute(db)
  await sql`create index fee_receipt_register on fee_receipt (commune_code, day)`.execute(db)
  for (const table of KEPT)
    await sql`create trigger ${sql.id(`${table}_kept`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_rewriting()`.execute(db)
}

/** The one who decides it: a commune's administrator or its régisseur, an agency's administrator. */
async function decidesTariffs(db: Kysely<unknown>): Promise<void> {
  await sql`create function actor_decides_tariff(of_commune text, of_body uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return exists (select from actor_mandates() m join body b on b.id = m.body_id
        where (b.kind = 'commune' and m.role in ('administrator', 'cashier') and m.territories && territory_path(of_commune))
          or (b.kind = 'urban_agency' and m.role = 'administrator' and m.official and b.id = of_body));
    end $$`.execute(db)
  await sql`revoke execute on function actor_decides_tariff(text, uuid) from public`.execute(db)
  await sql`grant execute on function actor_decides_tariff(text, uuid) to rokhas_application`.execute(db)
}

async function tariffRights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['tariff', 'tariff_rate'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (true)`.execute(
      db,
    )
  await sql`create policy tariff_enter on tariff for insert to rokhas_application with check (
    origin = 'entered' and entered_by = (select actor_person()) and actor_decides_tariff(commune_code, body_id))`.execute(
    db,
  )
  await sql`create policy tariff_withdraw on tariff for update to rokhas_application
    using (withdrawn_at is null and actor_decides_tariff(commune_code, body_id))
    with check (withdrawn_by = (select actor_person()))`.execute(db)
  await sql`create policy tariff_rate_enter on tariff_rate for insert to rokhas_application with check (
    exists (select from tariff t where t.id = tariff_id and t.origin = 'entered' and t.withdrawn_at is null
      and actor_decides_tariff(t.commune_code, t.body_id)))`.execute(db)
  await sql`grant insert on tariff, tariff_rate to rokhas_application`.execute(db)
  await sql`grant update (withdrawn_by, withdrawn_at, withdrawal_reason) on tariff to rokhas_application`.execute(db)
}

async function feeRights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['fee_fact', 'fee_statement', 'fee_receipt'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (
      exists (select from dossier d where d.id = dossier_id))`.execute(db)
  const there = (states: string, roles: string) =>
    sql.raw(`exists (select from dossier d where d.id = dossier_id and d.state in (${states})
      and d.territory && (select actor_territories(array[${roles}])))`)
  await sql`create policy fee_fact_declare on fee_fact for insert to rokhas_application with check (
    side = 'declared' and person_id = (select actor_person()) and exists (
      select from dossier d where d.id = dossier_id and (
        (d.state in ('draft', 'filed', 'examined') and actor_part(d.id, array['owner', 'designer']))
        or (d.state = 'draft' and d.counter_mandate_id is not null
          and d.territory && (select actor_territories(array['guichet']))))))`.execute(db)
  await sql`create policy fee_fact_check on fee_fact for insert to rokhas_application with check (
    side = 'checked' and person_id = (select actor_person())
      and ${there(`'filed', 'examined'`, `'guichet', 'cashier', 'examiner'`)})`.execute(db)
  for (const table of ['fee_statement', 'fee_receipt'])
    await sql`create policy ${sql.id(`${table}_settle`)} on ${sql.table(table)} for insert to rokhas_application with check (
      person_id = (select actor_person()) and ${there(`'examined'`, `'cashier'`)})`.execute(db)
  await sql`grant insert on fee_fact, fee_statement, fee_receipt to rokhas_application`.execute(db)
}

/** Taxes and fees owed before delivery: at which rates, on which surfaces, to whom, and what was paid of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tariffs(db)
  await settling(db)
  await decidesTariffs(db)
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  await tariffRights(db)
  await feeRights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table fee_receipt, fee_statement, fee_fact, tariff_rate, tariff`.execute(db)
  await sql`drop function actor_decides_tariff(text, uuid)`.execute(db)
}
