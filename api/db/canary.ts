import { type Kysely, sql } from 'kysely'
import { legalZone } from '../../spatial/crs/legalZones.ts'
import type { Database } from './tables.ts'

/** PROJ's `cct` with the shift of EPSG:1166: one town a zone, legal metres and the degrees they must give. */
const KNOWN_POINTS = [
  { srid: 26191, x: 293989.0073, y: 334742.5529, lon: -7.6187, lat: 33.591 },
  { srid: 26192, x: 357111.1748, y: 436273.6709, lon: -6.8936, lat: 30.9189 },
  { srid: 26194, x: 427426.8986, y: 540075.2474, lon: -13.1991, lat: 27.1536 },
  { srid: 26195, x: 424119.653, y: 569322.3285, lon: -15.957, lat: 23.6848 },
] as const

const ONE_CENTIMETRE_IN_DEGREES = 1e-7
const BOW_TIE = 'POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))'

/**
 * Asks the engine three questions whose wrong answer would read as "no conflict found".
 * @throws with the reason the server must not start
 */
export async function canary(db: Kysely<Database>): Promise<void> {
  await mustRaiseOnInvalidGeometry(db)
  await mustMakeTiles(db)
  for (const point of KNOWN_POINTS) await mustTransform(db, point)
}

async function mustRaiseOnInvalidGeometry(db: Kysely<Database>): Promise<void> {
  const overlay = sql`select ST_Area(ST_Intersection(ST_GeomFromText(${BOW_TIE}), ST_MakeEnvelope(2, 1, 9, 7)))`
  const raised = await overlay.execute(db).then(
    () => false,
    (error: Error) => {
      if (/TopologyException/i.test(error.message)) return true
      throw new Error(`PostGIS does not answer (${error.message}): \`npm run db -- migrate\` prepares a database`, {
        cause: error,
      })
    },
  )
  if (!raised) throw new Error('this PostGIS answers an overlay with an invalid outline instead of refusing it')
}

async function mustMakeTiles(db: Kysely<Database>): Promise<void> {
  const made = await sql<{ bytes: number }>`select length(ST_AsMVT(t, 'canary')) as bytes
    from (select ST_AsMVTGeom(ST_MakePoint(1, 1), ST_MakeEnvelope(0, 0, 2, 2)) as geom) t`.execute(db)
  if (!made.rows[0]?.bytes) throw new Error('this PostGIS makes no vector tiles (ST_AsMVT)')
}

async function mustTransform(
  db: Kysely<Database>,
  { srid, x, y, lon, lat }: (typeof KNOWN_POINTS)[number],
): Promise<void> {
  const { rows } = await sql<{ lon: number; lat: number }>`
    with p as (select wgs84_from_legal(ST_SetSRID(ST_MakePoint(${x}, ${y}), ${srid}::integer)) as g)
    select ST_X(g) as lon, ST_Y(g) as lat from p`.execute(db)
  const off = Math.max(Math.abs((rows[0]?.lon ?? 0) - lon), Math.abs((rows[0]?.lat ?? 0) - lat))
  if (off > ONE_CENTIMETRE_IN_DEGREES) {
    throw new Error(`this PostGIS puts ${legalZone(srid).name} ${Math.round(off * 111_000)} m away from where it is`)
  }
}

type Rights = {
  readonly role: string
  readonly superuser: boolean
  readonly bypasses: boolean
  readonly owned: string | null
}

/**
 * Asks whether row-level security is upon this connection: a superuser, a role that bypasses it, or the owner of a table
 * would see every dossier of the country, and nothing else would look wrong.
 * @throws with the reason the server must not start
 */
export async function mustBeBound(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<Rights>`
    select r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as bypasses, (
      select min(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and pg_has_role(r.oid, c.relowner, 'member')) as owned
    from pg_roles r where r.rolname = current_user`.execute(db)
  const [rights] = rows
  if (!rights) throw new Error('the database does not say with whose rights it is asked')
  const { role, superuser, bypasses, owned } = rights
  const because = superuser
    ? 'is a superuser'
    : bypasses
      ? 'bypasses row-level security'
      : owned && `may act as the owner of ${owned}`
  if (because)
    throw new Error(`the application's role ${role} ${because}: it must own nothing and be bound by row-level security`)
}
