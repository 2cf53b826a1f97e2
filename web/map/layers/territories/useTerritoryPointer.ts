import type { FeatureLike } from 'ol/Feature.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { Pixel } from 'ol/pixel.js'
import { useEffect, useRef } from 'react'
import { useMap } from '../../MapContext.ts'

type Pointing = { readonly onPoint: (code: string | null) => void; readonly onChoose: (code: string) => void }

/** Which territory is under the pointer, and which one is pressed. Keys reach the same ones through the table. */
export function useTerritoryPointer({ onPoint, onChoose }: Pointing): void {
  const map = useMap()
  const told = useRef({ onPoint, onChoose })
  useEffect(() => {
    told.current = { onPoint, onChoose }
  })
  useEffect(() => {
    const codeAt = (pixel: Pixel): string | null => {
      const read = (feature: FeatureLike) => feature.get('code') as unknown
      const code = map.forEachFeatureAtPixel(pixel, read, { layerFilter: (layer) => layer.get('territories') === true })
      return typeof code === 'string' ? code : null
    }
    let asked = 0
    const move = ({ pixel, dragging, originalEvent }: MapBrowserEvent) => {
      if (dragging || (originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch')) return
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(() => told.current.onPoint(codeAt(pixel)))
    }
    const leave = () => {
      cancelAnimationFrame(asked)
      told.current.onPoint(null)
    }
    const press = ({ pixel }: MapBrowserEvent) => {
      const code = codeAt(pixel)
      if (code !== null) told.current.onChoose(code)
    }
    const viewport = map.getViewport()
    map.on('pointermove', move)
    map.on('singleclick', press)
    viewport?.addEventListener('pointerleave', leave)
    return () => {
      cancelAnimationFrame(asked)
      map.un('pointermove', move)
      map.un('singleclick', press)
      viewport?.removeEventListener('pointerleave', leave)
    }
  }, [map])
}
