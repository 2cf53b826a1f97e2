import { describe, expect, test } from 'vitest'
import { readGeoPackage } from '../../../../api/plans/preparing/reading/geoPackage.ts'
import { DEPOSIT_LIMITS } from '../../../../spatial/intake/limits.ts'
import { geoPackage, polygonBlob } from '../../../build/geoPackage.ts'

const SQUARE = polygonBlob([
  [300_000, 370_000],
  [300_100, 370_000],
  [300_100, 370_100],
  [300_000, 370_000],
])
const rows = [{ code: 'UA', geom: SQUARE }]
/** Counts for ever, and never gives the row it is asked for. */
const ENDLESS = 'with recursive c(x) as (select 1 union all select x + 1 from c) select'

describe('a GeoPackage whose table is a statement', () => {
  test('that never ends is refused before it is run, whichever table it stands for', () => {
    const disguised = {
      zonage: `drop table zonage; create view zonage as ${ENDLESS} x as fid, null as geom from c where x < 0`,
      gpkg_contents: `drop table gpkg_contents; create view gpkg_contents as
        ${ENDLESS} 'zonage' as table_name, 'features' as data_type from c where x < 0`,
      gpkg_spatial_ref_sys: `drop table gpkg_spatial_ref_sys; create view gpkg_spatial_ref_sys as
        ${ENDLESS} x as srs_id, 'EPSG' as organization, 1 as organization_coordsys_id from c where x < 0`,
    }
    for (const [table, statement] of Object.entries(disguised))
      expect(readGeoPackage(geoPackage(rows, statement), DEPOSIT_LIMITS)).toEqual({
        ok: false,
        error: { code: 'GEOPACKAGE_DAMAGED', data: { why: `« ${table} » is not a plain table of this file` } },
      })
  }, 20_000)

  test('nor is one with a column that is computed, however large, or that names more layers than can be counted', () => {
    const grown = `alter table zonage add column grown text generated always as (hex(zeroblob(100000000))) virtual`
    expect(readGeoPackage(geoPackage(rows, grown), DEPOSIT_LIMITS)).toMatchObject({
      error: { data: { why: '« zonage » is not a plain table of this file' } },
    })
    const many = `drop table gpkg_geometry_columns; create table gpkg_geometry_columns as
      with recursive c(x) as (select 1 union all select x + 1 from c where x < 3000)
      select 'zonage' as table_name, 'geom' as column_name, 'POLYGON' as geometry_type_name, 26191 as srs_id from c;
      drop table gpkg_contents; create table gpkg_contents as select table_name, 'features' as data_type from gpkg_geometry_columns`
    expect(readGeoPackage(geoPackage(rows, many), DEPOSIT_LIMITS)).toMatchObject({
      error: { code: 'ARCHIVE_SEVERAL_LAYERS', data: { found: 100 } },
    })
  }, 20_000)

  test('is told from one that is a table', () => {
    expect(readGeoPackage(geoPackage(rows), DEPOSIT_LIMITS)).toMatchObject({ ok: true })
  })
})
