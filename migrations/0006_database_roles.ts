import { type Kysely, sql } from 'kysely'

const ROLES = ['rokhas_application', 'rokhas_worker']

/** Roles belong to the whole cluster: another database may have made them already, at this very instant. */
const createRole = (role: string) => sql`
  do $$ begin
    create role ${sql.id(role)} login nosuperuser nobypassrls nocreatedb nocreaterole;
  exception when duplicate_object or unique_violation then null;
  end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const role of ROLES) await createRole(role).execute(db)
  const both = sql.raw(ROLES.join(', '))
  await sql`revoke create on schema public from public`.execute(db)
  await sql`grant usage on schema public to ${both}`.execute(db)
  await sql`grant select on
    region, province, commune, place, plan, plan_version, plan_event, plan_perimeter, zone, regulation,
    regulation_figure, street, servitude, servitude_piece, parcel, layer_coverage, layer_version,
    filed_file, filed_parcel, conformity_report to ${both}`.execute(db)
  await sql`grant insert on filed_file, filed_parcel, conformity_report to rokhas_application`.execute(db)
  // Deposited again, a file is younger and a proposal may become a declaration.
  await sql`grant update (received_at) on filed_file to rokhas_application`.execute(db)
  await sql`grant update (filed_how, findings) on filed_parcel to rokhas_application`.execute(db)
  // Under row-level security PostgreSQL uses an index only through operators declared leakproof. `&&` compares two
  // bounding boxes and reports nothing about them; without this a look at the map reads every dossier of the country.
  await sql`alter function geometry_overlaps(geometry, geometry) leakproof`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter function geometry_overlaps(geometry, geometry) not leakproof`.execute(db)
  await sql`drop owned by ${sql.raw(ROLES.join(', '))}`.execute(db)
}
