import { sql } from 'kysely'
import { PLAN_STATES } from '../../../spatial/conformity/types.ts'
import { PLAN_KINDS } from '../../contract/territorySheet.ts'
import { idsOf } from '../law.ts'
import type { Kind } from './kind.ts'

const ofPlan = (column: string) => sql`(select p.${sql.raw(column)} from plan p where p.id = t.plan_id)`

/** Versions of plans with their perimeter, as they stand on the day. */
export const PLANS: Kind = {
  name: 'plans',
  title: 'Plans',
  description:
    "Les versions des documents d'urbanisme qui ont un effet le jour demandé (datetime, aujourd'hui sinon), avec leur périmètre et leur état juridique.",
  ofPerson: false,
  from: sql`plan_version t`,
  columns: sql`t.*`,
  id: sql`t.id`,
  legal: sql`t.perimeter`,
  mercator: sql`t.perimeter_3857`,
  // A perimeter is kept in small pieces beside it, and they are what the index holds.
  meets: (plane, box) => {
    const geometry = plane === 3857 ? sql`piece.geom_3857` : sql`piece.geom`
    const zone = plane === 3857 ? sql`` : sql`piece.srid = ${sql.lit(plane)} and`
    return sql`t.id in (select piece.plan_version_id from plan_perimeter piece
      where ${zone} ${geometry} && ${box} and ST_Intersects(${geometry}, ${box}))`
  },
  during: ({ living }) => sql`t.id = any(${idsOf(living)}::uuid[])`,
  beside: sql``,
  joins: sql`join law on law.id = t.id join plan p on p.id = t.plan_id`,
  properties: [
    { name: 'code', title: 'Code du plan', type: 'string', value: sql`p.code`, asked: ofPlan('code') },
    {
      ...{ name: 'kind', title: 'Nature du plan', type: 'string', values: PLAN_KINDS },
      ...{ value: sql`p.kind`, asked: ofPlan('kind') },
    },
    { name: 'nameFr', title: 'Nom', type: 'string', value: sql`p.name_fr` },
    { name: 'nameAr', title: 'الاسم', type: 'string', value: sql`p.name_ar` },
    { name: 'agency', title: 'Agence urbaine', type: 'string', value: sql`p.agency`, asked: ofPlan('agency') },
    { name: 'version', title: 'Version', type: 'string', value: sql`t.label`, asked: sql`t.label` },
    {
      ...{ name: 'state', title: 'État juridique', type: 'string', values: PLAN_STATES, value: sql`law.state` },
      asked: sql`(select l.state from law l where l.id = t.id)`,
    },
    { name: 'since', title: 'Depuis le', type: 'date', value: sql`law.since` },
    { name: 'act', title: 'Acte', type: 'string', value: sql`law.act` },
    { name: 'legalSrid', title: 'Zone Lambert (EPSG)', type: 'integer', value: sql`t.srid`, asked: sql`t.srid` },
    { name: 'toleranceM', title: 'Tolérance de numérisation (m)', type: 'number', value: sql`t.tolerance_m` },
    { name: 'source', title: 'Source', type: 'string', value: sql`t.source` },
    { name: 'dataDate', title: 'Date de la donnée', type: 'date', value: sql`t.data_date` },
  ],
}
