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

/**
 * Every commune and arrondissement there was on a day, under the name and with the people it had: those merged since had not
 * brought it theirs. A city with arrondissements decides no dossier itself.
 */
export async function namesOfTerritories(db: Kysely<Database>, on: string): Promise<readonly TerritoryName[]> {
  const { rows } = await sql<TerritoryName>`
    with there as materialized (select code, name_fr, name_ar, kind, parent_code, province_code, region_code from communes_on(${on}::date)),
    brought as (
      select h.other_code as code, sum(former.population) as population
      from commune_change h join commune former on former.code = h.commune_code
      where h.kind = 'merged' and h.day > ${on}::date and h.applied_at is not null group by h.other_code
    )
    select t.code, t.name_fr as "nameFr", t.name_ar as "nameAr", v.name_fr as "provinceFr", v.name_ar as "provinceAr",
      t.region_code as "regionCode", t.kind, (c.population - coalesce(b.population, 0))::integer as population
    from there t join commune c on c.code = t.code join province v on v.code = t.province_code left join brought b on b.code = t.code
    where not exists (select from there part where part.parent_code = t.code)
    order by t.code`.execute(db)
  return rows
}

export const namesOfRegions = (db: Kysely<Database>) =>
  db.selectFrom('region').select(['code', 'name_fr as nameFr', 'name_ar as nameAr']).orderBy('code').execute()

export const namesOfProvinces = (db: Kysely<Database>) =>
  db
    .selectFrom('province')
    .select(['code', 'name_fr as nameFr', 'name_ar as nameAr', 'region_code as regionCode'])
    .orderBy('code')
    .execute()
