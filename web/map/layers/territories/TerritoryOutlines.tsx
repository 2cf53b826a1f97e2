import VectorTileLayer from 'ol/layer/VectorTile.js'
import type VectorTileSource from 'ol/source/VectorTile.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo, useRef } from 'react'
import type { TileLayerName } from '../../../../api/contract/map.ts'
import { useMapLanguage } from '../../MapContext.ts'
import { PALETTE } from '../../palette.ts'
import { useLayer } from '../../useLayer.ts'
import { lookOf } from '../tileStyles.ts'

type TerritoryOutlinesProps = {
  readonly source: VectorTileSource
  readonly name: Extract<TileLayerName, 'regions' | 'provinces' | 'communes'>
  /** The one pointed at and the one chosen. */
  readonly pointed: string | null
  readonly chosen: string | null
  /** What a territory of the tiles stands for, where several are one: itself as a rule. */
  readonly wholeOf: (code: string) => string
}

const HALO = new Style({ stroke: new Stroke({ color: PALETTE.paper, width: 5 }), zIndex: 1 })
const POINTED = [HALO, new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 2.5 }), zIndex: 2 })]
const CHOSEN = [HALO, new Style({ stroke: new Stroke({ color: PALETTE.accent, width: 3 }), zIndex: 2 })]

/** Boundaries and names from the very tiles that are filled, dashed where approximate; then who is in hand. */
export function TerritoryOutlines({ source, name, pointed, chosen, wholeOf }: TerritoryOutlinesProps) {
  const language = useMapLanguage()
  const marked = useRef({ pointed, chosen, wholeOf })
  const boundaries = useMemo(() => {
    const { style, zIndex, fromZoom } = lookOf(name, true)
    return new VectorTileLayer({
      ...{ className: 'ol-layer map-tiles', source, zIndex, minZoom: fromZoom },
      ...{ style: style(language, () => 1), renderMode: 'hybrid', declutter: 'map' },
    })
  }, [source, name, language])
  const marks = useMemo(
    () =>
      new VectorTileLayer({
        className: 'ol-layer map-tiles',
        source,
        renderMode: 'vector',
        zIndex: 70,
        style: (feature) => {
          const tile = String(feature.get('code'))
          const code = marked.current.wholeOf(tile)
          if (code === marked.current.chosen) return CHOSEN
          return code === marked.current.pointed ? POINTED : undefined
        },
      }),
    [source],
  )
  useLayer(boundaries)
  useLayer(marks)
  useEffect(() => {
    marked.current = { pointed, chosen, wholeOf }
    marks.changed()
  }, [marks, pointed, chosen, wholeOf])
  return null
}
