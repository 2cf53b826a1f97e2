import { type RawBuilder, sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Collection } from '../collections.ts'
import type { Kind, Property } from '../kinds/kind.ts'
import type { Law } from '../law.ts'
import { pageStatement, UNFILTERED } from '../pageQuery.ts'
import { FlatGeobuf } from './flatGeobuf.ts'
import { GeoPackage } from './geopackage.ts'
import type { FiledFeature, Layer, LayerFile } from './layer.ts'
import { srsOf, WGS84 } from './srs.ts'

export const FILE_KINDS = ['gpkg', 'fgb'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export type FileAsked = {
  readonly collection: Collection
  readonly kind: FileKind
  readonly law: Law
  readonly path: string
  readonly at: Date
}

/** Rows read and written before others have their turn. */
const BATCH = 500
/** A file may take as long as it takes; its one statement sorts the whole collection. */
const STATEMENT_MS = 120_000
const EVERYTHING = 2_147_483_647
const FILES = { gpkg: GeoPackage, fgb: FlatGeobuf } as const

/**
 * All of a collection as a file, read through a cursor: the legal geometry of a legal zone's collection, degrees of the
 * country's. Features come along a Hilbert curve, as PostgreSQL orders geometries, so that near ones lie near in the file.
 */
export async function makeFile(db: ActorTransaction, { collection, kind, law, path, at }: FileAsked): Promise<void> {
  const { id, title, kind: what, srid } = collection
  const layer = { name: id.replaceAll('-', '_'), title, description: what.description, properties: what.properties, at }
  const file = new FILES[kind](path, { ...layer, srs: srid === null ? WGS84 : srsOf(srid) } satisfies Layer)
  try {
    await sql`set local statement_timeout = ${sql.lit(STATEMENT_MS)}`.execute(db)
    await sql`declare filed no scroll cursor for ${filedRows(collection, law)}`.execute(db)
    await copyRows(db, what, file)
    await file.close()
  } finally {
    await file.abandon()
  }
}

async function copyRows(db: ActorTransaction, kind: Kind, file: LayerFile): Promise<void> {
  for (;;) {
    const { rows } = await sql<FiledRow>`fetch ${sql.lit(BATCH)} from filed`.execute(db)
    if (rows.length === 0) return
    await file.add(rows.map((row) => filedFeature(row, kind)))
  }
}

type FiledRow = Omit<FiledFeature, 'values'> & {
  readonly columns: Readonly<Record<string, FiledFeature['values'][number]>>
}

const filedFeature = ({ id, wkb, bounds, columns }: FiledRow, { properties }: Kind): FiledFeature => {
  return { id, wkb, bounds, values: properties.map(({ name }) => columns[name] ?? null) }
}

const TYPES = { string: 'text', integer: 'integer', number: 'float8', boolean: 'boolean', date: 'text' } as const
const filedValue = ({ value, type }: Property) => sql`(${value})::${sql.raw(TYPES[type])}`

function filedRows(collection: Collection, law: Law): RawBuilder<unknown> {
  const { kind, srid } = collection
  const pairs = kind.properties.flatMap((property) => [sql.lit(property.name), filedValue(property)])
  const drawn = srid === null ? sql`wgs84_from_legal(${kind.legal})` : kind.legal
  const what = sql`ST_Multi(${drawn}) as g, json_build_object(${sql.join(pairs)}) as columns`
  const all = { filter: { law, ...UNFILTERED }, after: null, limit: EVERYTHING }
  return sql`select made.id, made.columns, ST_AsBinary(made.g, 'NDR') as wkb,
      json_build_array(ST_XMin(made.g), ST_YMin(made.g), ST_XMax(made.g), ST_YMax(made.g)) as bounds
    from (${pageStatement(collection, all, what)}) made order by made.g`
}
