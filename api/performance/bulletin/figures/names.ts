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

/** Every commune and arrondissement where dossiers are decided: a city with arrondissements decides none itself. */
export const namesOfTerritories = (db: Kysely<Database>): Promise<TerritoryName[]> =>
  db
    .selectFrom('commune as c')
    .innerJoin('province as v', 'v.code', 'c.province_code')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('commune as part').whereRef('part.parent_code', '=', 'c.code').select(sql.lit(1).as('one'))),
      ),
    )
    .select(['c.code', 'c.name_fr as nameFr', 'c.name_ar as nameAr', 'c.kind', 'c.population'])
    .select(['v.name_fr as provinceFr', 'v.name_ar as provinceAr', 'v.region_code as regionCode'])
    .orderBy('c.code')
    .execute()

export const namesOfRegions = (db: Kysely<Database>) =>
  db.selectFrom('region').select(['code', 'name_fr as nameFr', 'name_ar as nameAr']).orderBy('code').execute()
