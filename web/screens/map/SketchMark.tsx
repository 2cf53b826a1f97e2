import Feature from 'ol/Feature.js'
import MultiLineString from 'ol/geom/MultiLineString.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { toDisplay } from '../../map/mapView.ts'
import { PALETTE } from '../../map/palette.ts'
import { useLayer } from '../../map/useLayer.ts'
import type { Point } from './scene.ts'

const THIN = [new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 1 }) })]

/** The lines of a drawing as they are, thin and in ink. Degrees. */
export function SketchMark({ lines }: { readonly lines: readonly (readonly Point[])[] | null }) {
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), style: THIN, zIndex: 87 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    if (!lines || lines.length === 0) return
    const shown = lines.map((line) => line.map((at) => [...toDisplay(at)]))
    source?.addFeature(new Feature(new MultiLineString(shown)))
  }, [layer, lines])
  return null
}
