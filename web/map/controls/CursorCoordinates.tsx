import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import { useEffect, useState } from 'react'
import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import type { LegalPoint } from '../draw/Drawing.ts'
import { legalOf } from '../draw/measure.ts'
import { printedXY } from '../figures.ts'
import { useMap, useMapLanguage } from '../MapContext.ts'
import { fromDisplay } from '../mapView.ts'
import { useMapWords } from '../useMapWords.ts'
import './controls.css'

type CursorCoordinatesProps = {
  /** The commune's zone; without it, the zone of the latitude under the pointer. */
  readonly srid?: LegalSrid | null
}

/** Where the pointer is; null outside Morocco's zones, undefined before it ever came. */
function usePointed(srid: LegalSrid | null): LegalPoint | null | undefined {
  const map = useMap()
  const [pointed, setPointed] = useState<LegalPoint | null | undefined>(undefined)
  useEffect(() => {
    let frame = 0
    const follow = ({ coordinate }: MapBrowserEvent) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setPointed(legalOf(fromDisplay(coordinate), srid)))
    }
    map.on('pointermove', follow)
    map.on('click', follow)
    return () => {
      cancelAnimationFrame(frame)
      map.un('pointermove', follow)
      map.un('click', follow)
    }
  }, [map, srid])
  return pointed
}

/** X and Y under the pointer in the legal zone, which is named. */
export function CursorCoordinates({ srid = null }: CursorCoordinatesProps) {
  const t = useMapWords()
  const language = useMapLanguage()
  const pointed = usePointed(srid)
  if (pointed === undefined) return null
  if (pointed === null) return <p className="map-coordinates">{t('outsideZones')}</p>
  const { nameFr, nameAr } = legalZone(pointed.srid)
  const { x, y } = printedXY(pointed.at)
  return (
    <p className="map-coordinates" title={t('coordinates')}>
      <bdi dir="ltr">
        X {x} Y {y}
      </bdi>{' '}
      <span>{language === 'ar' ? nameAr : nameFr}</span>
    </p>
  )
}
