import VectorTileLayer from 'ol/layer/VectorTile.js'
import type VectorTileSource from 'ol/source/VectorTile.js'
import { useEffect, useMemo, useRef } from 'react'
import { useMap } from '../../MapContext.ts'
import { useLayer } from '../../useLayer.ts'
import { type Clip, clipLayer } from './clip.ts'
import { type Looks, styleBook } from './looks.ts'

export type TerritoryFillsProps = {
  /** The tiles carry outlines and codes; what the outlines look like comes apart. */
  readonly source: VectorTileSource
  /** By code; a territory without a look is left out. */
  readonly looks: Looks
  readonly clip: Clip | null
  readonly stale: boolean
  /** Each time other looks are on the screen. */
  readonly onDrawn?: (() => void) | undefined
}

const STALE_OPACITY = 0.45

/**
 * Filled territories. Pictures of tiles (`hybrid`) on canvas: measured for 1,544 communes on a machine without a
 * graphics card, other looks took 20 to 60 ms and panning no more than an empty map; drawing vectors each frame took
 * three times the frame budget, WebGL tiles with a palette five times.
 */
export function TerritoryFills({ source, looks, clip, stale, onDrawn }: TerritoryFillsProps) {
  const map = useMap()
  const shown = useRef({ looks, clip })
  const layer = useMemo(() => {
    const styles = styleBook()
    return new VectorTileLayer({
      // One canvas for all that is drawn from tiles: each more is laid over the others at every frame.
      className: 'ol-layer map-tiles',
      source,
      renderMode: 'hybrid',
      zIndex: 5,
      properties: { territories: true },
      style: (feature) => {
        const look = shown.current.looks.get(String(feature.get('code')))
        return look && styles(look, map.getPixelRatio())
      },
    })
  }, [source, map])
  useLayer(layer)
  useEffect(() => clipLayer(layer, () => shown.current.clip), [layer])
  useEffect(() => {
    shown.current = { ...shown.current, looks }
    layer.changed()
    if (!onDrawn) return
    const drawn = () => onDrawn()
    map.once('rendercomplete', drawn)
    return () => map.un('rendercomplete', drawn)
  }, [map, layer, looks, onDrawn])
  useEffect(() => {
    shown.current = { ...shown.current, clip }
    map.render()
  }, [map, clip])
  useEffect(() => layer.setOpacity(stale ? STALE_OPACITY : 1), [layer, stale])
  return null
}
