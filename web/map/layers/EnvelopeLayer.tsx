import Feature, { type FeatureLike } from 'ol/Feature.js'
import LineString from 'ol/geom/LineString.js'
import MultiPolygon from 'ol/geom/MultiPolygon.js'
import PointGeometry from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { SIDE_KINDS, type SideKind } from '../../../spatial/envelope/types.ts'
import { hatchPattern } from '../hatching.ts'
import { useMap } from '../MapContext.ts'
import { toDisplay } from '../mapView.ts'
import { PALETTE, VERDICT_COLOURS } from '../palette.ts'
import { SIDE_LOOKS } from '../sideLooks.ts'
import { useLayer } from '../useLayer.ts'
import { mapText } from './mapText.ts'
import { middleOf, turnOf } from './outward.ts'

type Point = readonly [number, number]

/** What can be built, as the map draws it; degrees. */
export type DrawnEnvelope = {
  /** null: nobody published where one may build. */
  readonly polygons: readonly (readonly (readonly Point[])[])[] | null
  /** The part of it that nobody guarantees: a zone whose règlement is not published lies over it. */
  readonly unsure: readonly (readonly (readonly Point[])[])[]
  readonly sides: readonly { readonly edge: number; readonly kind: SideKind; readonly line: readonly Point[] }[]
  /** The side that is being corrected. */
  readonly focusedSide: number | null
}

export type EnvelopeLayerProps = {
  readonly drawn: DrawnEnvelope | null
  readonly onSide?: ((edge: number) => void) | undefined
}

const FINGER_PX = 8

/** Where one may build, hatched in the accent; each limit in the look of its kind, its number outside it. */
export function EnvelopeLayer({ drawn, onSide }: EnvelopeLayerProps) {
  const map = useMap()
  const layer = useMemo(
    () =>
      new VectorLayer({
        className: 'ol-layer map-envelope',
        source: new VectorSource(),
        style: envelopeStyle(() => map.getPixelRatio()),
        zIndex: 86,
      }),
    [map],
  )
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    if (drawn) source?.addFeatures(featuresOf(drawn))
  }, [layer, drawn])
  useChooseSide(layer, onSide)
  return null
}

function useChooseSide(layer: VectorLayer, onSide: EnvelopeLayerProps['onSide']): void {
  const map = useMap()
  useEffect(() => {
    if (!onSide) return
    const choose = (event: MapBrowserEvent) => {
      const options = { layerFilter: (one: unknown) => one === layer, hitTolerance: FINGER_PX }
      const side = map.forEachFeatureAtPixel(event.pixel, sideOf, options)
      if (!side) return
      event.stopPropagation() // the limit that was touched, and not also the finding under it
      onSide(side.edge)
    }
    map.on('singleclick', choose)
    return () => map.un('singleclick', choose)
  }, [map, layer, onSide])
}

/** An object, for the first limit is numbered 0. */
function sideOf(feature: FeatureLike): { readonly edge: number } | undefined {
  const edge: unknown = feature.get('edge')
  return typeof edge === 'number' ? { edge } : undefined
}

const shown = (at: Point) => [...toDisplay(at)]

const areaOf = (polygons: NonNullable<DrawnEnvelope['polygons']>) =>
  new MultiPolygon(polygons.map((rings) => rings.map((ring) => ring.map(shown))))

function featuresOf({ polygons, unsure, sides, focusedSide }: DrawnEnvelope): Feature[] {
  const ground = new Feature({ geometry: areaOf(polygons ?? []) })
  const doubtful = unsure.length > 0 ? [new Feature({ geometry: areaOf(unsure), unsure: true })] : []
  const lines = sides.map(({ line }) => line.map(shown))
  const turn = turnOf(lines)
  const limits = sides.flatMap(({ edge, kind }, nth) => {
    const line = lines[nth] ?? []
    const limit = new Feature({ geometry: new LineString(line), edge, kind, focused: edge === focusedSide })
    const middle = middleOf(line, turn)
    if (!middle) return [limit]
    const number = new Feature({ geometry: new PointGeometry([...middle.at]), edge, kind, away: middle.away })
    return [limit, number]
  })
  return [ground, ...doubtful, ...limits]
}

const limitStyle = (kind: SideKind) => {
  const { colour, width, dash } = SIDE_LOOKS[kind]
  return new Style({ stroke: new Stroke({ color: colour, width, lineDash: [...dash] }), zIndex: 2 })
}

const numberStyle = (kind: SideKind) =>
  new Style({ text: mapText({ size: 13, weight: 700, colour: SIDE_LOOKS[kind].colour }), zIndex: 3 })

const eachKind = (styleOf: (kind: SideKind) => Style) => ({
  ...{ street: styleOf('street'), side: styleOf('side'), rear: styleOf('rear') },
})

/** How far from its limit a number stands, outside the ground. */
const BESIDE_PX = 14

/** The number of a limit, moved beside it. */
function numbered(style: Style, edge: unknown, [east, north]: readonly [number, number]): Style {
  const text = style.getText()
  text?.setText(String(Number(edge) + 1))
  text?.setOffsetX(east * BESIDE_PX)
  text?.setOffsetY(-north * BESIDE_PX)
  return style
}

const isKind = (kind: unknown): kind is SideKind => SIDE_KINDS.some((known) => known === kind)

/** Over the hatching of what may be built: paper again, dotted and dashed as what is not verified. */
const unsureStyles = (pixelRatio: number): Style[] => [
  new Style({ fill: new Fill({ color: PALETTE.paper }), zIndex: 0 }),
  new Style({
    fill: new Fill({ color: hatchPattern('dotted', VERDICT_COLOURS.unverified, pixelRatio) }),
    stroke: new Stroke({ color: VERDICT_COLOURS.unverified, width: 2, lineDash: [6, 4] }),
    zIndex: 0,
  }),
]

/** Patterns are made of device pixels: one set a pixel ratio, which printing changes. */
function hatchesByRatio(pixelRatio: () => number) {
  const made = new Map<number, { readonly hatched: Style; readonly unsure: readonly Style[] }>()
  return () => {
    const ratio = pixelRatio()
    const fill = () => new Fill({ color: hatchPattern('diagonal', PALETTE.accent, ratio) })
    const hatches = made.get(ratio) ?? { hatched: new Style({ fill: fill(), zIndex: 0 }), unsure: unsureStyles(ratio) }
    made.set(ratio, hatches)
    return hatches
  }
}

/** Styles made once; the number alone changes from limit to limit. */
function envelopeStyle(pixelRatio: () => number): StyleFunction {
  const [limits, numbers] = [eachKind(limitStyle), eachKind(numberStyle)]
  const halo = new Style({ stroke: new Stroke({ color: PALETTE.paper, width: 9 }), zIndex: 1 })
  const focus = new Style({ stroke: new Stroke({ color: 'rgba(11, 107, 79, 0.45)', width: 14 }), zIndex: 1 })
  const fill = new Fill({ color: 'rgba(11, 107, 79, 0.18)' })
  const ground = new Style({ fill, stroke: new Stroke({ color: PALETTE.accent, width: 2.5 }), zIndex: 0 })
  const hatches = hatchesByRatio(pixelRatio)
  return (feature) => {
    const kind: unknown = feature.get('kind')
    if (feature.get('unsure') === true) return [...hatches().unsure]
    if (!isKind(kind)) return [ground, hatches().hatched]
    const away: unknown = feature.get('away')
    if (Array.isArray(away)) return numbered(numbers[kind], feature.get('edge'), [Number(away[0]), Number(away[1])])
    return [feature.get('focused') ? focus : halo, limits[kind]]
  }
}
