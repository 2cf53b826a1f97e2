import Feature from 'ol/Feature.js'
import GeoJSON from 'ol/format/GeoJSON.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { PALETTE } from '../palette.ts'
import { useLayer } from '../useLayer.ts'
import { servitudeStyle } from './servitudeStyle.ts'

export type ShownFootprint = {
  readonly id: number
  readonly geometry: { readonly type: string }
  readonly properties: { readonly name: string; readonly effect: string | null; readonly leftOut: boolean }
}

const GEOJSON = new GeoJSON({ featureProjection: 'EPSG:3857' })
const LEFT_OUT = new Style({ stroke: new Stroke({ color: PALETTE.muted, width: 1, lineDash: [6, 4] }) })
/** Its effect is not said yet. */
const BARE = new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 1.2 }) })

function styleOf(): StyleFunction {
  const hatched = servitudeStyle('fr', () => window.devicePixelRatio)
  return (feature, resolution) => (feature.get('leftOut') ? LEFT_OUT : (hatched(feature, resolution) ?? BARE))
}

const featureOf = ({ id, geometry, properties: { name, effect, leftOut } }: ShownFootprint) => {
  const feature = new Feature(GEOJSON.readGeometry(geometry) ?? undefined)
  feature.setProperties({ nameFr: name, nameAr: name, effect, leftOut })
  feature.setId(id)
  return feature
}

/** Footprints of servitudes hatched by their effect; those left out in dashes. Their twin in words is the list beside. */
export function FootprintsLayer({ footprints }: { readonly footprints: readonly ShownFootprint[] }) {
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), style: styleOf(), zIndex: 20 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures(footprints.map(featureOf))
  }, [layer, footprints])
  return null
}
