import Feature from 'ol/Feature.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import { useEffect, useMemo, useRef } from 'react'
import type { HeatDossier, HeatHexagon, HeatKind } from '../../../../api/contract/performance/heat.ts'
import { useMap } from '../../MapContext.ts'
import { toDisplay } from '../../mapView.ts'
import { useLayer } from '../../useLayer.ts'
import { type MapLook, useLook } from '../../useLook.ts'
import { queueStyle } from '../queueStyle.ts'
import { heatStyle, openedStyles } from './heatStyle.ts'

type Geometry = HeatHexagon['geometry']

export type HeatLayerProps = {
  readonly what: HeatKind
  readonly hexagons: readonly HeatHexagon[]
  /** The one that is open, wherever it is on the ladder. */
  readonly opened: Geometry | null
  /** Its dossiers, where they are given. */
  readonly dossiers: readonly HeatDossier[]
  readonly stale: boolean
  readonly onOpen: (hexagon: HeatHexagon) => void
  /** What the map shows, each time it has come to rest. */
  readonly onLook: (look: MapLook) => void
}

const STALE_OPACITY = 0.45

const polygonOf = ({ coordinates }: Geometry) =>
  new Polygon(coordinates.map((ring) => ring.map(([lon = Number.NaN, lat = Number.NaN]) => toDisplay([lon, lat]))))

const hexagonFeature = (hexagon: HeatHexagon, what: HeatKind) => {
  const { dossiers, edgeM } = hexagon.properties
  return new Feature({ geometry: polygonOf(hexagon.geometry), hexagon, what, dossiers, edgeM })
}

const siteFeature = ({ at: [lon = Number.NaN, lat = Number.NaN], number }: HeatDossier, what: HeatKind) =>
  new Feature({ geometry: new Point(toDisplay([lon, lat])), urgency: what, number, selected: false })

/** A hexagon touched is opened, the smaller of two that lie over one another. */
function usePress(layer: VectorLayer, onOpen: HeatLayerProps['onOpen']): void {
  const map = useMap()
  const open = useRef(onOpen)
  useEffect(() => {
    open.current = onOpen
  })
  useEffect(() => {
    const touched = (pixel: number[]) =>
      map
        .getFeaturesAtPixel(pixel, { layerFilter: (candidate) => candidate === layer })
        .map((feature) => feature.get('hexagon') as HeatHexagon | undefined) // what hexagonFeature put there
        .filter((hexagon) => hexagon !== undefined)
        .toSorted((a, b) => a.properties.edgeM - b.properties.edgeM)[0]
    const press = ({ pixel }: MapBrowserEvent) => {
      const hexagon = touched(pixel)
      if (hexagon) open.current(hexagon)
    }
    let frame = 0
    const point = ({ pixel, dragging }: MapBrowserEvent) => {
      cancelAnimationFrame(frame)
      if (dragging) return
      frame = requestAnimationFrame(() => {
        const target = map.getTargetElement()
        if (target) target.style.cursor = touched(pixel) ? 'pointer' : ''
      })
    }
    map.on('singleclick', press)
    map.on('pointermove', point)
    return () => {
      cancelAnimationFrame(frame)
      map.un('singleclick', press)
      map.un('pointermove', point)
    }
  }, [map, layer])
}

function useFeatures(layer: VectorLayer, features: readonly Feature[]): void {
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures([...features])
  }, [layer, features])
}

/** Where what is late, and what soon will be, gathers. Its text twin is the table beside it. */
export function HeatLayer({ what, hexagons, opened, dossiers, stale, onOpen, onLook }: HeatLayerProps) {
  const map = useMap()
  const heat = useMemo(
    () =>
      new VectorLayer({
        className: 'ol-layer map-heat',
        source: new VectorSource(),
        style: heatStyle(() => map.getPixelRatio()),
        zIndex: 20,
      }),
    [map],
  )
  const over = useMemo(() => {
    const sites = queueStyle()
    return new VectorLayer({
      className: 'ol-layer map-heat-opened',
      source: new VectorSource(),
      style: (feature, resolution) => (feature.get('urgency') ? sites(feature, resolution) : openedStyles()),
      zIndex: 95,
    })
  }, [])
  useLayer(heat)
  useLayer(over)
  usePress(heat, onOpen)
  useLook(onLook)
  useFeatures(
    heat,
    useMemo(() => hexagons.map((hexagon) => hexagonFeature(hexagon, what)), [hexagons, what]),
  )
  useFeatures(
    over,
    useMemo(
      () => [
        ...(opened ? [new Feature({ geometry: polygonOf(opened) })] : []),
        ...dossiers.map((dossier) => siteFeature(dossier, what)),
      ],
      [opened, dossiers, what],
    ),
  )
  useEffect(() => heat.setOpacity(stale ? STALE_OPACITY : 1), [heat, stale])
  return null
}
