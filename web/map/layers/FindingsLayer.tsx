import Feature from 'ol/Feature.js'
import GeoJSON from 'ol/format/GeoJSON.js'
import type Geometry from 'ol/geom/Geometry.js'
import GeometryCollection from 'ol/geom/GeometryCollection.js'
import LineString from 'ol/geom/LineString.js'
import MultiLineString from 'ol/geom/MultiLineString.js'
import MultiPolygon from 'ol/geom/MultiPolygon.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import type SimpleGeometry from 'ol/geom/SimpleGeometry.js'
import type BaseLayer from 'ol/layer/Base.js'
import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import { useEffect, useMemo } from 'react'
import { useMap } from '../MapContext.ts'
import { bboxFromDisplay, fitTo, shows } from '../mapView.ts'
import { useLayer } from '../useLayer.ts'
import { useMapWords } from '../useMapWords.ts'
import { type FindingCheck, type FindingGroup, findingGroups } from './findingGroups.ts'
import { findingMarkStyle, findingPlaceStyle } from './findingStyle.ts'

export type FindingsLayerProps = {
  /** The checks of a report, in its order; those without a place are not on the map. */
  readonly checks: readonly FindingCheck[]
  /** Index of the check whose place is brought forward. */
  readonly focused: number | null
  readonly onFocus?: (index: number) => void
}

const GEOJSON = new GeoJSON({ featureProjection: 'EPSG:3857' })
const PLACES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])

const firstPoint = (points: SimpleGeometry): Point | null => {
  const first = points.getFirstCoordinate()
  return first ? new Point(first) : null
}

const firstOf = (geometry: Geometry): Geometry | undefined =>
  geometry instanceof GeometryCollection ? geometry.getGeometriesArray()[0] : undefined

/** Where a mark can stand on a place: inside an area, on a line. */
function spot(geometry: Geometry): Point | null {
  if (geometry instanceof Point) return geometry
  if (geometry instanceof Polygon) return geometry.getInteriorPoint()
  if (geometry instanceof MultiPolygon) return firstPoint(geometry.getInteriorPoints())
  if (geometry instanceof LineString) return new Point(geometry.getCoordinateAt(0.5))
  const first = geometry instanceof MultiLineString ? geometry.getLineString(0) : firstOf(geometry)
  return first ? spot(first) : null
}

function featureOf({ at, verdict, checks }: FindingGroup): Feature[] {
  if (!PLACES.has(at.type)) return []
  const geometry = GEOJSON.readGeometry(at)
  if (!geometry) return []
  return [new Feature({ geometry, spot: spot(geometry), verdict, checks })]
}

const indicesOf = (feature: { get: (key: string) => unknown }): readonly number[] => {
  const checks = feature.get('checks')
  return Array.isArray(checks) ? checks.filter((index) => typeof index === 'number') : []
}

/** The focused place comes forward, with the verdict of the check in focus, and into view when it was not. */
function useFocus(layer: VectorLayer, { checks, focused }: FindingsLayerProps): void {
  const map = useMap()
  useEffect(() => {
    for (const feature of layer.getSource()?.getFeatures() ?? []) {
      const indices = indicesOf(feature)
      const inFocus = focused !== null && indices.includes(focused)
      const shown = inFocus ? focused : indices[0]
      feature.setProperties({ focused: inFocus, verdict: checks[shown ?? -1]?.verdict ?? 'unverified' })
      const extent = inFocus ? feature.getGeometry()?.getExtent() : undefined
      if (extent && !shows(map, bboxFromDisplay(extent))) fitTo(map, bboxFromDisplay(extent))
    }
  }, [map, layer, checks, focused])
}

function useChoose(layers: readonly BaseLayer[], onFocus: FindingsLayerProps['onFocus']): void {
  const map = useMap()
  useEffect(() => {
    if (!onFocus) return
    const choose = ({ pixel }: MapBrowserEvent) => {
      if (map.get('drawing')) return
      const options = { layerFilter: (layer: BaseLayer) => layers.includes(layer), hitTolerance: 6 }
      const index = map.forEachFeatureAtPixel(pixel, (feature) => indicesOf(feature)[0], options)
      if (index !== undefined) onFocus(index)
    }
    map.on('singleclick', choose)
    return () => map.un('singleclick', choose)
  }, [map, layers, onFocus])
}

/** Places under the outline of the parcel, marks and words over it: one source, so that they never part. */
function useFindingLayers(): readonly [VectorLayer, VectorLayer] {
  const t = useMapWords()
  const map = useMap()
  return useMemo(() => {
    const common = { className: 'ol-layer map-findings', source: new VectorSource() }
    const places = findingPlaceStyle(() => map.getPixelRatio())
    const marks = findingMarkStyle((verdict) => t(`verdict.${verdict}`))
    return [
      new VectorLayer({ ...common, style: places, zIndex: 80 }),
      new VectorLayer({ ...common, style: marks, zIndex: 88 }),
    ]
  }, [t, map])
}

/** Every finding of a report at its place. Keys reach the same findings through the list beside the map. */
export function FindingsLayer(props: FindingsLayerProps) {
  const { checks, onFocus } = props
  const layers = useFindingLayers()
  const [places, marks] = layers
  useLayer(places)
  useLayer(marks)
  useChoose(layers, onFocus)
  useEffect(() => {
    const source = places.getSource()
    source?.clear(true)
    source?.addFeatures(findingGroups(checks).flatMap(featureOf))
  }, [places, checks])
  useFocus(places, props)
  return null
}
