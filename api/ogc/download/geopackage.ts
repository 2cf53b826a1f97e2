import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { PropertyType } from '../kinds/kind.ts'
import { type Bounds, widened } from './bounds.ts'
import type { FiledFeature, Layer, LayerFile } from './layer.ts'
import { rtreeTriggers } from './rtreeTriggers.ts'
import { type Srs, WGS84 } from './srs.ts'

const TYPES: Readonly<Record<PropertyType, string>> = {
  string: 'TEXT',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
}

/** Tables of OGC 12-128r17 (GeoPackage 1.3), which every file has. */
const SKELETON = `
  pragma application_id = 1196444487;
  pragma user_version = 10300;
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null,
    organization_coordsys_id integer not null, definition text not null, description text);
  create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,
    description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
    srs_id integer, constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys(srs_id));
  create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null,
    srs_id integer not null, z tinyint not null, m tinyint not null, constraint pk_geom_cols primary key (table_name, column_name),
    constraint uk_gc_table_name unique (table_name),
    constraint fk_gc_tn foreign key (table_name) references gpkg_contents(table_name),
    constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
  create table gpkg_extensions (table_name text, column_name text, extension_name text not null, definition text not null,
    scope text not null, constraint ge_tce unique (table_name, column_name, extension_name));
  insert into gpkg_spatial_ref_sys values
    ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', null), ('Undefined geographic', 0, 'NONE', 0, 'undefined', null)`

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A GeoPackage of one layer, written row by row into a file of its own. */
export class GeoPackage implements LayerFile {
  readonly #database: DatabaseSync
  readonly #layer: Layer
  readonly #feature: StatementSync
  readonly #box: StatementSync
  #fid = 0
  #bounds: Bounds | null = null

  constructor(path: string, layer: Layer) {
    this.#layer = layer
    this.#database = new DatabaseSync(path)
    // Nobody reads the file before it is whole, and a broken one is thrown away: it need not survive a power cut.
    this.#database.exec('pragma journal_mode = off; pragma synchronous = off')
    this.#database.exec(SKELETON)
    this.#describe()
    const table = quoted(layer.name)
    const places = layer.properties.map(() => '?').join(', ')
    this.#feature = this.#database.prepare(`insert into ${table} values (?, ?, ?, ${places})`)
    this.#box = this.#database.prepare(`insert into ${quoted(`rtree_${layer.name}_geom`)} values (?, ?, ?, ?, ?)`)
  }

  async add(features: readonly FiledFeature[]): Promise<void> {
    this.#database.exec('begin')
    for (const { id, wkb, bounds, values } of features) {
      const [west, south, east, north] = bounds
      this.#fid += 1
      this.#feature.run(this.#fid, blob(wkb, bounds, this.#layer.srs), id, ...values.map(kept))
      this.#box.run(this.#fid, west, east, south, north)
      this.#bounds = widened(this.#bounds, bounds)
    }
    this.#database.exec('commit')
  }

  async close(): Promise<void> {
    const [west = null, south = null, east = null, north = null] = this.#bounds ?? []
    this.#database
      .prepare('update gpkg_contents set min_x = ?, min_y = ?, max_x = ?, max_y = ?')
      .run(west, south, east, north)
    this.#database.exec(rtreeTriggers(this.#layer.name))
    this.#database.close()
  }

  async abandon(): Promise<void> {
    if (this.#database.isOpen) this.#database.close()
  }

  #describe(): void {
    const { name, title, description, srs, properties, at } = this.#layer
    const systems = srs.id === WGS84.id ? [WGS84] : [WGS84, srs]
    const system = this.#database.prepare('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)')
    for (const one of systems) system.run(one.name, one.id, one.organization, one.code, one.definition)
    const columns = properties.map((property) => `${quoted(property.name)} ${TYPES[property.type]}`).join(', ')
    this.#database.exec(`
      create table ${quoted(name)} (fid integer primary key autoincrement not null, geom MULTIPOLYGON, id text not null, ${columns});
      create virtual table ${quoted(`rtree_${name}_geom`)} using rtree(id, minx, maxx, miny, maxy)`)
    this.#database
      .prepare(`insert into gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
        values (?, 'features', ?, ?, ?, ?)`)
      .run(name, title, description, at.toISOString(), srs.id)
    this.#database
      .prepare(`insert into gpkg_geometry_columns values (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)`)
      .run(name, srs.id)
    this.#database
      .prepare(
        `insert into gpkg_extensions values (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')`,
      )
      .run(name)
  }
}

const kept = (value: FiledFeature['values'][number]) => (typeof value === 'boolean' ? Number(value) : value)

const ENVELOPE_XY = 0b0000_0010
const LITTLE_ENDIAN = 0b0000_0001

/** The binary of a geometry (2.1.3): `GP`, version, flags, the number of its system, its box, WKB. */
function blob(wkb: Uint8Array, [west, south, east, north]: Bounds, { id }: Srs): Uint8Array {
  const bytes = Buffer.alloc(40 + wkb.length)
  bytes.write('GP', 0, 'latin1')
  bytes[3] = ENVELOPE_XY | LITTLE_ENDIAN
  bytes.writeInt32LE(id, 4)
  for (const [rank, value] of [west, east, south, north].entries()) bytes.writeDoubleLE(value, 8 + 8 * rank)
  bytes.set(wkb, 40)
  return bytes
}
