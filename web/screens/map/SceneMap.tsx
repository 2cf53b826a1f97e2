import { useEffect, useRef } from 'react'
import { BackgroundLayer } from '../../map/background/BackgroundLayer.tsx'
import { MapCorner } from '../../map/controls/MapCorner.tsx'
import { ZoomButtons } from '../../map/controls/ZoomButtons.tsx'
import { type MapHandle, MapView } from '../../map/MapView.tsx'
import { useWords } from '../../text/words.ts'
import { MapPicture } from './MapPicture.tsx'
import type { MapStageProps } from './MapStage.tsx'

/** A scene turned into layers and tools: the only screen file that imports the map. */
export function SceneMap({ view, onViewChange, scene, label, onPicture }: MapStageProps) {
  const { t, language } = useWords()
  const handle = useRef<MapHandle>(null)
  const destination = scene.goTo?.join(',') ?? ''

  useEffect(() => {
    const [west, south, east, north] = destination.split(',').map(Number)
    if (west === undefined || south === undefined || east === undefined || north === undefined) return
    handle.current?.fitTo([west, south, east, north])
  }, [destination])

  return (
    <MapView
      ref={handle}
      view={view}
      onViewChange={onViewChange}
      language={language}
      label={label ?? t('frame.mapLabel')}
    >
      <BackgroundLayer />
      <MapCorner at="top-end">
        <ZoomButtons />
      </MapCorner>
      {onPicture && <MapPicture onPicture={onPicture} />}
    </MapView>
  )
}
