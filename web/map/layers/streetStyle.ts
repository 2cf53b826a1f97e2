import type { FeatureLike } from 'ol/Feature.js'
import LineString from 'ol/geom/LineString.js'
import { getPointResolution } from 'ol/proj.js'
import RenderFeature from 'ol/render/Feature.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { PALETTE } from '../palette.ts'
import { words } from './label.ts'
import { mapText, resolutionAt } from './mapText.ts'
import { streetAxis } from './streetAxis.ts'

const NAMES_FROM = resolutionAt(16)
const USUAL_WIDTH_M = 10

/** The line along which a street's name runs: its axis when it has one, else the middle of its ground. */
function axisOf(feature: FeatureLike): LineString | undefined {
  if (!(feature instanceof RenderFeature)) return undefined
  const flat = feature.getFlatCoordinates()
  if (feature.getType() === 'LineString') return new LineString(flat, 'XY')
  const ring = flat.slice(0, feature.getEnds()?.[0] ?? flat.length)
  const widthM = Number(feature.get('widthM')) || USUAL_WIDTH_M
  const axis = streetAxis(ring, widthM / getPointResolution('EPSG:3857', 1, ring.slice(0, 2), 'm'))
  return axis ? new LineString([...axis], 'XY') : undefined
}

/** Found once a feature of a tile, not once a frame. */
function remembered(): (feature: FeatureLike) => LineString | undefined {
  const axes = new WeakMap<FeatureLike, LineString | undefined>()
  return (feature) => {
    if (!axes.has(feature)) axes.set(feature, axisOf(feature))
    return axes.get(feature)
  }
}

/** Bare ground between thin kerbs, the name running along. */
export function streetStyle(): StyleFunction {
  const ground = new Style({
    fill: new Fill({ color: PALETTE.paper }),
    stroke: new Stroke({ color: PALETTE.line, width: 1 }),
  })
  const text = mapText({ size: 11, colour: PALETTE.muted })
  text.setPlacement('line')
  const name = new Style({ geometry: remembered(), text })
  const [named, nameless] = [[ground, name], [ground]]
  return (feature, resolution) => {
    const said = resolution <= NAMES_FROM ? words(feature.get('name')) : ''
    text.setText(said)
    return said ? named : nameless
  }
}
