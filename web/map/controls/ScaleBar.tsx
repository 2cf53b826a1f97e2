import { useEffect, useState } from 'react'
import { metresPerPixel } from '../draw/cursor.ts'
import { useMap } from '../MapContext.ts'
import { useMapWords } from '../useMapWords.ts'
import { type ScaleBarSize, scaleBar } from './scale.ts'
import './controls.css'

const MAX_PX = 120

/** Ground length at the middle of the map: a Mercator pixel is a fifth shorter in Tangier than at the equator. */
export function ScaleBar() {
  const map = useMap()
  const t = useMapWords()
  const [size, setSize] = useState<ScaleBarSize | null>(null)
  useEffect(() => {
    const measure = () => {
      const bar = scaleBar(metresPerPixel(map), MAX_PX)
      setSize((before) => (before?.metres === bar?.metres && before?.px === bar?.px ? before : bar))
    }
    measure()
    map.on('moveend', measure)
    return () => map.un('moveend', measure)
  }, [map])
  if (!size) return null
  return (
    <p className="map-scale" dir="ltr">
      <span className="map-unseen">{t('scale', { length: size.label })}</span>
      <span className="map-scale-bar" style={{ inlineSize: size.px }} aria-hidden="true" />
      <span aria-hidden="true">{size.label}</span>
    </p>
  )
}
