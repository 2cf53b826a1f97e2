import Feature from 'ol/Feature.js'
import Point from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import Circle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo, useRef } from 'react'
import { useMap } from '../../MapContext.ts'
import { toDisplay } from '../../mapView.ts'
import { PALETTE } from '../../palette.ts'
import { useLayer } from '../../useLayer.ts'
import { type Clip, clipLayer } from './clip.ts'

export type TerritoryCircle = {
  readonly code: string
  /** [lon, lat], degrees. */
  readonly at: readonly number[]
  /** CSS pixels. */
  readonly radius: number
  readonly fill: string
}

type TerritoryCirclesProps = {
  readonly circles: readonly TerritoryCircle[]
  readonly clip: Clip | null
  readonly stale: boolean
}

const OPACITY = 0.85
const STALE_OPACITY = 0.4

function circleStyles(): (radius: number, fill: string) => Style {
  const made = new Map<string, Style>()
  return (radius, fill) => {
    const rounded = Math.round(radius * 2) / 2
    const key = `${rounded} ${fill}`
    const known = made.get(key)
    if (known) return known
    const stroke = new Stroke({ color: PALETTE.paper, width: 1 })
    const style = new Style({ image: new Circle({ radius: rounded, fill: new Fill({ color: fill }), stroke }) })
    made.set(key, style)
    return style
  }
}

/** One circle a territory, the small ones over the large ones. */
export function TerritoryCircles({ circles, clip, stale }: TerritoryCirclesProps) {
  const map = useMap()
  const cut = useRef(clip)
  const layer = useMemo(() => {
    const styles = circleStyles()
    return new VectorLayer({
      className: 'ol-layer map-circles',
      source: new VectorSource(),
      zIndex: 60,
      style: (feature) => styles(Number(feature.get('radius')), String(feature.get('fill'))),
    })
  }, [])
  useLayer(layer)
  useEffect(() => clipLayer(layer, () => cut.current), [layer])
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures(
      circles
        .toSorted((a, b) => b.radius - a.radius)
        .map(({ at: [lon = 0, lat = 0], radius, fill }) => {
          return new Feature({ geometry: new Point(toDisplay([lon, lat])), radius, fill })
        }),
    )
  }, [layer, circles])
  useEffect(() => {
    cut.current = clip
    map.render()
  }, [map, clip])
  useEffect(() => layer.setOpacity(stale ? STALE_OPACITY : OPACITY), [layer, stale])
  return null
}
