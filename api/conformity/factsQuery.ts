import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import type { Database } from '../db/tables.ts'
import {
  coverageJson,
  coverageMet,
  neighbourMet,
  neighboursJson,
  servitudeMet,
  servitudesJson,
} from './constraintSql.ts'
import type { FactsRow } from './factsRow.ts'
import { planMet, plansJson, WIDEST_TOLERANCE_M, zoneMet, zonesJson } from './planSql.ts'
import { footprintJson, frontageJson, frontageParts, streetMet } from './streetSql.ts'

export type FactsQuestion = {
  readonly srid: LegalSrid
  /** EWKB of the parcel and of the building, both in the zone's metres. */
  readonly parcel: Uint8Array
  readonly footprint: Uint8Array | null
  readonly on: Day
  /** How far the outline itself may be off, metres: what lies this close is told too. */
  readonly positionM: number
}

/** The subject as the other parts need it, computed once. */
const subject = ({ parcel, footprint, on, positionM }: FactsQuestion) => sql`
  subject as materialized (
    select g.geom, g.footprint, g.on_day, g.position, ST_Area(g.geom) as area, ST_Perimeter(g.geom) as perimeter,
      ST_Expand(g.geom, g.position + ${sql.lit(WIDEST_TOLERANCE_M)}) as doubt_box,
      wgs84_from_legal(ST_PointOnSurface(g.geom)) as inside
    from (select ST_GeomFromEWKB(${parcel}::bytea) as geom, ST_GeomFromEWKB(${footprint}::bytea) as footprint,
      ${on}::date as on_day, ${positionM}::float8 as position offset 0) g
  )`

const parcelJson = sql`
  (select json_build_object('areaM2', area, 'perimeterM', perimeter, 'at', ST_AsGeoJSON(wgs84_from_legal(geom), 8)::json)
  from subject)`

/** An arrondissement lies in its city: it is the one whose guichet answers. */
const communeJson = sql`
  (select json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar, 'urban', c.kind <> 'rural',
    'outline', c.outline_kind)
  from subject s cross join lateral (
    select code, name_fr, name_ar, kind, outline_kind from commune
    where outline && s.inside and ST_Covers(outline, s.inside)
    order by kind = 'arrondissement' desc, code limit 1
  ) c)`

/** What a parcel meets, as named parts of a statement: subject, zone_met, servitude_met, street_met, ground, … */
export const gathered = (question: FactsQuestion) => {
  const { srid } = question
  return sql.join([
    subject(question),
    planMet(srid),
    zoneMet(srid),
    servitudeMet(srid),
    neighbourMet(srid),
    coverageMet(srid),
    streetMet(srid),
    ...frontageParts,
  ])
}

/** The facts of the gathered parts. */
export const factsJson = (srid: LegalSrid) => sql`
  json_build_object(
    'parcel', ${parcelJson}, 'commune', ${communeJson}, 'plans', ${plansJson}, 'zones', ${zonesJson},
    'servitudes', ${servitudesJson(srid)}, 'neighbours', ${neighboursJson}, 'coverage', ${coverageJson},
    'frontage', ${frontageJson}, 'footprint', ${footprintJson})`

/**
 * The one statement of a check. Its text depends on the legal zone alone, so each zone has one prepared statement whose
 * partitions were pruned when it was planned.
 */
export function factsQuery(question: FactsQuestion): RawBuilder<{ facts: FactsRow }> {
  return sql<{ facts: FactsRow }>`with ${gathered(question)} select ${factsJson(question.srid)} as facts`
}

/**
 * Everything the database knows of a parcel on a day, measured in its legal plane.
 * @throws the database's error when a geometry is invalid: an overlay is never guessed
 */
export async function readFacts(db: Kysely<Database>, question: FactsQuestion): Promise<FactsRow> {
  const { rows } = await factsQuery(question).execute(db)
  const [row] = rows
  if (!row) throw new Error('the facts statement returned no row')
  return row.facts
}
