import { sql } from 'kysely'
import { PARAMETERS, type Parameter, PLAN_STATES, ZONE_FAMILIES } from '../../../spatial/conformity/types.ts'
import { idsOf } from '../law.ts'
import { type Kind, type Property, ROW_GEOMETRY } from './kind.ts'

/** As a column of a file may be named; null where the règlement has not published the figure. */
const FIGURES: Readonly<Record<Parameter, readonly [name: string, title: string]>> = {
  min_area_m2: ['minAreaM2', 'Superficie minimale (m²)'],
  min_width_m: ['minWidthM', 'Largeur minimale (m)'],
  min_frontage_m: ['minFrontageM', 'Façade minimale (m)'],
  footprint_ratio_max: ['footprintRatioMax', "Coefficient d'emprise au sol"],
  floor_ratio_max: ['floorRatioMax', "Coefficient d'occupation du sol"],
  height_max_m: ['heightMaxM', 'Hauteur maximale (m)'],
  levels_max: ['levelsMax', 'Niveaux, rez-de-chaussée compris'],
  setback_street_m: ['setbackStreetM', 'Recul sur voie (m)'],
  setback_side_m: ['setbackSideM', 'Recul latéral (m)'],
  setback_rear_m: ['setbackRearM', 'Recul de fond (m)'],
  prospect_street_ratio: ['prospectStreetRatio', 'Hauteur / largeur de voie'],
  prospect_boundary_ratio: ['prospectBoundaryRatio', 'Distance aux limites / hauteur'],
  prospect_boundary_min_m: ['prospectBoundaryMinM', 'Distance minimale aux limites (m)'],
  parking_per_dwelling: ['parkingPerDwelling', 'Places par logement'],
  parking_m2_per_place_offices: ['parkingM2PerPlaceOffices', 'm² de bureaux par place'],
  parking_m2_per_place_commerce: ['parkingM2PerPlaceCommerce', 'm² de commerce par place'],
  green_share_min: ['greenShareMin', "Part d'espace vert"],
}

const figures: readonly Property[] = PARAMETERS.map((parameter) => {
  const [name, title] = FIGURES[parameter]
  return { name, title, type: 'number', value: sql`rules.${sql.id(parameter)}` }
})

/** What the sector says stands over what its zone says, "not published" included; what it is silent on, the zone says. */
const figureOf = (parameter: Parameter) =>
  sql`(array_agg(f.value order by f.sector desc) filter (where f.parameter = ${sql.lit(parameter)}))[1] as ${sql.id(parameter)}`
const ruleOf = (column: string) =>
  sql`(array_agg(${sql.raw(column)} order by r.sector desc) filter (where ${sql.raw(column)} is not null))[1]`
const words = (column: string) => sql`(array_agg(array_to_string(r.${sql.raw(column)}, ',') order by r.sector desc)
  filter (where r.${sql.raw(column)} is not null))[1]`

/** The zone's, then its sector's, which add to them: a condition is read by a person, and none replaces another. */
const conditions = (column: string) => sql`string_agg(r.${sql.raw(column)}, E'\\n' order by r.sector)`

/** Worked out once for each zone code of a page, however many of its zones are on it. */
const rules = sql`,
  rules as materialized (
    select k.plan_version_id, k.code, k.sector, said.*, figures.*
    from (select distinct plan_version_id, code, coalesce(sector, '') as sector from page) k
    cross join lateral (
      select ${ruleOf('r.buildable')} as buildable, ${words('uses_permitted')} as permitted,
        ${words('uses_forbidden')} as forbidden, ${ruleOf('r.uses_article')} as uses_article,
        ${conditions('conditions_fr')} as conditions_fr, ${conditions('conditions_ar')} as conditions_ar,
        ${conditions('conditions_article')} as conditions_article
      from regulation r
      where r.plan_version_id = k.plan_version_id and r.zone_code = k.code and r.sector in ('', k.sector)) said
    cross join lateral (
      select ${sql.join(PARAMETERS.map(figureOf))}
      from regulation_figure f
      where f.plan_version_id = k.plan_version_id and f.zone_code = k.code and f.sector in ('', k.sector)) figures
  )`

const ofVersion = (column: string) => sql`(select ${sql.raw(column)} from plan_version v join plan p on p.id = v.plan_id
  where v.id = t.plan_version_id)`

/** Zones of the plans that are shown on the day, each with the figures of its règlement. */
export const ZONES: Kind = {
  name: 'zones',
  title: 'Zones des plans',
  description:
    'Les zones des plans, avec les chiffres de leur règlement. De chaque plan, la version qui fait droit le jour demandé (datetime, aujourd’hui sinon), ou à défaut celle en cours. Un chiffre vide n’est pas publié : il ne veut pas dire « sans limite ».',
  ofPerson: false,
  from: sql`zone t`,
  columns: sql`t.*`,
  id: sql`t.id`,
  ...ROW_GEOMETRY,
  during: ({ shown }) => sql`t.plan_version_id = any(${idsOf(shown)}::uuid[])`,
  beside: rules,
  joins: sql`join law on law.id = t.plan_version_id
    join plan_version v on v.id = t.plan_version_id join plan p on p.id = v.plan_id
    join rules on rules.plan_version_id = t.plan_version_id and rules.code = t.code and rules.sector = coalesce(t.sector, '')`,
  properties: [
    { name: 'code', title: 'Code de la zone', type: 'string', value: sql`t.code`, asked: sql`t.code` },
    { name: 'sector', title: 'Secteur', type: 'string', value: sql`t.sector`, asked: sql`t.sector` },
    {
      ...{ name: 'family', title: 'Famille', type: 'string', values: ZONE_FAMILIES },
      ...{ value: sql`t.family`, asked: sql`t.family` },
    },
    { name: 'labelFr', title: 'Libellé', type: 'string', value: sql`t.label_fr` },
    { name: 'labelAr', title: 'التسمية', type: 'string', value: sql`t.label_ar` },
    { name: 'plan', title: 'Code du plan', type: 'string', value: sql`p.code`, asked: ofVersion('p.code') },
    { name: 'version', title: 'Version du plan', type: 'string', value: sql`v.label`, asked: ofVersion('v.label') },
    {
      ...{ name: 'state', title: 'État juridique du plan', type: 'string', values: PLAN_STATES, value: sql`law.state` },
      asked: sql`(select l.state from law l where l.id = t.plan_version_id)`,
    },
    { name: 'legalSrid', title: 'Zone Lambert (EPSG)', type: 'integer', value: sql`t.srid`, asked: sql`t.srid` },
    { name: 'toleranceM', title: 'Tolérance de numérisation (m)', type: 'number', value: sql`v.tolerance_m` },
    { name: 'dataDate', title: 'Date de la donnée', type: 'date', value: sql`v.data_date` },
    { name: 'buildable', title: 'Constructible', type: 'boolean', value: sql`rules.buildable` },
    { name: 'usesPermitted', title: 'Usages permis', type: 'string', value: sql`rules.permitted` },
    { name: 'usesForbidden', title: 'Usages interdits', type: 'string', value: sql`rules.forbidden` },
    { name: 'usesArticle', title: 'Article des usages', type: 'string', value: sql`rules.uses_article` },
    { name: 'conditionsFr', title: 'Conditions particulières', type: 'string', value: sql`rules.conditions_fr` },
    { name: 'conditionsAr', title: 'شروط خاصة', type: 'string', value: sql`rules.conditions_ar` },
    {
      ...{ name: 'conditionsArticle', title: 'Article des conditions', type: 'string' },
      value: sql`rules.conditions_article`,
    },
    ...figures,
  ],
}
