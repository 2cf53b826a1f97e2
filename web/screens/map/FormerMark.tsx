import Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import LineString from 'ol/geom/LineString.js'
import MultiPolygon from 'ol/geom/MultiPolygon.js'
import PointGeometry from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { toDisplay } from '../../map/mapView.ts'
import { PALETTE } from '../../map/palette.ts'
import { useLayer } from '../../map/useLayer.ts'
import type { FormerShape } from './scene.ts'

const halo = new Stroke({ color: PALETTE.paper, width: 6 })
const dashes = new Stroke({ color: PALETTE.muted, width: 2.5, lineDash: [8, 6] })
const STYLES = [halo, dashes].map((stroke) => new Style({ stroke, image: new CircleStyle({ radius: 11, stroke }) }))

type Nested = number[] | Nested[]

/** Positions nested at any depth, in the map's own plane. */
function displayed(coordinates: unknown): Nested {
  if (!Array.isArray(coordinates)) return []
  const [lon, lat] = coordinates
  if (typeof lon === 'number' && typeof lat === 'number') return [...toDisplay([lon, lat])]
  return coordinates.map(displayed) as Nested[]
}

/** The depth of what is nested follows from the type that GeoJSON gives it. */
function shapeOf({ type, coordinates }: FormerShape): Geometry | null {
  const at = displayed(coordinates)
  if (type === 'Point') return new PointGeometry(at as number[])
  if (type === 'LineString') return new LineString(at as number[][])
  if (type === 'Polygon') return new MultiPolygon([at as number[][][]])
  return type === 'MultiPolygon' ? new MultiPolygon(at as number[][][][]) : null
}

/** What was there before, in dashes. Degrees. */
export function FormerMark({ shape }: { readonly shape: FormerShape | null }) {
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), style: STYLES, zIndex: 86 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    const geometry = shape && shapeOf(shape)
    if (geometry) source?.addFeature(new Feature(geometry))
  }, [layer, shape])
  return null
}
