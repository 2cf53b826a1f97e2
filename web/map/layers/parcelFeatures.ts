import Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import LineString from 'ol/geom/LineString.js'
import MultiPolygon from 'ol/geom/MultiPolygon.js'
import Point from 'ol/geom/Point.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import type { Position } from '../../../spatial/geometry/types.ts'
import { borneName } from '../draw/outline.ts'
import { toDisplay } from '../mapView.ts'
import { PALETTE } from '../palette.ts'
import { mapText, resolutionAt } from './mapText.ts'
import { awayFrom } from './outward.ts'

type Areal = {
  readonly type: 'MultiPolygon'
  readonly coordinates: readonly (readonly (readonly number[][])[])[]
}
type Lineal = { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] }
type Punctual = { readonly type: 'Point'; readonly coordinates: readonly number[] }

/** Ground to show, a parcel or what was drawn for a dossier: coordinates in degrees. */
export type MapParcel = {
  readonly id: string
  readonly geometry: Areal | Lineal | Punctual
  readonly label?: string
}

export type Borne = { readonly name: string; readonly at: Position }

/** Corners of every ring, numbered through the whole parcel; the closing repetition is not a borne. */
export function bornesOf({ coordinates }: Areal): Borne[] {
  return coordinates
    .flatMap((polygon) => polygon.flatMap((ring) => ring.slice(0, -1)))
    .map(([lon = Number.NaN, lat = Number.NaN], index) => ({ name: borneName(index), at: [lon, lat] }))
}

const asPosition = ([lon = Number.NaN, lat = Number.NaN]: readonly number[]): Position => [lon, lat]

const shown = (at: readonly number[]) => toDisplay(asPosition(at))

function shapeOf(geometry: MapParcel['geometry']): Geometry {
  if (geometry.type === 'Point') return new Point(shown(geometry.coordinates))
  if (geometry.type === 'LineString') return new LineString(geometry.coordinates.map(shown))
  return new MultiPolygon(geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(shown))))
}

/** The shape of the ground, and for a subject that has an outline its bornes. */
export function parcelFeatures({ id, geometry, label }: MapParcel, subject: boolean): Feature[] {
  const outline = new Feature({ geometry: shapeOf(geometry), parcel: id, subject, label: label ?? '' })
  if (!subject || geometry.type !== 'MultiPolygon') return [outline]
  const corners = bornesOf(geometry).map(({ name, at }) => ({ name, at: toDisplay(at) }))
  const places = corners.map(({ at }) => at)
  const bornes = corners.map(
    ({ name, at }) => new Feature({ geometry: new Point(at), borne: name, away: awayFrom(places, at) }),
  )
  return [outline, ...bornes]
}

/** Bornes appear at zoom 18 and the names of candidates at 16. */
const BORNES_FROM = resolutionAt(17.99)
const NAMES_FROM = resolutionAt(16)

function looks() {
  const subject = [
    new Style({ stroke: new Stroke({ color: PALETTE.paper, width: 6.5 }), zIndex: 2 }),
    new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 2.5 }), fill: wash(0.08), zIndex: 3 }),
  ]
  const spot = new CircleStyle({
    radius: 7,
    fill: wash(0.2),
    stroke: new Stroke({ color: PALETTE.accent, width: 1.5, lineDash: [6, 3] }),
    declutterMode: 'none',
  })
  const name = mapText({ size: 12, weight: 600 })
  const candidate = [
    new Style({ stroke: new Stroke({ color: PALETTE.paper, width: 4 }), zIndex: 0 }),
    new Style({
      stroke: new Stroke({ color: PALETTE.accent, width: 1.5, lineDash: [6, 3] }),
      fill: wash(0.05),
      image: spot,
      text: name,
      zIndex: 1,
    }),
  ]
  const text = mapText({ size: 12, weight: 600 })
  const dot = new CircleStyle({
    radius: 4,
    fill: new Fill({ color: PALETTE.paper }),
    stroke: new Stroke({ color: PALETTE.ink, width: 1.5 }),
    declutterMode: 'none',
  })
  return { subject, candidate, borne: new Style({ image: dot, text, zIndex: 4 }) }
}

/** What has no inside bears its name above it. */
const BESIDE_PX = -16

/** How far from its corner a borne is named, outside the parcel. */
const FROM_BORNE_PX = 18

const wash = (share: number) => new Fill({ color: `rgba(11, 107, 79, ${share})` })

/** Styles made once; the words alone change from feature to feature. */
export function parcelOutlineStyle(): StyleFunction {
  const { subject, candidate, borne } = looks()
  return (feature, resolution) => {
    const name = feature.get('borne')
    if (typeof name === 'string') {
      const [east = 0, north = 1] = feature.get('away') as readonly number[] // written where the borne was made
      const text = borne.getText()
      text?.setText(name)
      text?.setOffsetX(east * FROM_BORNE_PX)
      text?.setOffsetY(-north * FROM_BORNE_PX)
      return resolution <= BORNES_FROM ? borne : undefined
    }
    if (feature.get('subject')) return subject
    const text = candidate[1]?.getText()
    text?.setText(resolution <= NAMES_FROM ? feature.get('label') : '')
    text?.setOffsetY(feature.getGeometry()?.getType() === 'MultiPolygon' ? 0 : BESIDE_PX)
    return candidate
  }
}
