import Feature from 'ol/Feature.js'
import GeoJSON from 'ol/format/GeoJSON.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { PALETTE, VERDICT_COLOURS } from '../palette.ts'
import { useLayer } from '../useLayer.ts'

const GEOJSON = new GeoJSON({ featureProjection: 'EPSG:3857' })

/** A place is often thinner than a pixel: its halo and its outline keep their width at every scale. */
const LOOKS = [
  new Style({
    stroke: new Stroke({ color: PALETTE.paper, width: 7 }),
    image: new CircleStyle({ radius: 9, fill: new Fill({ color: PALETTE.paper }) }),
  }),
  new Style({
    stroke: new Stroke({ color: VERDICT_COLOURS.noncompliant, width: 3 }),
    fill: new Fill({ color: 'rgba(179, 38, 30, 0.25)' }),
    image: new CircleStyle({ radius: 6, fill: new Fill({ color: VERDICT_COLOURS.noncompliant }) }),
  }),
]

type Place = { readonly type: string }

/** Places that are talked about beside the map, lon/lat; their twin in words is the list that shows them. */
export function PlacesLayer({ places }: { readonly places: readonly Place[] }) {
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), style: LOOKS, zIndex: 80 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures(places.map((place) => new Feature(GEOJSON.readGeometry(place) ?? undefined)))
  }, [layer, places])
  return null
}
