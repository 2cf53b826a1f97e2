import { boxOf, type Offered, type OfferedLayer, pictureFormat, WEB_MERCATOR } from './offered.ts'
import { all, type Branch, one, textOf } from './xmlTree.ts'

type Inherited = {
  readonly crs: readonly string[]
  readonly version: '1.3.0' | '1.1.1'
  readonly format: string | undefined
}

/** The named layers of a WMS, whatever they lie under (OGC 06-042; 1.1.1 as well). */
export function readWms(root: Branch): Offered | null {
  if (root.name !== 'WMS_Capabilities' && root.name !== 'WMT_MS_Capabilities') return null
  const capability = one(root, 'Capability')
  const formats = all(one(capability, 'Request', 'GetMap'), 'Format').map(({ text }) => text)
  const version = root.name === 'WMS_Capabilities' ? '1.3.0' : '1.1.1'
  const top: Inherited = { crs: [], version, format: pictureFormat(formats) }
  return {
    kind: 'wms',
    title: textOf(root, 'Service', 'Title'),
    layers: all(capability, 'Layer').flatMap((layer) => layersOf(layer, top)),
  }
}

function layersOf(branch: Branch, above: Inherited): OfferedLayer[] {
  const own = [...all(branch, 'CRS'), ...all(branch, 'SRS')].flatMap(({ text }) => text.split(/\s+/))
  const here = { ...above, crs: [...above.crs, ...own] }
  const name = textOf(branch, 'Name')
  const below = all(branch, 'Layer').flatMap((layer) => layersOf(layer, here))
  return name === '' ? below : [layerOf(branch, name, here), ...below]
}

function layerOf(branch: Branch, name: string, { crs, version, format }: Inherited): OfferedLayer {
  const mercator = crs.find((each) => WEB_MERCATOR.test(each))
  const unusable = mercator === undefined ? 'projection' : format === undefined ? 'format' : null
  const style = one(branch, 'Style')
  const legend = one(style, 'LegendURL', 'OnlineResource')?.attributes.href ?? null
  const usable = mercator !== undefined && format !== undefined
  return {
    ...{ name, title: textOf(branch, 'Title') || name, box: boxIn(branch), unusable },
    kept: usable
      ? { ...{ kind: 'wms', name, version, crs: mercator, format }, style: textOf(style, 'Name'), legend }
      : null,
  }
}

function boxIn(branch: Branch) {
  const now = one(branch, 'EX_GeographicBoundingBox')
  const side = (name: string) => textOf(now, name)
  if (now)
    return boxOf(
      side('westBoundLongitude'),
      side('southBoundLatitude'),
      side('eastBoundLongitude'),
      side('northBoundLatitude'),
    )
  const { minx = '', miny = '', maxx = '', maxy = '' } = one(branch, 'LatLonBoundingBox')?.attributes ?? {}
  return boxOf(minx, miny, maxx, maxy)
}
