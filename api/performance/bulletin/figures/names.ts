import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/tables.ts'

export type TerritoryName = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly provinceFr: string
  readonly provinceAr: string
  readonly regionCode: string
  readonly kind: 'urban' | 'rural' | 'arrondissement'
  readonly population: number
}

/** Every commune and arrondissement there was on a day: a city with arrondissements decides no dossier itself. */
export async function namesOfTerritories(db: Kysely<Database>, on: string): Promise<readonly TerritoryName[]> {
  const { rows } = await sql<TerritoryName>`
    with there as materialized (select code, parent_code, province_code, region_code from communes_on(${on}::date))
    select t.code, c.name_fr as "nameFr", c.name_ar as "nameAr", v.name_fr as "provinceFr", v.name_ar as "provinceAr",
      t.region_code as "regionCode", c.kind, c.population
    from there t join commune c on c.code = t.code join province v on v.code = t.province_code
    where not exists (select from there part where part.parent_code = t.code)
    order by t.code`.execute(db)
  return rows
}

export const namesOfRegions = (db: Kysely<Database>) =>
  db.selectFrom('region').select(['code', 'name_fr as nameFr', 'name_ar as nameAr']).orderBy('code').execute()
