import { type Kysely, sql } from 'kysely'
import { personNamed } from '../../access/personNamed.ts'
import type { FeeCounting } from '../../contract/fees/counting.ts'
import type { RateKind } from '../../contract/fees/rates.ts'
import type { Tariff } from '../../contract/fees/tariffs.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { Database } from '../../db/tables.ts'
import { Problem } from '../../http/problem.ts'

/** Whose tariff it is: a commune, never an arrondissement, or an agency. */
export type TariffOwner = {
  readonly commune: { readonly code: string; readonly nameFr: string; readonly nameAr: string } | null
  readonly body: {
    readonly id: string
    readonly kind: BodyKind
    readonly nameFr: string
    readonly nameAr: string
  } | null
  /** The units the commune belongs to, widest first. */
  readonly territory: readonly string[]
}

/** The commune of a code, which is the city where the code is an arrondissement's. */
export async function communeOwner(db: Kysely<Database>, code: string): Promise<TariffOwner | null> {
  const { rows } = await sql<NonNullable<TariffOwner['commune']> & { territory: string[] }>`
    select c.code, c.name_fr as "nameFr", c.name_ar as "nameAr", territory_path(c.code) as territory
    from commune c where c.code = (select coalesce(parent_code, code) from commune where code = ${code})`.execute(db)
  const [row] = rows
  if (!row) return null
  const { territory, ...commune } = row
  return { commune, body: null, territory }
}

export async function bodyOwner(db: Kysely<Database>, id: string): Promise<TariffOwner | null> {
  const body = await db
    .selectFrom('body')
    .select(['id', 'kind', 'name_fr as nameFr', 'name_ar as nameAr'])
    .where('id', '=', id)
    .executeTakeFirst()
  return body ? { commune: null, body, territory: [] } : null
}

export type TariffRow = Omit<Tariff, 'enteredAt' | 'withdrawn'> & {
  readonly enteredAt: Date
  readonly withdrawnAt: Date | null
  readonly withdrawalReason: string | null
}

const tariffRows = sql`
  select t.id, t.reference, to_char(t.decided_on, 'YYYY-MM-DD') as "decidedOn",
    to_char(t.valid_from, 'YYYY-MM-DD') as "validFrom", to_char(t.valid_to, 'YYYY-MM-DD') as "validTo",
    t.document_url as "documentUrl", t.origin, t.source, t.entered_at as "enteredAt",
    ${personNamed('t.entered_by')} as "enteredBy",
    t.withdrawn_at as "withdrawnAt", t.withdrawal_reason as "withdrawalReason",
    (select json_agg(json_build_object('kind', r.kind, 'rate', r.rate) order by r.kind)
      from tariff_rate r where r.tariff_id = t.id) as rates
  from tariff t`

/** Every tariff of a commune or an agency, newest first. */
export async function tariffsOf(db: Kysely<Database>, { commune, body }: TariffOwner): Promise<readonly TariffRow[]> {
  const { rows } = await sql<TariffRow>`${tariffRows}
    where ${commune ? sql`t.commune_code = ${commune.code}` : sql`t.body_id = ${body?.id}::uuid`}
    order by t.valid_from desc, t.entered_at desc, t.id desc`.execute(db)
  return rows
}

/** The tariff, and whose it is. */
export async function tariffOwnerOf(db: Kysely<Database>, id: string): Promise<TariffOwner | null> {
  const row = await db.selectFrom('tariff').select(['commune_code', 'body_id']).where('id', '=', id).executeTakeFirst()
  if (!row) return null
  if (row.commune_code !== null) return communeOwner(db, row.commune_code)
  return row.body_id === null ? null : bodyOwner(db, row.body_id)
}

/** A rate that applies on a day, and what a statement cites of the decision it comes from. */
export type RateFound = {
  readonly kind: RateKind
  readonly rate: number
  readonly tariff: Pick<Tariff, 'id' | 'reference' | 'decidedOn' | 'validFrom' | 'origin'>
}

/**
 * The rates that apply on a day in a commune, and of an agency when one is named: of each kind the decision that began last, and of two
 * that began together the one entered last.
 */
export async function ratesOn(
  db: Kysely<Database>,
  { commune, agency, day }: { readonly commune: string; readonly agency: string | null; readonly day: string },
): Promise<readonly RateFound[]> {
  const { rows } = await sql<RateFound>`
    select distinct on (r.kind) r.kind, r.rate, json_build_object('id', t.id, 'reference', t.reference,
      'decidedOn', to_char(t.decided_on, 'YYYY-MM-DD'), 'validFrom', to_char(t.valid_from, 'YYYY-MM-DD'),
      'origin', t.origin) as tariff
    from tariff t join tariff_rate r on r.tariff_id = t.id
    where (t.commune_code = ${commune} or t.body_id = ${agency}::uuid)
      and t.withdrawn_at is null and t.valid_from <= ${day}::date and (t.valid_to is null or ${day}::date <= t.valid_to)
    order by r.kind, t.valid_from desc, t.entered_at desc, t.id desc`.execute(db)
  return rows
}

/** How what agencies are paid is counted on a day: of each kind what began last. */
export async function countingsOn(db: Kysely<Database>, day: string): Promise<readonly FeeCounting[]> {
  const { rows } = await sql<FeeCounting>`
    select distinct on (kind) kind, surface, rate_day as "rateDay", vat_share as "vatShare", rule from fee_counting
    where valid_from <= ${day}::date and (valid_to is null or ${day}::date <= valid_to)
    order by kind, valid_from desc`.execute(db)
  return rows
}

/** The units a commune or an arrondissement belongs to, widest first. @throws Problem NOT_FOUND */
export async function communeTerritory(db: Kysely<Database>, code: string): Promise<readonly string[]> {
  const { rows } = await sql<{ territory: string[] | null }>`select territory_path(${code}) as territory`.execute(db)
  const territory = rows[0]?.territory
  if (!territory) throw new Problem('NOT_FOUND')
  return territory
}
