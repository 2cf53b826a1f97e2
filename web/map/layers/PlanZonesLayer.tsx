import Feature from 'ol/Feature.js'
import GeoJSON from 'ol/format/GeoJSON.js'
import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { useEffect, useMemo, useRef } from 'react'
import { useMap } from '../MapContext.ts'
import { PALETTE } from '../palette.ts'
import { useLayer } from '../useLayer.ts'
import { zoneStyle } from './zoneStyle.ts'

export type ShownZone = {
  readonly id: number
  readonly geometry: { readonly type: string }
  readonly properties: { readonly code: string | null; readonly family: string | null; readonly leftOut: boolean }
}

type PlanZonesLayerProps = {
  readonly zones: readonly ShownZone[]
  /** Drawn forward. */
  readonly chosen: readonly number[]
  readonly onZone?: ((id: number) => void) | undefined
}

const GEOJSON = new GeoJSON({ featureProjection: 'EPSG:3857' })
const LEFT_OUT = new Style({ stroke: new Stroke({ color: PALETTE.muted, width: 1, lineDash: [6, 4] }) })
const CHOSEN = new Style({
  stroke: new Stroke({ color: PALETTE.accent, width: 3 }),
  fill: new Fill({ color: 'rgba(11, 107, 79, 0.12)' }),
})

function styleOf(): StyleFunction {
  const plain = zoneStyle()
  return (feature, resolution) => {
    const look = feature.get('leftOut') ? LEFT_OUT : plain(feature, resolution)
    const looks = Array.isArray(look) ? look : look ? [look] : []
    return feature.get('chosen') ? [...looks, CHOSEN] : looks
  }
}

const featureOf = ({ id, geometry, properties }: ShownZone) => {
  const feature = new Feature(GEOJSON.readGeometry(geometry) ?? undefined)
  feature.setProperties(properties)
  feature.setId(id)
  return feature
}

/** The zones of a version, each with its code; one that is touched is told. Keys reach them through the list beside. */
export function PlanZonesLayer({ zones, chosen, onZone }: PlanZonesLayerProps) {
  const map = useMap()
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), style: styleOf(), zIndex: 20 }), [])
  useLayer(layer)
  const touched = useRef(onZone)
  touched.current = onZone
  const features = useMemo(() => zones.map(featureOf), [zones])
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures(features)
  }, [layer, features])
  useEffect(() => {
    const now = new Set(chosen)
    for (const feature of features) feature.set('chosen', now.has(Number(feature.getId())))
  }, [features, chosen])
  useEffect(() => {
    const press = ({ pixel }: MapBrowserEvent) => {
      if (map.get('drawing')) return
      const id = map.forEachFeatureAtPixel(pixel, (feature) => feature.getId(), { layerFilter: (one) => one === layer })
      if (id !== undefined) touched.current?.(Number(id))
    }
    map.on('singleclick', press)
    return () => map.un('singleclick', press)
  }, [map, layer])
  return null
}
