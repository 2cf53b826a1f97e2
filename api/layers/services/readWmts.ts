import { HALF_WORLD_M } from '../../../spatial/tiles/tileAddress.ts'
import { boxOf, type Offered, type OfferedLayer, pictureFormat, WEB_MERCATOR } from './offered.ts'
import { all, type Branch, one, textOf } from './xmlTree.ts'

/** Scale denominator of zoom 0 of the usual grid of the web (OGC 07-057r7, annex E.4). */
const ZOOM_0 = 559_082_264.028_717_8

/** The layers of a WMTS; those in the usual grid of the web can be shown. */
export function readWmts(root: Branch): Offered | null {
  const contents = one(root, 'Contents')
  if (root.name !== 'Capabilities' || !contents) return null
  const grids = new Map(
    all(contents, 'TileMatrixSet').flatMap((set) => {
      const matrices = webMatrices(set)
      return matrices ? [[textOf(set, 'Identifier'), matrices] as const] : []
    }),
  )
  return {
    kind: 'wmts',
    title: textOf(root, 'ServiceIdentification', 'Title'),
    layers: all(contents, 'Layer').map((layer) => layerOf(layer, grids)),
  }
}

type Matrices = Readonly<Record<string, string>>

/** Identifiers by zoom of a set in web Mercator with tiles of 256, from the top left corner of the world; else null. */
function webMatrices(set: Branch): Matrices | null {
  if (!WEB_MERCATOR.test(textOf(set, 'SupportedCRS'))) return null
  const pairs = all(set, 'TileMatrix').flatMap((matrix) => {
    const zoom = Math.log2(ZOOM_0 / Number(textOf(matrix, 'ScaleDenominator')))
    const [x = 0, y = 0] = textOf(matrix, 'TopLeftCorner').split(/\s+/).map(Number)
    const usual =
      Math.abs(zoom - Math.round(zoom)) < 1e-3 &&
      Math.abs(x + HALF_WORLD_M) < 1 &&
      Math.abs(y - HALF_WORLD_M) < 1 &&
      textOf(matrix, 'TileWidth') === '256'
    return usual ? [[String(Math.round(zoom)), textOf(matrix, 'Identifier')] as const] : []
  })
  return pairs.length > 0 ? Object.fromEntries(pairs) : null
}

function layerOf(layer: Branch, grids: ReadonlyMap<string, Matrices>): OfferedLayer {
  const name = textOf(layer, 'Identifier')
  const format = pictureFormat(all(layer, 'Format').map(({ text }) => text))
  const set = all(layer, 'TileMatrixSetLink')
    .map((link) => textOf(link, 'TileMatrixSet'))
    .find((id) => grids.has(id))
  const matrices = set === undefined ? undefined : grids.get(set)
  const usable = matrices !== undefined && set !== undefined && format !== undefined
  return {
    ...{ name, title: textOf(layer, 'Title') || name, box: boxIn(layer) },
    unusable: matrices === undefined ? 'grid' : format === undefined ? 'format' : null,
    kept: usable ? { kind: 'wmts', name, matrixSet: set, matrices, format, ...drawn(layer, format) } : null,
  }
}

function drawn(layer: Branch, format: string) {
  const styles = all(layer, 'Style')
  const style = styles.find(({ attributes }) => attributes.isDefault === 'true') ?? styles[0]
  const tile = all(layer, 'ResourceURL').find(
    ({ attributes }) => attributes.resourceType === 'tile' && attributes.format === format,
  )
  return {
    style: textOf(style, 'Identifier'),
    template: tile?.attributes.template ?? null,
    legend: one(style, 'LegendURL')?.attributes.href ?? null,
  }
}

function boxIn(layer: Branch) {
  const corner = (name: string) => textOf(layer, 'WGS84BoundingBox', name).split(/\s+/)
  const [west = '', south = ''] = corner('LowerCorner')
  const [east = '', north = ''] = corner('UpperCorner')
  return boxOf(west, south, east, north)
}
