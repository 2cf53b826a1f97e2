import { boxOf, type Offered, type OfferedLayer } from './offered.ts'
import { all, type Branch, one, textOf } from './xmlTree.ts'

const isGeoJson = (format: string) => /geo\+?json|application\/json|^json$/i.test(format)

/** The feature types of a WFS 2.0; those it gives as GeoJSON can be shown (OGC 09-025r2). */
export function readWfs(root: Branch): Offered | null {
  if (root.name !== 'WFS_Capabilities') return null
  const operation = all(one(root, 'OperationsMetadata'), 'Operation').find(
    ({ attributes }) => attributes.name === 'GetFeature',
  )
  const parameter = all(operation, 'Parameter').find(({ attributes }) => /^outputFormat$/i.test(attributes.name ?? ''))
  const formats = [...all(parameter, 'Value'), ...all(one(parameter, 'AllowedValues'), 'Value')].map(({ text }) => text)
  return {
    kind: 'wfs',
    title: textOf(root, 'ServiceIdentification', 'Title'),
    layers: all(one(root, 'FeatureTypeList'), 'FeatureType').map((type) => layerOf(type, formats)),
  }
}

function layerOf(type: Branch, formats: readonly string[]): OfferedLayer {
  const name = textOf(type, 'Name')
  const own = all(one(type, 'OutputFormats'), 'Format').map(({ text }) => text)
  const format = [...own, ...formats].find(isGeoJson)
  return {
    ...{ name, title: textOf(type, 'Title') || name, box: boxIn(type) },
    unusable: format === undefined ? 'format' : null,
    kept: format === undefined ? null : { kind: 'wfs', name, format },
  }
}

function boxIn(type: Branch) {
  const corner = (name: string) => textOf(type, 'WGS84BoundingBox', name).split(/\s+/)
  const [west = '', south = ''] = corner('LowerCorner')
  const [east = '', north = ''] = corner('UpperCorner')
  return boxOf(west, south, east, north)
}
