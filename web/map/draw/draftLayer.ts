import Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import LineString from 'ol/geom/LineString.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { fixed } from '../../text/figures.ts'
import { toDisplay } from '../mapView.ts'
import type { Cursor } from './cursor.ts'
import { type DraftPart, draftStyle } from './draftStyles.ts'
import { figuresOf } from './measure.ts'
import { cornerName, type Draft, type DrawnShape } from './outline.ts'

/** Names and lengths appear where a side of twenty metres can carry them. */
const WORDS_MAX_RESOLUTION = 0.75

export type DraftShown = {
  readonly draft: Draft
  readonly chosen: number | null
  /** Handles to pull new bornes from: only when the outline can be edited by hand. */
  readonly middles: boolean
  /** Bornes have names; the points of a measure have none. */
  readonly named: boolean
  readonly shape: DrawnShape
  readonly resolution: number
}

const place = (srid: LegalSrid, position: Position) => toDisplay(toWgs84(srid, position))

function part(kind: DraftPart, geometry: Geometry, word?: string): Feature {
  return new Feature({ geometry, part: kind, word })
}

function shape({ positions, closed, srid }: Draft, at: (position: Position) => number[]): Feature[] {
  if (srid === null || positions.length < 2) return []
  const coordinates = positions.map(at)
  return [
    part('outline', closed ? new Polygon([[...coordinates, at(positions[0] ?? [0, 0])]]) : new LineString(coordinates)),
  ]
}

/** One feature in the middle of each side. */
function onSides({ positions, closed }: Draft, make: (middle: Position, index: number) => Feature): Feature[] {
  return positions.slice(0, closed ? undefined : -1).map((from, index) => {
    const to = positions[(index + 1) % positions.length] ?? from
    return make([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], index)
  })
}

function steadyFeatures({ draft, chosen, middles, named, shape: drawn, resolution }: DraftShown): Feature[] {
  const { srid, positions } = draft
  if (srid === null) return []
  const at = (position: Position) => place(srid, position)
  const { sidesM, crossing } = figuresOf(draft, drawn)
  const near = resolution <= WORDS_MAX_RESOLUTION
  const bornes = positions.map((position, index) => {
    const word = named && (near || index === chosen) ? cornerName(drawn, index) : ''
    return part(index === chosen ? 'chosen' : 'borne', new Point(at(position)), word)
  })
  const handles = middles ? onSides(draft, (middle) => part('middle', new Point(at(middle)))) : []
  const lengths = near
    ? onSides(draft, (middle, index) =>
        part(middles ? 'sideApart' : 'side', new Point(at(middle)), `${fixed(sidesM[index] ?? 0, 2)} m`),
      )
    : []
  const fault = crossing ? [part('fault', new Point(at(crossing.at)))] : []
  return [...shape(draft, at), ...handles, ...lengths, ...bornes, ...fault]
}

function movingFeatures({ positions, closed }: Draft, cursor: Cursor | null): Feature[] {
  if (!cursor) return []
  const tip = place(cursor.srid, cursor.at)
  const last = positions.at(-1)
  const rubber = last && !closed ? [part('rubber', new LineString([place(cursor.srid, last), tip]))] : []
  const { hold } = cursor
  const held = hold ? [part(hold === 'start' ? 'vertex' : hold.kind, new Point(tip))] : []
  return [...rubber, ...held, ...(cursor.by === 'keyboard' ? [part('crosshair', new Point(tip))] : [])]
}

/** Two layers over everything: the draft, and what follows the pointer, redrawn far more often. */
export class DraftLayer {
  readonly layers: readonly [VectorLayer, VectorLayer]
  private readonly steady = new VectorSource()
  private readonly moving = new VectorSource()

  constructor() {
    const common = { className: 'ol-layer map-draft', updateWhileInteracting: true, updateWhileAnimating: true }
    this.layers = [
      new VectorLayer({ ...common, source: this.steady, style: draftStyle(false), zIndex: 90 }),
      new VectorLayer({ ...common, source: this.moving, style: draftStyle(false), zIndex: 91 }),
    ]
  }

  show(shown: DraftShown): void {
    this.steady.clear(true)
    this.steady.addFeatures(steadyFeatures(shown))
  }

  follow(draft: Draft, cursor: Cursor | null): void {
    this.moving.clear(true)
    this.moving.addFeatures(movingFeatures(draft, cursor))
  }

  /** Bornes of 20 px under a finger, 12 px under a mouse. */
  forTouch(touch: boolean): void {
    for (const layer of this.layers) layer.setStyle(draftStyle(touch))
  }
}
