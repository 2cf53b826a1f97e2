import { lazy, Suspense, useCallback, useState } from 'react'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import { useWords } from '../../../text/words.ts'
import frame from '../../frame/frame.module.css'
import { MapBoundary } from '../../map/MapBoundary.tsx'
import { useAddressView } from '../../map/useAddressView.ts'
import stage from '../stage.module.css'
import { HeatLegend } from './HeatLegend.tsx'
import type { HeatView } from './useHeatView.ts'

const HeatMap = lazy(async () => ({ default: (await import('./HeatMap.tsx')).HeatMap }))

/** The map edge to edge, its legend over it. */
export function HeatStage({ view: heat }: { readonly view: HeatView }) {
  const say = useHeatWords()
  const { t } = useWords()
  const { change, search } = heat
  const [restored] = useState(search.view !== undefined)
  const shown = useAddressView(
    search.view,
    useCallback((next) => change({ view: next }, { replace: true }), [change]),
  )
  return (
    <section className={stage.stage} aria-label={say('stage')}>
      <div className={stage.view}>
        <div className={`${frame.map} ${stage.map}`} id="map" tabIndex={-1}>
          <MapBoundary failed={<p className={frame.mapNote}>{say('mapFailed')}</p>}>
            <Suspense fallback={<p className={frame.mapNote}>{t('frame.mapLoading')}</p>}>
              <HeatMap heat={heat} restored={restored} {...shown} />
            </Suspense>
          </MapBoundary>
        </div>
        <HeatLegend heat={heat.heat.data} />
      </div>
    </section>
  )
}
