import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { MapHandle } from '../../map/MapView.tsx'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import frame from '../frame/frame.module.css'
import { MapBoundary } from '../map/MapBoundary.tsx'
import { useAddressView } from '../map/useAddressView.ts'
import { Outputs } from './Outputs.tsx'
import { PlaceCard } from './PlaceCard.tsx'
import { ScaleLegend } from './ScaleLegend.tsx'
import classes from './stage.module.css'
import { TimeSlider } from './TimeSlider.tsx'
import { useGoDown } from './useGoDown.ts'
import type { Pointing } from './usePointed.ts'
import type { Change, Territory } from './useTerritory.ts'
import { useViewName } from './useViewName.ts'

const TerritoryMap = lazy(async () => ({ default: (await import('./TerritoryMap.tsx')).TerritoryMap }))

type StageProps = { readonly territory: Territory; readonly pointing: Pointing; readonly onChange: Change }

/** The map edge to edge, its legend over it, time under it. */
export function Stage({ territory, pointing, onChange }: StageProps) {
  const say = useTerritoryWords()
  const { t } = useWords()
  const map = useRef<MapHandle>(null)
  const [paper, setPaper] = useState<HTMLElement | null>(null)
  const navigate = useNavigate({ from: '/territoire' })
  const { view } = territory.search
  const [restored] = useState(view !== undefined)
  const shown = useAddressView(
    view,
    useCallback(
      (next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true, resetScroll: false }),
      [navigate],
    ),
  )
  const names = useViewName(territory)
  const goDown = useGoDown(onChange)
  const pointed = pointing.code === null ? undefined : territory.places.data?.byCode.get(pointing.code)
  // a row that was pressed went away with its focus: what one has left for another level is no more pointed at
  const isShown = pointed && [pointed.level, 'agencies'].includes(territory.level)
  const image = useMemo(() => () => map.current?.image() ?? Promise.resolve(null), [])
  return (
    <section className={classes.stage} aria-label={say('stage')}>
      <p className={classes.what}>{names.whole}</p>
      <div ref={setPaper} />
      <div className={classes.view}>
        <div className={`${frame.map} ${classes.map}`} id="map" tabIndex={-1}>
          <MapBoundary failed={<p className={frame.mapNote}>{say('mapFailed')}</p>}>
            <Suspense fallback={<p className={frame.mapNote}>{t('frame.mapLoading')}</p>}>
              <TerritoryMap
                {...{ territory, pointing, onChange, ref: map, restored, onGoDown: goDown, paper }}
                label={say('mapLabel', { what: names.whole })}
                {...shown}
              />
            </Suspense>
          </MapBoundary>
          {isShown && <PlaceCard place={pointed} territory={territory} />}
        </div>
        <ScaleLegend territory={territory} onChange={onChange} />
      </div>
      <TimeSlider territory={territory} onChange={onChange} />
      <Outputs territory={territory} image={image} />
    </section>
  )
}
