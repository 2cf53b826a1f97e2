import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { crsNamed } from '../../../../spatial/intake/readers/crsName.ts'
import {
  conclude,
  type Draft,
  skip,
  startDraft,
  startTally,
  type Tally,
} from '../../../../spatial/intake/readers/draft.ts'
import { labelOf } from '../../../../spatial/intake/readers/label.ts'
import type { CrsHint, IntakeRefusal, Reader } from '../../../../spatial/intake/types.ts'
import { fail } from '../../../../spatial/result.ts'
import { BlobCurved, BlobFault, placeOfBlob, readGeometryBlob } from './geometryBlob.ts'

const SIGNATURE = 'SQLite format 3\0'

export const isGeoPackage = (bytes: Uint8Array): boolean =>
  bytes.length > 100 && [...SIGNATURE].every((letter, index) => bytes[index] === letter.charCodeAt(0))

/** One is read: a hostile file may name as many as it likes. */
const MOST_LAYERS = 100

type Layer = { readonly table: string; readonly column: string; readonly srsId: number }
type Row = Record<string, SQLOutputValue>

/** Reads the one layer of polygons of a GeoPackage (OGC 12-128r18): SQLite opens files only, so the bytes pass through one. */
export const readGeoPackage: Reader = (bytes, limits) => {
  const folder = mkdtempSync(join(tmpdir(), 'rokhas-gpkg-'))
  const path = join(folder, 'plan.gpkg')
  try {
    writeFileSync(path, bytes)
    const file = new DatabaseSync(path, { readOnly: true, allowExtension: false })
    try {
      return readOpened(file, startTally(limits))
    } finally {
      file.close()
    }
  } catch (cause) {
    return fail({ code: 'GEOPACKAGE_DAMAGED', data: { why: String((cause as Error).message).slice(0, 120) } })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readOpened(file: DatabaseSync, tally: Tally) {
  for (const table of ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys']) demandTable(file, table)
  const layers = layersOf(file)
  const [layer] = layers
  if (!layer) return fail<IntakeRefusal>({ code: 'NO_PARCEL' })
  if (layers.length > 1) {
    const names = layers
      .map(({ table }) => table)
      .join(', ')
      .slice(0, 400)
    return fail<IntakeRefusal>({ code: 'ARCHIVE_SEVERAL_LAYERS', data: { layers: names, found: layers.length } })
  }
  demandTable(file, layer.table)
  const draft = startDraft()
  let record = 0
  for (const row of file.prepare(`select * from ${quoted(layer.table)}`).iterate()) {
    record += 1
    const heavy = addRow(draft, row, { layer, record, tally })
    if (heavy) return fail(heavy)
  }
  return conclude('geopackage', crsOf(file, layer.srsId), draft)
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * A view runs whatever statement its author wrote, perhaps one that never ends and gives no row to count; a virtual table
 * runs a module; a column that is computed may grow out of nothing. None is read.
 * @throws Error when the file keeps no plain table of that name
 */
function demandTable(file: DatabaseSync, name: string): void {
  const found = file
    .prepare(
      "select 1 from sqlite_master where type = 'table' and lower(name) = lower(?) and sql not like 'create virtual%'",
    )
    .get(name)
  const computed = file.prepare('select 1 from pragma_table_xinfo(?) where hidden <> 0 limit 1').get(name)
  if (!found || computed) throw new Error(`« ${name} » is not a plain table of this file`)
}

/** Layers that hold, or may hold, polygons. */
function layersOf(file: DatabaseSync): readonly Layer[] {
  const rows = file
    .prepare(
      `select g.table_name as name, g.column_name as col, g.srs_id as srs from gpkg_geometry_columns g
      join gpkg_contents c on c.table_name = g.table_name
      where c.data_type = 'features' and upper(g.geometry_type_name) in ('POLYGON', 'MULTIPOLYGON', 'GEOMETRY', 'GEOMETRYCOLLECTION',
        'SURFACE', 'MULTISURFACE', 'CURVEPOLYGON')
      limit ${MOST_LAYERS}`,
    )
    .all()
  return rows.map(({ name, col, srs }) => ({ table: String(name), column: String(col), srsId: Number(srs) }))
}

function crsOf(file: DatabaseSync, srsId: number): CrsHint {
  const row = file
    .prepare('select organization as org, organization_coordsys_id as code from gpkg_spatial_ref_sys where srs_id = ?')
    .get(srsId)
  return row ? crsNamed(`${String(row.org).toUpperCase()}:${row.code}`) : { kind: 'none' }
}

type At = { readonly layer: Layer; readonly record: number; readonly tally: Tally }

/** Adds one row to the draft; a refusal only when the whole file must stop. */
function addRow(draft: Draft, row: Row, { layer, record, tally }: At): IntakeRefusal | null {
  const heavy = tally.shapes(1)
  if (heavy) return heavy
  const blob = row[layer.column]
  const attributes = attributesOf(row, layer.column)
  const label = labelOf(attributes, record)
  if (!(blob instanceof Uint8Array)) {
    skip(draft, label, { code: 'SHAPE_EMPTY', severity: 'warning', data: { record } })
    return null
  }
  try {
    const { polygons, hasZ, others } = readGeometryBlob(blob)
    const tooMany = tally.vertices(polygons.flat().reduce((sum, ring) => sum + ring.length, 0))
    if (tooMany) return tooMany
    for (const entity of others)
      skip(draft, label, { code: 'SHAPE_NOT_POLYGON', severity: 'info', data: { record, entity } })
    if (polygons.length > 0) {
      const findings = hasZ ? [{ code: 'Z_IGNORED', severity: 'info' } as const] : []
      draft.parcels.push({ label, record, polygons, attributes, findings })
    } else if (others.length === 0) skip(draft, label, { code: 'SHAPE_EMPTY', severity: 'warning', data: { record } })
  } catch (cause) {
    draft.refused.push({ label, record, attributes, refusal: unread(cause, { record, blob }) })
  }
  return null
}

/** Why a geometry was not read, with its place as far as its bytes say one. */
function unread(
  cause: unknown,
  { record, blob }: { readonly record: number; readonly blob: Uint8Array },
): IntakeRefusal {
  const at = placeOfBlob(blob)
  const where = at ? { at } : {}
  if (cause instanceof BlobCurved) return { code: 'SHAPE_CURVED', data: { record }, ...where }
  if (cause instanceof BlobFault) return { code: 'GEOPACKAGE_DAMAGED', data: { record, why: cause.message }, ...where }
  throw cause
}

const attributesOf = (row: Row, geometry: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name, value]) => name !== geometry && value !== null && !(value instanceof Uint8Array))
      .map(([name, value]) => [name.slice(0, 120), String(value).slice(0, 500)]),
  )
