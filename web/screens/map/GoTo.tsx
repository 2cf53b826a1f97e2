import type OlMap from 'ol/Map.js'
import { useEffect, useRef } from 'react'
import { useMap } from '../../map/MapContext.ts'
import { fitTo } from '../../map/mapView.ts'
import type { Box } from './scene.ts'

type GoToProps = { readonly box: Box | null; readonly skipFirst: boolean }

/** Once the map has its size and has drawn a frame: a motion begun before is cut short by the map's own beginnings. */
function whenDrawn(map: OlMap, act: () => void): () => void {
  const drawn = () => {
    const [width = 0] = map.getSize() ?? []
    if (width === 0) return
    map.un('postrender', drawn)
    act()
  }
  map.on('postrender', drawn)
  map.render()
  return () => map.un('postrender', drawn)
}

/** Moves the map when there is a new place to go; between two of them the map belongs to the person. */
export function GoTo({ box, skipFirst }: GoToProps) {
  const map = useMap()
  const skip = useRef(skipFirst)
  const written = box?.join(',') ?? ''
  useEffect(() => {
    const [west, south, east, north] = written.split(',').map(Number)
    if (west === undefined || south === undefined || east === undefined || north === undefined) return
    if (!skip.current) return whenDrawn(map, () => fitTo(map, [west, south, east, north]))
    skip.current = false
  }, [map, written])
  return null
}
