import VectorTileLayer from 'ol/layer/VectorTile.js'
import { useEffect, useMemo, useRef } from 'react'
import { useMap } from '../MapContext.ts'
import { useLayer } from '../useLayer.ts'
import { type Clip, clipLayer } from './territories/clip.ts'
import { tileSource } from './tileSource.ts'
import { lookOf } from './tileStyles.ts'
import { zoneStyle } from './zoneStyle.ts'

type PlanOnDayProps = {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly side: Clip['side']
  /** Percent of the map's width from its left. */
  readonly at: number
}

const { zIndex, fromZoom } = lookOf('zones', false)

/** The zoning as it stood on a day, on its side of the line. */
export function PlanOnDay({ day, side, at }: PlanOnDayProps) {
  const map = useMap()
  const clip = useRef<Clip>({ side, at })
  const layer = useMemo(
    () =>
      new VectorTileLayer({
        className: `ol-layer map-plan-${side}`,
        source: tileSource({ tiles: [`/api/tiles/zones/{z}/{x}/{y}.mvt?on=${day}`], minzoom: fromZoom, maxzoom: 17 }),
        style: zoneStyle(),
        renderMode: 'hybrid',
        minZoom: fromZoom,
        zIndex,
      }),
    [day, side],
  )
  useLayer(layer)
  useEffect(() => clipLayer(layer, () => clip.current), [layer])
  useEffect(() => {
    clip.current = { side, at }
    map.render()
  }, [map, side, at])
  return null
}
