import { sql } from 'kysely'
import { type Kind, ROW_GEOMETRY } from './kind.ts'

const STATES = ['draft', 'filed', 'examined', 'decided', 'archived']

/** The sites of the dossiers that whoever asks may read: row-level security answers, and nothing here widens it. */
export const DOSSIERS: Kind = {
  name: 'dossiers',
  title: 'Dossiers',
  description:
    'Les terrains des dossiers que la personne connectée peut lire. Sans titre ni nom : rien de personnel. datetime choisit par jour de dépôt.',
  ofPerson: true,
  from: sql`dossier_site t join dossier d on d.id = t.dossier_id`,
  columns: sql`t.srid, t.dossier_id as id, t.geom, t.geom_3857, d.number, d.state, d.step, d.track, d.commune_code,
    d.filed_at, d.due_day, d.procedure_version_id`,
  id: sql`t.dossier_id`,
  ...ROW_GEOMETRY,
  during: ({ named, days: { from, to } }) =>
    named
      ? sql`(d.filed_at at time zone 'Africa/Casablanca')::date
          between coalesce(${from}::date, '-infinity') and coalesce(${to}::date, 'infinity')`
      : sql`true`,
  beside: sql``,
  joins: sql`left join procedure_version pv on pv.id = t.procedure_version_id`,
  properties: [
    { name: 'number', title: 'Numéro', type: 'string', value: sql`t.number`, asked: sql`d.number` },
    {
      ...{ name: 'state', title: 'État', type: 'string', values: STATES },
      ...{ value: sql`t.state`, asked: sql`d.state` },
    },
    { name: 'step', title: 'Étape', type: 'string', value: sql`t.step`, asked: sql`d.step` },
    {
      ...{ name: 'procedure', title: 'Procédure', type: 'string', value: sql`pv.code` },
      asked: sql`(select v.code from procedure_version v where v.id = d.procedure_version_id)`,
    },
    {
      ...{ name: 'track', title: 'Grand ou petit projet', type: 'string', values: ['gp', 'pp'] },
      ...{ value: sql`t.track`, asked: sql`d.track` },
    },
    { name: 'commune', title: 'Commune (HCP)', type: 'string', value: sql`t.commune_code`, asked: sql`d.commune_code` },
    {
      ...{ name: 'filedOn', title: 'Déposé le', type: 'date' },
      value: sql`(t.filed_at at time zone 'Africa/Casablanca')::date`,
    },
    { name: 'dueDay', title: 'Dernier jour du délai', type: 'date', value: sql`t.due_day`, asked: sql`d.due_day` },
    { name: 'legalSrid', title: 'Zone Lambert (EPSG)', type: 'integer', value: sql`t.srid`, asked: sql`t.srid` },
  ],
}
