import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../contract/performance/forecast.ts'
import type { Database } from '../../db/tables.ts'
import type { SeenCell } from './history.ts'
import type { Check } from './kept.ts'

type Named = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

/** A commune, and what it lies in. */
export type Place = { readonly [scope in Scope]: Named }

const COUNTRY: Named = { code: 'MA', nameFr: 'Maroc', nameAr: 'المغرب' }

/** A commune by its code, with what it lay in on a day; null when it was not in being. */
export async function placeOf(db: Kysely<Database>, commune: string, on: string): Promise<Place | null> {
  const { rows } = await sql<Omit<Place, 'country'>>`
    select json_build_object('code', k.code, 'nameFr', k.name_fr, 'nameAr', k.name_ar) as commune,
      json_build_object('code', p.code, 'nameFr', p.name_fr, 'nameAr', p.name_ar) as province,
      json_build_object('code', r.code, 'nameFr', r.name_fr, 'nameAr', r.name_ar) as region
    from communes_on(${on}::date) k join province p on p.code = k.province_code join region r on r.code = k.region_code
    where k.code = ${commune}`.execute(db)
  return rows[0] ? { ...rows[0], country: COUNTRY } : null
}

/** '*' is whatever the track; first days of quarters. */
export type Asked = { readonly procedure: string; readonly track: string; readonly from: string; readonly to: string }

/** A city is what its arrondissements are too. */
const inside: Record<Scope, (code: string) => RawBuilder<unknown>> = {
  commune: (code) => sql`${code} in (k.code, k.parent_code)`,
  province: (code) => sql`k.province_code = ${code}`,
  region: (code) => sql`k.region_code = ${code}`,
  country: () => sql`true`,
}

export type Where = { readonly scope: Scope; readonly code: string; readonly on: string }

/** What was seen, quarter by quarter, in the communes a place had on a day and in those that were merged into them. */
export async function cellsIn(
  db: Kysely<Database>,
  { procedure, track, from, to }: Asked,
  { scope, code, on }: Where,
): Promise<readonly SeenCell[]> {
  const { rows } = await sql<SeenCell>`
    select quarter, filed, withdrawn, calendar_gross as decided, open_since::text[] as "openSince" from performance_cell
    where procedure_code = ${procedure} and track = ${track} and quarter between ${from}::date and ${to}::date
      and commune_code in (
        select unnest(array[k.code] || coalesce(k.merged, '{}')) from communes_on(${on}::date) k where ${inside[scope](code)})`.execute(
    db,
  )
  return rows
}

export type KindChecked = Check & { readonly procedure: string; readonly track: string }

const checks = (db: Kysely<Database>) =>
  db
    .selectFrom('forecast_check')
    .select(['procedure_code as procedure', 'track', 'scope', 'within', 'sooner', 'later', 'untold'])
    .select(['filed_from as from', 'filed_to as to', 'checked_on as on'])

/** What the last check found of a procedure and track. */
export const checksOf = (db: Kysely<Database>, { procedure, track }: Pick<Asked, 'procedure' | 'track'>) =>
  checks(db).where('procedure_code', '=', procedure).where('track', '=', track).execute()

/** What the last check found, by procedure, track and scope. */
export const checksListed = (db: Kysely<Database>): Promise<readonly KindChecked[]> =>
  checks(db).orderBy('procedure_code').orderBy('track').orderBy('scope').execute()
