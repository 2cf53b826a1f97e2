import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { QueueMap } from '../../../api/contract/queue.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useWords } from '../../text/words.ts'
import frame from '../frame/frame.module.css'
import { MapBoundary } from '../map/MapBoundary.tsx'
import { useAddressView } from '../map/useAddressView.ts'
import type { FilterSearch } from './deskSearch.ts'

const DeskMap = lazy(() => import('./DeskMap.tsx').then(({ DeskMap: component }) => ({ default: component })))

type MapPaneProps = {
  readonly filter: FilterSearch
  readonly selected: QueueMap['sites'][number] | null
  readonly onSelect: (site: QueueMap['sites'][number]) => void
}

/** The map's place at the desk: words while it travels, words when it can't come. */
export function MapPane(props: MapPaneProps) {
  const say = useDeskWords()
  const { t } = useWords()
  const navigate = useNavigate({ from: '/dossiers' })
  const { view } = useSearch({ from: '/dossiers' })
  const [restored] = useState(view !== undefined)
  const shown = useAddressView(
    view,
    useCallback((next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true }), [navigate]),
  )
  return (
    <section className={frame.map} aria-label={say('mapLabel')} id="map" tabIndex={-1}>
      <MapBoundary failed={<p className={frame.mapNote}>{t('frame.mapFailed')}</p>}>
        <Suspense fallback={<p className={frame.mapNote}>{t('frame.mapLoading')}</p>}>
          <DeskMap {...props} {...shown} restored={restored} />
        </Suspense>
      </MapBoundary>
    </section>
  )
}
