import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { COUNTINGS } from './counting.ts'
import { EXAMPLES, KNOWN, type KnownTariff } from './known.ts'

/** Nobody said since when: dated, as the register of bodies is, from before any decision that is entered here. */
const SINCE = '2000-01-01'

/**
 * Writes the tariffs that were read where they are published, and how they are counted. Safe to run again: what is there
 * stays. The bodies come first.
 */
export async function seedTariffs(db: Kysely<Database>): Promise<void> {
  await write(db, KNOWN, 'published')
  await sql`
    insert into fee_counting (kind, surface, rate_day, vat_share, rule, valid_from)
    select r.kind, r.surface, r."rateDay", r."vatShare", r.rule, r."validFrom"
    from jsonb_to_recordset(${JSON.stringify(COUNTINGS)}::jsonb)
      as r(kind text, surface text, "rateDay" text, "vatShare" integer, rule jsonb, "validFrom" date)
    on conflict do nothing`.execute(db)
}

/** Writes the examples of the demonstration country, each marked as one. */
export const seedExampleTariffs = (db: Kysely<Database>): Promise<void> => write(db, EXAMPLES, 'demonstration')

async function write(
  db: Kysely<Database>,
  tariffs: readonly KnownTariff[],
  origin: 'published' | 'demonstration',
): Promise<void> {
  const given = tariffs.map(({ rates, ...tariff }) => ({
    ...tariff,
    rates: Object.entries(rates).map(([kind, rate]) => ({ kind, rate })),
  }))
  await sql`
    with given as (
      select gen_random_uuid() as id, r.*, (select b.id from body b where b.kind = 'urban_agency' and b.unit_code = r.agency) as body
      from json_to_recordset(${JSON.stringify(given)}::json)
        as r(commune text, agency text, reference text, source text, rates json)
    ), added as (
      insert into tariff (id, commune_code, body_id, reference, valid_from, origin, source, entered_at)
      select g.id, g.commune, g.body, g.reference, ${SINCE}::date, ${origin}, g.source, now() from given g
      where not exists (select from tariff t where t.origin = ${origin}
        and (t.commune_code = g.commune or t.body_id = g.body))
      returning id
    )
    insert into tariff_rate (tariff_id, kind, rate)
    select g.id, r.kind, r.rate from given g join added using (id)
      cross join lateral json_to_recordset(g.rates) as r(kind text, rate integer)`.execute(db)
}
