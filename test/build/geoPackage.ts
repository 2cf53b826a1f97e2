import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Position } from '../../spatial/geometry/types.ts'

/** A row of a layer of zones: its code and the bytes of its geometry, null for a record without one. */
export type GeoPackageRow = { readonly code: string; readonly geom: Uint8Array | null }

const [LINE, POLYGON, CIRCULAR, CURVE_POLYGON] = [2, 3, 8, 10]
const SRID = 26191

const head = (type: number, count: number): Buffer => {
  const bytes = Buffer.alloc(9)
  bytes.writeUInt8(1, 0)
  bytes.writeUInt32LE(type, 1)
  bytes.writeUInt32LE(count, 5)
  return bytes
}

const doubles = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 8)
  for (const [index, value] of values.entries()) bytes.writeDoubleLE(value, index * 8)
  return bytes
}

/** The header of a GeoPackage's geometry (OGC 12-128r18, 2.1.3), with the envelope it goes with. */
function blob(ring: readonly Position[], body: readonly Buffer[]): Buffer {
  const start = Buffer.from([0x47, 0x50, 0, 0b0011, 0, 0, 0, 0])
  start.writeInt32LE(SRID, 4)
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return Buffer.concat([
    ...[start, doubles([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)])],
    ...body,
  ])
}

const count = (of: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(of, 0)
  return bytes
}

export const polygonBlob = (ring: readonly Position[]): Buffer =>
  blob(ring, [head(POLYGON, 1), count(ring.length), doubles(ring.flat())])

/** A polygon whose ring is a string of arcs: every second position is on the way. */
export const curvedBlob = (ring: readonly Position[]): Buffer =>
  blob(ring, [head(CURVE_POLYGON, 1), head(CIRCULAR, ring.length), doubles(ring.flat())])

/** A polygon of the curved kind whose ring is straight all the same. */
export const straightCurveBlob = (ring: readonly Position[]): Buffer =>
  blob(ring, [head(CURVE_POLYGON, 1), head(LINE, ring.length), doubles(ring.flat())])

export const lineBlob = (line: readonly Position[]): Buffer =>
  blob(line, [head(LINE, line.length), doubles(line.flat())])

/**
 * The bytes of a GeoPackage of one layer of zones in legal zone 26191.
 * @param instead statements run at the end, of a file that is not what it should be
 */
export function geoPackage(rows: readonly GeoPackageRow[], instead = ''): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'rokhas-gpkg-'))
  const path = join(folder, 'plan.gpkg')
  const file = new DatabaseSync(path)
  try {
    file.exec(`pragma application_id = 0x47504b47;
      create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
        organization_coordsys_id integer, definition text);
      create table gpkg_contents (table_name text primary key, data_type text, identifier text, srs_id integer);
      create table gpkg_geometry_columns (table_name text primary key, column_name text, geometry_type_name text,
        srs_id integer, z integer, m integer);
      create table zonage (fid integer primary key, geom blob, "LIBELLE" text, "TYPEZONE" text);
      insert into gpkg_spatial_ref_sys values ('Merchich / Nord Maroc', ${SRID}, 'EPSG', ${SRID}, 'undefined');
      insert into gpkg_contents values ('zonage', 'features', 'zonage', ${SRID});
      insert into gpkg_geometry_columns values ('zonage', 'geom', 'GEOMETRY', ${SRID}, 0, 0)`)
    const insert = file.prepare('insert into zonage (geom, "LIBELLE", "TYPEZONE") values (?, ?, ?)')
    file.exec('begin')
    for (const { code, geom } of rows) insert.run(geom, code, code.slice(0, 1))
    file.exec('commit')
    file.exec(instead)
  } finally {
    file.close()
  }
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return bytes
}
