import type BaseLayer from 'ol/layer/Base.js'
import { useEffect } from 'react'
import { useMap } from './MapContext.ts'

/** The layer lives exactly as long as the component that asked for it. */
export function useLayer(layer: BaseLayer | null): void {
  const map = useMap()
  useEffect(() => {
    if (!layer) return
    map.addLayer(layer)
    return () => {
      map.removeLayer(layer)
    }
  }, [map, layer])
}
