import { systemClock } from '../../api/clock.ts'
import { openDatabase } from '../../api/db/database.ts'
import { LAYERS } from '../../api/tiles/layers.ts'
import { tileQuery } from '../../api/tiles/tileQuery.ts'
import { toWgs84 } from '../../spatial/crs/reproject.ts'
import type { TileAddress } from '../../spatial/tiles/tileAddress.ts'
import { featuresOf, tileAt } from '../build/tiles.ts'
import type { BenchGround } from './benchDatabase.ts'
import { type Loaded, type Served, served, wrk } from './load.ts'
import { hasMapServer, MAPSERVER_PACKAGES, servedByMapServer } from './mapserver.ts'
import { interleaved, type Line, rateLine } from './measure.ts'
import { pgbench, scriptOf } from './pgbench.ts'

const ZOOM = 15
const AT_ONCE = 8
const CROWD = 200
/** Enough different tiles that none is asked twice at the same moment. */
const TILES = 240

type Effort = { readonly pairs: number; readonly seconds: number }
type Range = { readonly from: TileAddress; readonly to: TileAddress }

/** The tiles that lie whole on the ground. */
function range({ extent }: BenchGround): Range {
  const northWest = tileAt(toWgs84(26191, [extent.west, extent.north]), ZOOM)
  const southEast = tileAt(toWgs84(26191, [extent.east, extent.south]), ZOOM)
  return {
    from: { z: ZOOM, x: northWest.x + 1, y: northWest.y + 1 },
    to: { z: ZOOM, x: southEast.x - 1, y: southEast.y - 1 },
  }
}

/** Tiles spread over the range by two steps without a common measure. */
function spread({ from, to }: Range): readonly TileAddress[] {
  const [columns, rows] = [to.x - from.x + 1, to.y - from.y + 1]
  return Array.from({ length: TILES }, (_, rank) => ({
    z: ZOOM,
    x: from.x + Math.floor(((rank * 0.6180339887) % 1) * columns),
    y: from.y + Math.floor(((rank * 0.7548776662) % 1) * rows),
  }))
}

const ourPath = ({ z, x, y }: TileAddress) => `/api/tiles/parcels/${z}/${x}/${y}.mvt`
const theirPath = ({ z, x, y }: TileAddress) => `/${z}/${x}/${y}`

/** pgbench draws its tiles from the same list. */
function pgbenchScripts({ url }: BenchGround, tiles: readonly TileAddress[]): readonly string[] {
  const db = openDatabase(url, { max: 1 })
  const scripts = tiles.slice(0, 100).map((address) => {
    const query = tileQuery({ layer: LAYERS.parcels, address, on: systemClock.today(), plans: [] })
    return scriptOf(query.compile(db))
  })
  void db.destroy()
  return scripts
}

function noErrors({ rate, errors }: Loaded, what: string): number {
  if (errors > 0) throw new Error(`${what}: ${errors} errors, its rate does not count`)
  return rate
}

export async function benchTiles(ground: BenchGround, effort: Effort): Promise<readonly Line[]> {
  const tiles = spread(range(ground))
  const lines: Line[] = []
  const cold = await served('application', [ground.url, '0'])
  try {
    lines.push(await coldLine(ground, { tiles, cold, effort }))
    lines.push(...(await mapServerLines(ground, { tiles, cold, effort })))
    lines.push(await crowdLine('200 connections, cold tiles: errors', cold, { paths: tiles.map(ourPath), effort }))
  } finally {
    cold.stop()
  }
  return [...lines, ...(await warmLines(ground, { tiles, effort }))]
}

type Cold = { readonly tiles: readonly TileAddress[]; readonly cold: Served; readonly effort: Effort }

async function coldLine(ground: BenchGround, { tiles, cold, effort }: Cold): Promise<Line> {
  const { seconds } = effort
  const load = { url: cold.url, paths: tiles.map(ourPath), connections: AT_ONCE, seconds }
  await wrk({ ...load, seconds: 2 })
  const scripts = pgbenchScripts(ground, tiles)
  const pairs = await interleaved(
    effort.pairs,
    async () => noErrors(await wrk(load), 'cold tiles'),
    () => pgbench(scripts, { url: ground.url, clients: AT_ONCE, seconds }),
  )
  return rateLine('cold tiles (z15, parcels)', pairs, { bar: 0.9, against: 'pgbench, ST_AsMVT' })
}

