import { type Kysely, sql } from 'kysely'

/**
 * Since when the server of a layer answers badly: kept over a restart, so that a fault of a week is not one of a minute.
 * Whoever may see the layer may see it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table layer_fault (
      layer_id uuid primary key references agency_layer,
      code text not null check (code ~ '^[A-Z_]{2,40}$'),
      since timestamptz not null,
      last timestamptz not null check (last >= since)
    )`.execute(db)
  await sql`alter table layer_fault enable row level security, force row level security`.execute(db)
  await sql`
    create function layer_faults() returns table (layer_id uuid, code text, since timestamptz, last timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select f.layer_id, f.code, f.since, f.last from layer_fault f;
    end $$`.execute(db)
  await sql`
    create function layer_failed(of_layer uuid, of_code text, from_when timestamptz, at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into layer_fault values (of_layer, of_code, from_when, at)
        on conflict (layer_id) do update set code = excluded.code, last = greatest(layer_fault.last, excluded.last);
    end $$`.execute(db)
  await sql`
    create function layer_answered(of_layer uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      delete from layer_fault where layer_id = of_layer;
    end $$`.execute(db)
  for (const name of ['layer_faults()', 'layer_failed(uuid, text, timestamptz, timestamptz)', 'layer_answered(uuid)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function layer_answered(uuid), layer_failed(uuid, text, timestamptz, timestamptz), layer_faults()`.execute(
    db,
  )
  await sql`drop table layer_fault`.execute(db)
}
