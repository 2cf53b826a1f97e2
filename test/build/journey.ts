import { type Kysely, sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import type { Database } from '../../api/db/tables.ts'
import type { Clock } from '../../api/deps.ts'
import { DESKTOP, openBrowser, openPage } from './browser.ts'
import { testDatabase } from './database.ts'
import { testClock, testServer } from './server.ts'

/** A titled plot of the demonstration city, as the register gives it. */
export type KnownParcel = {
  readonly id: string
  readonly number: string
  readonly areaM2: number
  /** Corners in Lambert metres, not closed. */
  readonly bornes: readonly (readonly [number, number])[]
  readonly lon: number
  readonly lat: number
}

export type Journey = {
  readonly db: Kysely<Database>
  readonly url: string
  /** The database's own address, for what works beside the server. */
  readonly databaseUrl: string
  readonly browser: Browser
  readonly parcel: KnownParcel
  /** A page of a visitor's own; whatever goes wrong in it is added to `faults`. */
  readonly visit: (path: string, viewport?: typeof DESKTOP) => Promise<Page>
  /** The same, at the machine's name: passkeys are bound to one. */
  readonly visitByName: (path: string, viewport?: typeof DESKTOP) => Promise<Page>
  readonly faults: string[]
  readonly close: () => Promise<void>
}

async function knownParcel(db: Kysely<Database>): Promise<KnownParcel> {
  const { rows } = await sql<Omit<KnownParcel, 'bornes'> & { ring: [number, number][] }>`
    select p.id, p.title_number as number, ST_Area(p.geom) as "areaM2",
      ST_X(c.place) as lon, ST_Y(c.place) as lat,
      (select json_agg(json_build_array(round(ST_X(d.geom)::numeric, 2), round(ST_Y(d.geom)::numeric, 2)) order by d.path)
        from ST_DumpPoints(ST_ExteriorRing(ST_GeometryN(p.geom, 1))) d) as ring
    from parcel p cross join lateral (select wgs84_from_legal(ST_PointOnSurface(p.geom)) as place) c
    where p.srid = 26191 and p.title_kind = 'title' and ST_NumGeometries(p.geom) = 1 and ST_NPoints(p.geom) = 5
      and ST_Area(p.geom) between 250 and 700
      and not exists (select from parcel o where o.srid = 26191 and o.id <> p.id and ST_Overlaps(o.geom, p.geom))
    order by p.title_number limit 1`.execute(db)
  const [found] = rows
  if (!found) throw new Error('the demonstration city has no simple titled plot between 250 and 700 m²')
  return { ...found, bornes: found.ring.slice(0, -1) }
}

type JourneyOptions = {
  readonly clock?: Clock
  readonly env?: NodeJS.ProcessEnv
  /** For the browser, beside the tests' own. */
  readonly flags?: readonly string[]
}

/** The demonstration country behind the real server, and a browser. */
export async function openJourney({ clock, env = {}, flags = [] }: JourneyOptions = {}): Promise<Journey> {
  const database = await testDatabase({ demonstration: true })
  const server = await testServer({ ...database, env, ...(clock && { clock }) })
  const browser = await openBrowser(flags)
  const faults: string[] = []
  // A page lives on the service's day, whatever day the machine is on.
  const open = (url: string, viewport = DESKTOP) =>
    openPage(browser, { url, viewport, faults, now: (clock ?? testClock).now() })
  const named = server.url.replace('127.0.0.1', 'localhost')
  const close = async () => {
    await browser.close()
    await server.close()
    await database.close()
  }
  return {
    db: database.db,
    url: server.url,
    databaseUrl: database.url,
    browser,
    faults,
    parcel: await knownParcel(database.db),
    visit: (path, viewport) => open(server.url + path, viewport),
    visitByName: (path, viewport) => open(named + path, viewport),
    close,
  }
}
