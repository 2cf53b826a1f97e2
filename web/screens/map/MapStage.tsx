import { lazy, Suspense } from 'react'
import { useWords } from '../../text/words.ts'
import classes from '../frame/frame.module.css'
import { MapBoundary } from './MapBoundary.tsx'
import type { Scene } from './scene.ts'
import type { View } from './viewSearch.ts'

const SceneMap = lazy(() => import('./SceneMap.tsx').then(({ SceneMap: component }) => ({ default: component })))

export type MapStageProps = {
  readonly view: View
  readonly onViewChange: (view: View) => void
  readonly scene: Scene
  /** The side that a floating panel covers on wide screens (`start`) or on phones (`bottom`). */
  readonly covered?: 'start' | 'bottom'
  /** The address said what to show: the first place to go is left alone. */
  readonly restored?: boolean
  readonly label?: string
  /** Given the map as a picture each time it has come to rest. */
  readonly onPicture?: (picture: Blob | null) => void
}

/** The map's place in a screen: words while its chunk travels, words when it can't come, the map otherwise. */
export function MapStage(props: MapStageProps) {
  const { t } = useWords()
  return (
    <section className={classes.map} aria-label={props.label ?? t('frame.mapLabel')} id="map" tabIndex={-1}>
      <MapBoundary failed={<p className={classes.mapNote}>{t('frame.mapFailed')}</p>}>
        <Suspense fallback={<p className={classes.mapNote}>{t('frame.mapLoading')}</p>}>
          <SceneMap {...props} />
        </Suspense>
      </MapBoundary>
    </section>
  )
}
