import { sql } from 'kysely'
import { SERVITUDE_EFFECTS, SERVITUDE_KINDS } from '../../../spatial/conformity/types.ts'
import { type Kind, ROW_GEOMETRY } from './kind.ts'

/** Servitudes in force on the day, in the state they had on it. */
export const SERVITUDES: Kind = {
  name: 'servitudes',
  title: 'Servitudes',
  description:
    "Les servitudes en vigueur le jour demandé (datetime, aujourd'hui sinon), avec leur effet, leur acte et leur gestionnaire. Là où aucune n'est listée, la donnée peut manquer : ce n'est pas l'absence de contrainte.",
  ofPerson: false,
  from: sql`servitude t`,
  columns: sql`t.*`,
  id: sql`t.id`,
  ...ROW_GEOMETRY,
  during: ({ days: { from, to } }) => sql`coalesce(t.in_force_from, '-infinity') <= coalesce(${to}::date, 'infinity')
    and coalesce(t.in_force_to, 'infinity') >= coalesce(${from}::date, '-infinity')
    and coalesce(t.state_from, '-infinity') <= coalesce(${to}::date, 'infinity')
    and coalesce(t.state_to, 'infinity') >= coalesce(${from}::date, '-infinity')`,
  beside: sql``,
  joins: sql``,
  properties: [
    {
      ...{ name: 'kind', title: 'Nature', type: 'string', values: SERVITUDE_KINDS },
      ...{ value: sql`t.kind`, asked: sql`t.kind` },
    },
    {
      ...{ name: 'effect', title: 'Effet', type: 'string', values: SERVITUDE_EFFECTS },
      ...{ value: sql`t.effect`, asked: sql`t.effect` },
    },
    { name: 'nameFr', title: 'Nom', type: 'string', value: sql`t.name_fr`, asked: sql`t.name_fr` },
    { name: 'nameAr', title: 'الاسم', type: 'string', value: sql`t.name_ar` },
    { name: 'act', title: 'Acte', type: 'string', value: sql`t.act`, asked: sql`t.act` },
    { name: 'body', title: 'Gestionnaire', type: 'string', value: sql`t.body`, asked: sql`t.body` },
    { name: 'heightLimitM', title: 'Hauteur limite (m)', type: 'number', value: sql`t.height_limit_m` },
    {
      ...{ name: 'forbiddenUses', title: 'Usages interdits', type: 'string' },
      value: sql`nullif(array_to_string(t.forbidden_uses, ','), '')`,
    },
    { name: 'bufferM', title: 'Distance au générateur (m)', type: 'number', value: sql`t.buffer_m` },
    { name: 'bufferSource', title: 'Source de la distance', type: 'string', value: sql`t.buffer_source` },
    { name: 'inForceFrom', title: 'En vigueur depuis', type: 'date', value: sql`t.in_force_from` },
    { name: 'inForceTo', title: "En vigueur jusqu'au", type: 'date', value: sql`t.in_force_to` },
    { name: 'stateFrom', title: 'État depuis', type: 'date', value: sql`t.state_from` },
    { name: 'stateTo', title: "État jusqu'au", type: 'date', value: sql`t.state_to` },
    { name: 'legalSrid', title: 'Zone Lambert (EPSG)', type: 'integer', value: sql`t.srid`, asked: sql`t.srid` },
    { name: 'toleranceM', title: 'Tolérance de numérisation (m)', type: 'number', value: sql`t.tolerance_m` },
    { name: 'source', title: 'Source', type: 'string', value: sql`t.source` },
    { name: 'dataDate', title: 'Date de la donnée', type: 'date', value: sql`t.data_date` },
  ],
}
