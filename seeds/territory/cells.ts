import { createHash } from 'node:crypto'
import type { MultiPolygon } from 'geojson'
import type { Position, Ring } from '../../spatial/geometry/types.ts'
import { discs } from '../../spatial/territory/enclaves.ts'
import { frameAround, powerCells } from '../../spatial/territory/powerCells.ts'
import type { CommuneFact } from './facts.ts'
import { groundOf } from './ground.ts'
import { readTable } from './table.ts'

/** A convex cell in degrees that reaches beyond its ground on the outside; PostGIS lays it on the ground's outline. */
export type ConvexCell = {
  readonly code: string
  /** The province or the city whose outline the cell is laid on. */
  readonly ground: string
  /** An enclave's disc lies over the cells around it. */
  readonly over: boolean
  readonly origin: string
  readonly ring: Ring
}

type SiteRow = {
  readonly code: string
  readonly at: Position
  readonly weight: number
  readonly shape: string
  readonly origin: string
}

/** Cells reach that many kilometres beyond their sites' box: no province is wider. */
const REACH_KM = 1000

function readSites(): readonly SiteRow[] {
  return readTable('sites.csv', ['code', 'lon', 'lat', 'weight', 'shape', 'origin']).map((row) => ({
    code: row.code,
    at: [Number(row.lon), Number(row.lat)],
    weight: Number(row.weight),
    shape: row.shape,
    origin: row.origin,
  }))
}

/** Changes whenever the cells would come out different. */
export function cellsVersion(outlines: ReadonlyMap<string, MultiPolygon>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(readSites()))
    .update(JSON.stringify([...outlines]))
  return hash.digest('hex').slice(0, 8)
}

/** The cells of all communes and arrondissements, from sites.csv. */
export function convexCells(
  communes: readonly CommuneFact[],
  outlines: ReadonlyMap<string, MultiPolygon>,
): readonly ConvexCell[] {
  const siteOf = new Map(readSites().map((site) => [site.code, site]))
  const grounds = Map.groupBy(communes, ({ parentCode, provinceCode }) => parentCode ?? provinceCode)
  return [...grounds].flatMap(([ground, members]) => {
    const outline = outlines.get(ground.slice(0, 6))
    if (!outline) throw new Error(`outlines.json has no ${ground}`)
    return cellsOfGround(ground, members, siteOf, outline)
  })
}

function cellsOfGround(
  ground: string,
  members: readonly CommuneFact[],
  siteOf: ReadonlyMap<string, SiteRow>,
  outline: MultiPolygon,
): readonly ConvexCell[] {
  const { plane } = groundOf(outline)
  const rows = members.flatMap(({ code }) => siteOf.get(code) ?? [])
  if (rows.length !== members.length) throw new Error(`sites.csv lacks a commune of ${ground}`)
  const toSite = ({ at, weight }: SiteRow) => ({ at: plane.toPlane(at), weight })
  const round = rows.filter(({ shape }) => shape === 'disc')
  const plain = rows.filter(({ shape }) => shape === 'cell')
  const frame = frameAround(
    rows.map(({ at }) => plane.toPlane(at)),
    REACH_KM,
  )
  const place = (over: boolean, rings: readonly Ring[]) => (row: SiteRow, index: number) => ({
    code: row.code,
    ground,
    over,
    origin: row.origin,
    ring: (rings[index] ?? []).map(plane.toLonLat),
  })
  return [
    ...round.map(place(true, discs(round.map(toSite)))),
    ...plain.map(place(false, powerCells(plain.map(toSite), frame))),
  ]
}
