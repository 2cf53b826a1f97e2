import GeoJSON from 'ol/format/GeoJSON.js'
import VectorLayer from 'ol/layer/Vector.js'
import type OlMap from 'ol/Map.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { useMap } from '../MapContext.ts'
import { bboxFromDisplay } from '../mapView.ts'
import { useLayer } from '../useLayer.ts'
import type { CutProps, DrawnLayerProps } from './AgencyLayers.tsx'

/** No colour of the house's own layers. */
const COLOUR = '#7a2f8f'
const STYLE = [
  new Style({ stroke: new Stroke({ color: '#ffffff', width: 4.5 }) }),
  new Style({
    fill: new Fill({ color: `${COLOUR}22` }),
    stroke: new Stroke({ color: COLOUR, width: 2 }),
    image: new CircleStyle({
      radius: 5,
      fill: new Fill({ color: COLOUR }),
      stroke: new Stroke({ color: '#ffffff', width: 1.5 }),
    }),
  }),
]

const FORMAT = new GeoJSON({ featureProjection: 'EPSG:3857' })

/** Seven decimals of a degree are a centimetre. */
const boxOf = (map: OlMap): string =>
  bboxFromDisplay(map.getView().calculateExtent(map.getSize()))
    .map((degrees) => degrees.toFixed(7))
    .join(',')

async function shapesIn(id: string, bbox: string, signal: AbortSignal): Promise<{ readonly truncated: boolean }> {
  const response = await fetch(`/api/layers/${id}/features?${new URLSearchParams({ bbox })}`, { signal })
  if (!response.ok) throw new Error(`features of ${id} refused with status ${response.status}`)
  return response.json() as Promise<{ truncated: boolean }> // our own route's answer
}

/** Shapes of a file or of a WFS, those of what the map shows; that they are fewer than all is told. */
export function ShapeLayer({ layer: { id, zooms }, opacity, zIndex, onFault, onCut }: DrawnLayerProps & CutProps) {
  const map = useMap()
  const { from } = zooms
  const layer = useMemo(
    () => new VectorLayer({ className: `ol-layer map-agency-${id}`, source: new VectorSource(), style: STYLE }),
    [id],
  )
  useLayer(layer)
  useEffect(() => layer.setOpacity(opacity), [layer, opacity])
  useEffect(() => layer.setZIndex(zIndex), [layer, zIndex])
  useEffect(() => {
    let asking = new AbortController()
    const read = () => {
      asking.abort()
      asking = new AbortController()
      const { signal } = asking
      if ((map.getView().getZoom() ?? 0) < from) {
        onCut(id, false)
        return layer.getSource()?.clear(true)
      }
      shapesIn(id, boxOf(map), signal).then(
        (shapes) => {
          layer.getSource()?.clear(true)
          layer.getSource()?.addFeatures(FORMAT.readFeatures(shapes))
          onFault(id, false)
          onCut(id, shapes.truncated)
        },
        () => signal.aborted || onFault(id, true),
      )
    }
    map.on('moveend', read)
    if (map.getSize()) read()
    return () => {
      asking.abort()
      map.un('moveend', read)
    }
  }, [map, layer, id, from, onFault, onCut])
  return null
}
