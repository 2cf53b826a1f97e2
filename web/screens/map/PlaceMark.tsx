import Feature from 'ol/Feature.js'
import PointGeometry from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { toDisplay } from '../../map/mapView.ts'
import { PALETTE } from '../../map/palette.ts'
import { useLayer } from '../../map/useLayer.ts'
import type { Point } from './scene.ts'

const ring = (radius: number, color: string, width: number, fill?: string) =>
  new Style({
    image: new CircleStyle({
      radius,
      stroke: new Stroke({ color, width }),
      ...(fill && { fill: new Fill({ color: fill }) }),
    }),
  })

/** A target on the point a sentence talks about: dark ring on white, seen on any background. */
const STYLES = [ring(13, PALETTE.paper, 6), ring(13, PALETTE.ink, 2.5), ring(2.5, PALETTE.paper, 1, PALETTE.ink)]

export function PlaceMark({ at }: { readonly at: Point | null }) {
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), style: STYLES, zIndex: 90 }), [])
  useLayer(layer)
  useEffect(() => {
    layer.getSource()?.clear(true)
    if (at) layer.getSource()?.addFeature(new Feature(new PointGeometry(toDisplay(at))))
  }, [layer, at])
  return null
}
