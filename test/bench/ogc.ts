import type { FeatureCollection } from 'geojson'
import { toWgs84 } from '../../spatial/crs/reproject.ts'
import type { BenchGround } from './benchDatabase.ts'
import { type Loaded, type Served, served, wrk } from './load.ts'
import { hasMapServer, MAPSERVER_PACKAGES, servedByMapServer } from './mapserver.ts'
import { interleaved, type Line, rateLine } from './measure.ts'

const AT_ONCE = 8
const PAGE = 100
/** The first pages of the collection: MapServer counts its way to a page, ours begins where the last one ended. */
const PAGES = 40

type Measured = {
  readonly own: Served
  readonly rival: Served
  readonly ground: BenchGround
  readonly effort: Effort
}
type Effort = { readonly pairs: number; readonly seconds: number }
const WHAT = `GeoJSON page of ${PAGE} zones`
const OURS = '/api/ogc/collections/zones-26191/items'
const THEIRS = '/ogcapi/collections/zones/items'

/** Pages of zones as GeoJSON in degrees; ours carry the figures of the règlement, MapServer's the columns of the table. */
export async function benchOgc(ground: BenchGround, effort: Effort): Promise<readonly Line[]> {
  if (!hasMapServer()) {
    const against = `MapServer is not installed (apt-get install ${MAPSERVER_PACKAGES})`
    return [{ what: WHAT, ours: '', against, ratio: null, bar: '≥ 2', held: null }]
  }
  const [own, rival] = await Promise.all([served('application', [ground.url, '0']), servedByMapServer(ground.url)])
  try {
    return await measured({ own, rival, ground, effort })
  } finally {
    own.stop()
    rival.stop()
  }
}

async function measured({ own, rival, ground, effort }: Measured): Promise<readonly Line[]> {
  const pages = await ourPages(own)
  const offsets = pages.map((_, page) => `${THEIRS}?f=json&limit=${PAGE}&offset=${page * PAGE}`)
  const boxes = boxesOf(ground).map((box) => `limit=${PAGE}&bbox=${box}`)
  const looked = { ours: boxes.map((box) => `${OURS}?${box}`), theirs: boxes.map((box) => `${THEIRS}?f=json&${box}`) }
  return [
    await line(`${WHAT}, in a box`, looked, { own, rival, effort }),
    await line(`${WHAT}, one after the other`, { ours: pages, theirs: offsets }, { own, rival, effort }),
  ]
}

type Paths = { readonly ours: readonly string[]; readonly theirs: readonly string[] }

async function line(
  what: string,
  { ours, theirs }: Paths,
  { own, rival, effort }: Omit<Measured, 'ground'>,
): Promise<Line> {
  for (const path of [ours[0], ours.at(-1)]) await wholePage(own.url + path)
  for (const path of [theirs[0], theirs.at(-1)]) await wholePage(rival.url + path)
  const load = { connections: AT_ONCE, seconds: effort.seconds }
  const rates = await interleaved(
    effort.pairs,
    async () => noErrors(await wrk({ ...load, url: own.url, paths: ours }), 'ours'),
    async () => noErrors(await wrk({ ...load, url: rival.url, paths: theirs }), 'MapServer'),
  )
  return rateLine(what, rates, { bar: 2, against: 'MapServer 8' })
}

/** Boxes of 1,400 by 1,000 m, some 150 zones each, spread by two steps without a common measure. */
function boxesOf({ extent: { west, south, east, north } }: BenchGround): readonly string[] {
  return Array.from({ length: PAGES }, (_, rank) => {
    const x = west + ((rank * 0.6180339887) % 1) * (east - west - 1_400)
    const y = south + ((rank * 0.7548776662) % 1) * (north - south - 1_000)
    return [toWgs84(26191, [x, y]), toWgs84(26191, [x + 1_400, y + 1_000])]
      .flat()
      .map((at) => at.toFixed(7))
      .join()
  })
}

/** Of the hundred it reads in a box, MapServer leaves out those that only their box meets. */
const LEAST = 0.9 * PAGE

/** A rate counts only for pages that hold what they should. */
async function wholePage(url: string): Promise<FeatureCollection & { links?: { rel: string; href: string }[] }> {
  const page = (await (await fetch(url)).json()) as FeatureCollection & { links?: { rel: string; href: string }[] }
  const lon = page.features?.[0]?.geometry as { coordinates?: unknown[] } | undefined
  const first = [lon?.coordinates].flat(5)[0]
  if (!(page.features?.length >= LEAST) || typeof first !== 'number' || first > -5 || first < -9)
    throw new Error(`${url} is no page of ${PAGE} zones in degrees`)
  return page
}

async function ourPages({ url }: Served): Promise<readonly string[]> {
  const paths = [`${OURS}?limit=${PAGE}`]
  while (paths.length < PAGES) {
    const { links = [] } = await wholePage(url + paths.at(-1))
    const next = links.find(({ rel }) => rel === 'next')
    if (!next) break
    paths.push(new URL(next.href).pathname + new URL(next.href).search)
  }
  return paths
}

function noErrors({ rate, errors }: Loaded, what: string): number {
  if (errors > 0) throw new Error(`${what}: ${errors} errors, its rate does not count`)
  return rate
}
