import { useEffect } from 'react'
import { useMap } from './MapContext.ts'
import { type Bbox, bboxFromDisplay } from './mapView.ts'

/** What the map shows: its edges in degrees, WGS84, and its zoom. */
export type MapLook = { readonly bbox: Bbox; readonly zoom: number }

/** Says what the map shows each time it has come to rest; `onLook` must not change at each drawing. */
export function useLook(onLook: (look: MapLook) => void): void {
  const map = useMap()
  useEffect(() => {
    const look = () => {
      const size = map.getSize()
      const zoom = map.getView().getZoom()
      if (!size?.[0] || zoom === undefined) return
      onLook({ bbox: bboxFromDisplay(map.getView().calculateExtent(size)), zoom })
    }
    map.on('moveend', look)
    return () => map.un('moveend', look)
  }, [map, onLook])
}
