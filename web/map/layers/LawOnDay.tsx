import VectorTileLayer from 'ol/layer/VectorTile.js'
import { useEffect, useMemo, useRef } from 'react'
import { useMap, useMapLanguage } from '../MapContext.ts'
import { useLayer } from '../useLayer.ts'
import { type Clip, clipLayer } from './territories/clip.ts'
import { tileSource } from './tileSource.ts'
import { lookOf } from './tileStyles.ts'

type LawOnDayProps = {
  readonly of: 'zones' | 'servitudes'
  /** YYYY-MM-DD. */
  readonly day: string
  readonly side: Clip['side']
  /** Percent of the map's width from its left. */
  readonly at: number
}

/** The zoning or the servitudes as they stood on a day, on their side of the line. */
export function LawOnDay({ of, day, side, at }: LawOnDayProps) {
  const map = useMap()
  const language = useMapLanguage()
  const clip = useRef<Clip>({ side, at })
  const layer = useMemo(() => {
    const { style, zIndex, fromZoom } = lookOf(of, false)
    return new VectorTileLayer({
      // a canvas of its own: what is cut is the canvas
      className: `ol-layer map-${of}-${side}`,
      source: tileSource({ tiles: [`/api/tiles/${of}/{z}/{x}/{y}.mvt?on=${day}`], minzoom: fromZoom, maxzoom: 17 }),
      style: style(language, () => map.getPixelRatio()),
      // as where they are drawn whole: hatching must not be stretched between two zooms
      renderMode: of === 'servitudes' ? 'vector' : 'hybrid',
      minZoom: fromZoom,
      zIndex,
    })
  }, [map, language, of, day, side])
  useLayer(layer)
  useEffect(() => clipLayer(layer, () => clip.current), [layer])
  useEffect(() => {
    clip.current = { side, at }
    map.render()
  }, [map, side, at])
  return null
}
