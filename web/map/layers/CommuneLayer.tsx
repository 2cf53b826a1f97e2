import Feature from 'ol/Feature.js'
import MultiPolygon from 'ol/geom/MultiPolygon.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import type { PlanThere, TerritorySheet } from '../../../api/contract/territorySheet.ts'
import { hatchPattern } from '../hatching.ts'
import { useMap } from '../MapContext.ts'
import { toDisplay } from '../mapView.ts'
import { PALETTE } from '../palette.ts'
import { useLayer } from '../useLayer.ts'
import { PLAN_LOOKS } from './planStyle.ts'

type Outline = NonNullable<TerritorySheet['outline']>

export type CommuneLayerProps = {
  readonly outline: Outline | null
  /** Drawn in dashes: it situates the commune, it does not delimit it. */
  readonly approximate: boolean
  readonly plans: readonly PlanThere[]
}

const shapeOf = ({ coordinates }: Outline) =>
  new MultiPolygon(
    coordinates.map((polygon) =>
      polygon.map((ring) => ring.map(([lon = Number.NaN, lat = Number.NaN]) => toDisplay([lon, lat]))),
    ),
  )

function planStyle(pixelRatio: () => number): StyleFunction {
  return (feature) => {
    const { stroke, fill, hatch } = PLAN_LOOKS[(feature.get('state') as PlanThere['state']) ?? 'unknown']
    const pattern = hatch && hatchPattern(hatch, stroke, pixelRatio())
    const styles = [new Style({ fill: new Fill({ color: fill }), stroke: new Stroke({ color: stroke, width: 1.5 }) })]
    return pattern ? [...styles, new Style({ fill: new Fill({ color: pattern }) })] : styles
  }
}

const outlineStyle = (approximate: boolean) => [
  new Style({ stroke: new Stroke({ color: PALETTE.paper, width: 5 }) }),
  new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 2, ...(approximate && { lineDash: [8, 6] }) }) }),
]

/** A commune's outline over its plans, the smaller plan over the larger. */
export function CommuneLayer({ outline, approximate, plans }: CommuneLayerProps) {
  const map = useMap()
  const plansLayer = useMemo(
    () =>
      new VectorLayer({
        source: new VectorSource(),
        style: planStyle(() => map.getPixelRatio()),
        opacity: 0.8,
        zIndex: 40,
      }),
    [map],
  )
  const outlineLayer = useMemo(
    () => new VectorLayer({ source: new VectorSource(), style: outlineStyle(approximate), zIndex: 84 }),
    [approximate],
  )
  useLayer(plansLayer)
  useLayer(outlineLayer)
  useEffect(() => {
    const source = plansLayer.getSource()
    source?.clear(true)
    source?.addFeatures(plans.map(({ geometry, state }) => new Feature({ geometry: shapeOf(geometry), state })))
  }, [plansLayer, plans])
  useEffect(() => {
    const source = outlineLayer.getSource()
    source?.clear(true)
    if (outline) source?.addFeature(new Feature(shapeOf(outline)))
  }, [outlineLayer, outline])
  return null
}
