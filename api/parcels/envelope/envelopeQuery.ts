import type { MultiPolygon } from 'geojson'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type FactsQuestion, factsJson, gathered } from '../../conformity/factsQuery.ts'
import type { FactsRow } from '../../conformity/factsRow.ts'
import type { Database } from '../../db/tables.ts'

/** The ground of what a parcel meets, cut to it, metres of its legal zone. */
export type Shapes = {
  readonly ground: MultiPolygon
  readonly zones: Readonly<Record<string, MultiPolygon>>
  readonly servitudes: Readonly<Record<string, MultiPolygon>>
  readonly streets: readonly {
    readonly name: string | null
    readonly widthM: number | null
    readonly way: MultiPolygon
  }[]
}

/** A tenth of a millimetre: what the envelope is computed with. */
const DECIMALS = 4

const areal = (shape: ReturnType<typeof sql>) =>
  sql`ST_AsGeoJSON(ST_Multi(ST_CollectionExtract(${shape}, 3)), ${sql.lit(DECIMALS)})::json`

/** The facts of a check, and where on the parcel each of them lies: one statement, by the same indexes. */
export const envelopeQuery = (question: FactsQuestion): RawBuilder<{ facts: FactsRow; shapes: Shapes }> => sql`
  with ${gathered(question)}
  select ${factsJson(question.srid)} as facts, json_build_object(
    'ground', (select ${areal(sql`g.geom`)} from ground g),
    'zones', (select coalesce(json_object_agg(z.id, ${areal(sql`z.overlap`)}), '{}') from zone_met z where z.m2 > 0),
    'servitudes', (select coalesce(json_object_agg(v.id, ${areal(sql`v.overlap`)}), '{}') from servitude_met v
      where ST_Area(v.overlap) > 0),
    'streets', (select coalesce(json_agg(json_build_object('name', t.name, 'widthM', t.width_m, 'way', ${areal(sql`t.way`)})
      order by t.width_m desc nulls last, t.name, ST_AsBinary(t.way)), '[]') from street_met t)) as shapes`

/** @throws the database's error when a geometry is invalid: an overlay is never guessed */
export async function readShapes(
  db: Kysely<Database>,
  question: FactsQuestion,
): Promise<{ readonly facts: FactsRow; readonly shapes: Shapes }> {
  const { rows } = await envelopeQuery(question).execute(db)
  const [row] = rows
  if (!row) throw new Error('the envelope statement returned no row')
  return row
}
