import { HALF_WORLD_M, type TileAddress } from '../../../spatial/tiles/tileAddress.ts'
import type { KeptService } from './offered.ts'

/** An address with these parameters instead of whichever it had under such names, in any letters. */
export function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  const names = Object.keys(parameters).map((name) => name.toLowerCase())
  for (const name of [...url.searchParams.keys()]) if (names.includes(name.toLowerCase())) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

const TILE_PX = 256

/** Web Mercator metres of a tile: west, south, east, north. */
function squareOf({ z, x, y }: TileAddress): readonly [number, number, number, number] {
  const side = (2 * HALF_WORLD_M) / 2 ** z
  return [
    x * side - HALF_WORLD_M,
    HALF_WORLD_M - (y + 1) * side,
    (x + 1) * side - HALF_WORLD_M,
    HALF_WORLD_M - y * side,
  ]
}

/** Where the picture of a tile is asked for; null where the service has none. */
export function pictureAddress(address: string, kept: KeptService, tile: TileAddress): string | null {
  if (kept.kind === 'wms') return wmsPicture(address, kept, tile)
  return kept.kind === 'wmts' ? wmtsPicture(address, kept, tile) : null
}

function wmsPicture(address: string, kept: Extract<KeptService, { kind: 'wms' }>, tile: TileAddress): string {
  const size = String(TILE_PX)
  return withParameters(address, {
    ...{ SERVICE: 'WMS', REQUEST: 'GetMap', VERSION: kept.version, LAYERS: kept.name, STYLES: kept.style },
    ...{ [kept.version === '1.3.0' ? 'CRS' : 'SRS']: kept.crs, BBOX: squareOf(tile).join(',') },
    ...{ WIDTH: size, HEIGHT: size, FORMAT: kept.format, TRANSPARENT: 'TRUE' },
  })
}

function wmtsPicture(
  address: string,
  { name, matrixSet, matrices, format, style, template }: Extract<KeptService, { kind: 'wmts' }>,
  { z, x, y }: TileAddress,
): string | null {
  const matrix = matrices[z]
  if (matrix === undefined) return null
  const values: Readonly<Record<string, string>> = {
    ...{ tilematrixset: matrixSet, tilematrix: matrix, tilerow: String(y), tilecol: String(x), style },
  }
  if (template)
    return template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key.toLowerCase()] ?? ''))
  return withParameters(address, {
    ...{ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: name, STYLE: style, FORMAT: format },
    ...{ TILEMATRIXSET: matrixSet, TILEMATRIX: matrix, TILEROW: String(y), TILECOL: String(x) },
  })
}

/** Where a service draws its legend: where it says, else the usual question of a WMS; null for the others. */
export function legendAddress(address: string, kept: KeptService): string | null {
  if (kept.kind === 'wfs') return null
  if (kept.legend && URL.canParse(kept.legend, address)) return new URL(kept.legend, address).href
  if (kept.kind === 'wmts') return null
  return withParameters(address, {
    ...{ SERVICE: 'WMS', REQUEST: 'GetLegendGraphic', VERSION: kept.version, LAYER: kept.name },
    ...{ STYLE: kept.style, FORMAT: 'image/png', SLD_VERSION: '1.1.0' },
  })
}

/** Where a WFS gives its features in a box of degrees as GeoJSON, `most` of them. */
export function featuresAddress(
  address: string,
  { name, format }: Extract<KeptService, { kind: 'wfs' }>,
  { bbox, most }: { readonly bbox: readonly number[]; readonly most: number },
): string {
  return withParameters(address, {
    ...{ SERVICE: 'WFS', REQUEST: 'GetFeature', VERSION: '2.0.0', TYPENAMES: name, OUTPUTFORMAT: format },
    ...{ SRSNAME: 'EPSG:4326', BBOX: `${bbox.join(',')},EPSG:4326`, COUNT: String(most) },
  })
}

const DEEPEST = 22

/** Between which zooms there is anything to show. */
export function zoomsOf(kept: KeptService | null): { readonly from: number; readonly to: number } {
  if (kept?.kind !== 'wmts') return { from: kept?.kind === 'wfs' ? 12 : 0, to: DEEPEST }
  const zooms = Object.keys(kept.matrices).map(Number)
  return { from: Math.min(...zooms), to: Math.max(...zooms) }
}
