import { type Kysely, sql } from 'kysely'

/**
 * PROJ drops the datum shift of EPSG:26194 and 26195 in silence (240 to 280 m). The four zones are entered again under
 * SRID + 900000 with the shift of EPSG:1166 written out, and only the three functions below ever reproject.
 */
const ZONES = [
  { srid: 26191, lat: 33.3, scale: 0.999625769, x: 500_000, y: 300_000 },
  { srid: 26192, lat: 29.7, scale: 0.999615596, x: 500_000, y: 300_000 },
  { srid: 26194, lat: 26.1, scale: 0.999616304, x: 1_200_000, y: 400_000 },
  { srid: 26195, lat: 22.5, scale: 0.999616437, x: 1_500_000, y: 400_000 },
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists postgis`.execute(db)
  for (const { srid, lat, scale, x, y } of ZONES) {
    const definition =
      `+proj=lcc +lat_1=${lat} +lat_0=${lat} +lon_0=-5.4 +k_0=${scale} +x_0=${x} +y_0=${y} ` +
      '+ellps=clrk80ign +towgs84=31,146,47,0,0,0,0 +units=m +no_defs'
    await sql`insert into spatial_ref_sys (srid, proj4text) values (${900_000 + srid}, ${definition})
      on conflict (srid) do update set proj4text = excluded.proj4text`.execute(db)
  }
  await sql`
    create function display_3857(legal geometry) returns geometry language sql immutable strict parallel safe
    as $$ select ST_Transform(ST_SetSRID(legal, 900000 + ST_SRID(legal)), 3857) $$`.execute(db)
  await sql`
    create function wgs84_from_legal(legal geometry) returns geometry language sql immutable strict parallel safe
    as $$ select ST_Transform(ST_SetSRID(legal, 900000 + ST_SRID(legal)), 4326) $$`.execute(db)
  await sql`
    create function legal_from_wgs84(place geometry, srid integer) returns geometry language sql immutable strict parallel safe
    as $$ select ST_SetSRID(ST_Transform(place, 900000 + srid), srid) $$`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function legal_from_wgs84, wgs84_from_legal, display_3857`.execute(db)
  await sql`delete from spatial_ref_sys where srid between 926191 and 926195`.execute(db)
}
