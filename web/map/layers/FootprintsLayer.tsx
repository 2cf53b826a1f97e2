import { getCenter, getHeight, getWidth } from 'ol/extent.js'
import Feature, { type FeatureLike } from 'ol/Feature.js'
import GeoJSON from 'ol/format/GeoJSON.js'
import Point from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { EFFECT_COLOURS } from '../../../api/contract/mapMarks.ts'
import { PALETTE } from '../palette.ts'
import { useLayer } from '../useLayer.ts'
import { isEffect, servitudeStyle } from './servitudeStyle.ts'

export type ShownFootprint = {
  readonly id: number
  readonly geometry: { readonly type: string }
  readonly properties: { readonly name: string; readonly effect: string | null; readonly leftOut: boolean }
}

const GEOJSON = new GeoJSON({ featureProjection: 'EPSG:3857' })
const LEFT_OUT = new Style({ stroke: new Stroke({ color: PALETTE.muted, width: 1, lineDash: [6, 4] }) })
/** Its effect is not said yet. */
const BARE = new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 1.2 }) })

/** A footprint that would be a speck is marked by a disc of this radius. */
const SPECK_PX = 4

const speck = (colour: string) =>
  new Style({
    image: new CircleStyle({
      radius: SPECK_PX,
      fill: new Fill({ color: colour }),
      stroke: new Stroke({ color: PALETTE.paper, width: 1.5 }),
    }),
    geometry: (feature) => new Point(getCenter(extentOf(feature))),
  })

const extentOf = (feature: FeatureLike) => feature.getGeometry()?.getExtent() ?? [0, 0, 0, 0]

const isSpeck = (feature: FeatureLike, resolution: number) => {
  const extent = extentOf(feature)
  return Math.max(getWidth(extent), getHeight(extent)) < 2 * SPECK_PX * resolution
}

const colourOf = (feature: FeatureLike): string => {
  const effect: unknown = feature.get('effect')
  if (feature.get('leftOut')) return PALETTE.muted
  return isEffect(effect) ? EFFECT_COLOURS[effect] : PALETTE.ink
}

function styleOf(): StyleFunction {
  const hatched = servitudeStyle('fr', () => window.devicePixelRatio)
  const specks = new Map<string, Style>()
  const speckOf = (colour: string) => {
    const made = specks.get(colour) ?? speck(colour)
    specks.set(colour, made)
    return made
  }
  return (feature, resolution) => {
    if (isSpeck(feature, resolution)) return speckOf(colourOf(feature))
    return feature.get('leftOut') ? LEFT_OUT : (hatched(feature, resolution) ?? BARE)
  }
}

const featureOf = ({ id, geometry, properties: { name, effect, leftOut } }: ShownFootprint) => {
  const feature = new Feature(GEOJSON.readGeometry(geometry) ?? undefined)
  feature.setProperties({ nameFr: name, nameAr: name, effect, leftOut })
  feature.setId(id)
  return feature
}

/** Footprints of servitudes hatched by their effect, a disc where one is too small to see; those left out in dashes. Their twin in words is the list beside. */
export function FootprintsLayer({ footprints }: { readonly footprints: readonly ShownFootprint[] }) {
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), style: styleOf(), zIndex: 20 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures(footprints.map(featureOf))
  }, [layer, footprints])
  return null
}
