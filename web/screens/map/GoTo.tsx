import type OlMap from 'ol/Map.js'
import { useEffect, useRef } from 'react'
import { useMap } from '../../map/MapContext.ts'
import { bboxToDisplay } from '../../map/mapView.ts'
import type { Box } from './scene.ts'

type GoToProps = { readonly box: Box | null; readonly skipFirst: boolean }

const MARGIN_PX = [48, 48, 48, 48]
const CLOSEST_ZOOM = 20

/** At once and without motion: a motion is cut short by whatever resizes the map, and the map then stays half-way. */
const jumpTo = (map: OlMap, box: Box) =>
  map.getView().fit(bboxToDisplay(box), { padding: MARGIN_PX, maxZoom: CLOSEST_ZOOM })

/** Once the map has its size and has drawn a frame. */
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
  /** The place that was left alone: an effect that runs again has nowhere new to go. */
  const leftAlone = useRef('')
  const written = box?.join(',') ?? ''
  useEffect(() => {
    const [west, south, east, north] = written.split(',').map(Number)
    if (west === undefined || south === undefined || east === undefined || north === undefined) return
    if (skip.current) leftAlone.current = written
    skip.current = false
    if (written === leftAlone.current) return
    leftAlone.current = ''
    return whenDrawn(map, () => jumpTo(map, [west, south, east, north]))
  }, [map, written])
  return null
}