/** Rates count only for tiles that both decode to the same number of parcels. */
async function mapServerLines(ground: BenchGround, { tiles, cold, effort }: Cold): Promise<readonly Line[]> {
  const what = 'cold tiles (z15, parcels)'
  if (!hasMapServer()) {
    const against = `MapServer is not installed (apt-get install ${MAPSERVER_PACKAGES})`
    return [{ what, ours: '', against, ratio: null, bar: '≥ 1.3', held: null }]
  }
  const rival = await servedByMapServer(ground.url)
  try {
    const same = await tilesAlike(tiles, { ours: cold.url, theirs: rival.url })
    const load = { connections: AT_ONCE, seconds: effort.seconds }
    const pairs = await interleaved(
      effort.pairs,
      async () => noErrors(await wrk({ ...load, url: cold.url, paths: same.map(ourPath) }), 'cold tiles'),
      async () => noErrors(await wrk({ ...load, url: rival.url, paths: same.map(theirPath) }), 'MapServer'),
    )
    return [rateLine(what, pairs, { bar: 1.3, against: 'MapServer 8' })]
  } finally {
    rival.stop()
  }
}

/** The tiles that decode to the same parcels on both: MapServer takes in a lot more where one just misses the tile's margin. */
async function tilesAlike(
  tiles: readonly TileAddress[],
  { ours, theirs }: { ours: string; theirs: string },
): Promise<readonly TileAddress[]> {
  const alike: TileAddress[] = []
  for (const tile of tiles) {
    const [own, other] = await Promise.all([parcelsAt(ours + ourPath(tile)), parcelsAt(theirs + theirPath(tile))])
    if (own > 0 && own === other) alike.push(tile)
  }
  if (alike.length < tiles.length / 3) throw new Error(`only ${alike.length} of ${tiles.length} tiles decode alike`)
  return alike
}

const parcelsAt = async (url: string) => featuresOf(await (await fetch(url)).arrayBuffer(), 'parcels').length

type Warm = { readonly tiles: readonly TileAddress[]; readonly effort: Effort }

async function warmLines(ground: BenchGround, { tiles, effort }: Warm): Promise<readonly Line[]> {
  const [warm, hello] = await Promise.all([
    served('application', [ground.url, String(64 * 1024 * 1024)]),
    served('hello'),
  ])
  try {
    const paths = tiles.slice(0, 60).map(ourPath)
    const gzip = { 'Accept-Encoding': 'gzip' }
    await Promise.all(paths.map((path) => fetch(warm.url + path, { headers: gzip })))
    const load = { connections: 16, seconds: effort.seconds }
    const bare = async () => noErrors(await wrk({ ...load, url: hello.url, paths: ['/'] }), 'hello')
    const whole = () => wrk({ ...load, url: warm.url, paths, headers: gzip })
    const again = () => wrk({ ...load, url: warm.url, paths: paths.slice(0, 1), headers: known })
    const etag = (await fetch(warm.url + paths[0])).headers.get('etag') ?? ''
    const known = { ...gzip, 'If-None-Match': etag }
    const full = await interleaved(effort.pairs, async () => noErrors(await whole(), 'warm tiles'), bare)
    const unchanged = await interleaved(effort.pairs, async () => noErrors(await again(), 'known tiles'), bare)
    return [
      rateLine('warm tiles, gzip', full, { bar: 0.35, against: 'bare node:http hello' }),
      rateLine('warm tiles, 304', unchanged, { bar: 0.35, against: 'bare node:http hello' }),
      await crowdLine('200 connections, warm tiles: errors', warm, { paths, effort }),
    ]
  } finally {
    warm.stop()
    hello.stop()
  }
}

async function crowdLine(
  what: string,
  { url }: Served,
  { paths, effort }: { paths: readonly string[]; effort: Effort },
): Promise<Line> {
  const { rate, errors } = await wrk({ url, paths, connections: CROWD, seconds: effort.seconds })
  return { what, ours: String(errors), against: `at ${Math.round(rate)}/s`, ratio: null, bar: '0', held: errors === 0 }
}
