import Feature from 'ol/Feature.js'
import LineString from 'ol/geom/LineString.js'
import PointGeometry from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { cornerName } from '../../map/draw/outline.ts'
import { mapText } from '../../map/layers/mapText.ts'
import { toDisplay } from '../../map/mapView.ts'
import { PALETTE } from '../../map/palette.ts'
import { useLayer } from '../../map/useLayer.ts'
import type { Point } from './scene.ts'

const AXIS = [
  new Style({ stroke: new Stroke({ color: PALETTE.paper, width: 6.5 }) }),
  new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 2.5 }) }),
]

const DOT = new CircleStyle({
  radius: 4,
  fill: new Fill({ color: PALETTE.paper }),
  stroke: new Stroke({ color: PALETTE.ink, width: 2 }),
  declutterMode: 'none', // a name gives way to another, a point of the line never
})

function named(at: Point, index: number): Feature {
  const text = mapText({ size: 12, weight: 600 })
  text.setOffsetY(-14)
  text.setText(cornerName('line', index))
  const feature = new Feature(new PointGeometry(toDisplay(at)))
  feature.setStyle(new Style({ image: DOT, text }))
  return feature
}

/** A line in ink with a white halo, its points numbered P1…Pn. Degrees. */
export function LineMark({ line }: { readonly line: readonly Point[] | null }) {
  const layer = useMemo(
    () => new VectorLayer({ source: new VectorSource(), style: AXIS, declutter: 'bornes', zIndex: 88 }),
    [],
  )
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    if (!line) return
    source?.addFeature(new Feature(new LineString(line.map((at) => [...toDisplay(at)]))))
    source?.addFeatures(line.map(named))
  }, [layer, line])
  return null
}
