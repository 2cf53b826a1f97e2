import type { Coordinate } from 'ol/coordinate.js'
import type { Extent } from 'ol/extent.js'
import type OlMap from 'ol/Map.js'
import { fromLonLat, toLonLat, transformExtent } from 'ol/proj.js'
import View from 'ol/View.js'
import type { Position } from '../../spatial/geometry/types.ts'

/** What the map shows: centre in [lon, lat] degrees and zoom, as kept in the address. */
export type MapViewState = { readonly center: Position; readonly zoom: number }

/** [west, south, east, north] in degrees. */
export type Bbox = readonly [number, number, number, number]

export type FitOptions = { readonly maxZoom?: number; readonly padding?: readonly [number, number, number, number] }

/** Morocco and the sea around it, degrees: the view's centre stays inside. */
const SURROUNDINGS: Bbox = [-22, 18, 3, 38.5]

const MIN_ZOOM = 4.5
const MAX_ZOOM = 23
const MOTION_MS = 140

/** The 3857 coordinate of a [lon, lat]: the display plane begins here and nowhere else. */
export const toDisplay = ([lon, lat]: Position): Coordinate => fromLonLat([lon, lat])

/** The [lon, lat] of a 3857 coordinate. */
export function fromDisplay(coordinate: Coordinate): Position {
  const [lon = Number.NaN, lat = Number.NaN] = toLonLat(coordinate)
  return [lon, lat]
}

export const bboxToDisplay = ([west, south, east, north]: Bbox): Extent =>
  transformExtent([west, south, east, north], 'EPSG:4326', 'EPSG:3857')

export const bboxFromDisplay = (extent: Extent): Bbox => {
  const [west = 0, south = 0, east = 0, north = 0] = transformExtent(extent, 'EPSG:3857', 'EPSG:4326')
  return [west, south, east, north]
}

export const createView = ({ center, zoom }: MapViewState): View =>
  new View({
    center: toDisplay(center),
    zoom,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    extent: bboxToDisplay(SURROUNDINGS),
    constrainOnlyCenter: true,
    enableRotation: false,
  })

/** Centre to 1e-6 degree (10 cm) and zoom to a hundredth: what an address can hold without flicker. */
export function viewState(map: OlMap): MapViewState | null {
  const center = map.getView().getCenter()
  const zoom = map.getView().getZoom()
  if (!center || zoom === undefined) return null
  const [lon, lat] = fromDisplay(center)
  return { center: [Number(lon.toFixed(6)), Number(lat.toFixed(6))], zoom: Number(zoom.toFixed(2)) }
}

export const sameView = (a: MapViewState, b: MapViewState): boolean =>
  Math.abs(a.center[0] - b.center[0]) < 2e-6 &&
  Math.abs(a.center[1] - b.center[1]) < 2e-6 &&
  Math.abs(a.zoom - b.zoom) < 0.02

const reducedMotion = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

/** Milliseconds an animation may take; none when the system asks for less motion. */
export const motionMs = (): number => (reducedMotion() ? 0 : MOTION_MS)

/** Moves the map to a view given from outside. */
export function moveTo(map: OlMap, { center, zoom }: MapViewState): void {
  map.getView().cancelAnimations()
  map.getView().setCenter(toDisplay(center))
  map.getView().setZoom(zoom)
}

/** Brings a box [west, south, east, north] (degrees) into what is visible beside the panels. */
export function fitTo(map: OlMap, bbox: Bbox, { maxZoom = 19, padding = [48, 48, 48, 48] }: FitOptions = {}): void {
  if (!bbox.every(Number.isFinite)) return
  map.getView().fit(bboxToDisplay(bbox), { padding: [...padding], maxZoom, duration: motionMs() })
}

/** True when the whole box is on screen. */
export function shows(map: OlMap, bbox: Bbox): boolean {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = bboxToDisplay(bbox)
  const [left = 0, bottom = 0, right = 0, top = 0] = map.getView().calculateExtent(map.getSize())
  return minX >= left && maxX <= right && minY >= bottom && maxY <= top
}
