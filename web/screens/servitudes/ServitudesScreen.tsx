import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useOutline } from '../../map/draw/useOutline.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useTitle } from '../frame/useTitle.ts'
import { MapStage } from '../map/MapStage.tsx'
import { type Box, boxOf, type Scene } from '../map/scene.ts'
import { useAddressView } from '../map/useAddressView.ts'
import { boxOfView } from './boxOfView.ts'
import { ServitudeForm } from './ServitudeForm.tsx'
import { ServitudeList } from './ServitudeList.tsx'
import { ServitudeSheet } from './ServitudeSheet.tsx'
import { shapeOf } from './servitudeDraft.ts'
import { useServitude } from './servitudeQueries.ts'
import classes from './servitudes.module.css'
import type { ServitudesSearch } from './servitudesSearch.ts'
import { useTerritoryBox } from './useTerritoryBox.ts'
import { useWay } from './useWay.ts'

const FROM = '/servitudes'

/** Servitudes on the map and in a list; one of them with its history; and the desk where an agency writes them. */
export function ServitudesScreen() {
  const say = useServitudeWords()
  useTitle(say('title'))
  const search = useSearch({ from: FROM })
  const navigate = useNavigate({ from: FROM })
  const go = useCallback(
    (change: Partial<ServitudesSearch>, replace = false) =>
      // What the map or a filter writes leaves the page where it was scrolled to.
      void navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: !replace }),
    [navigate],
  )
  const { view, onViewChange } = useAddressView(
    search.view,
    useCallback((next: string) => go({ view: next }, true), [go]),
  )
  // An address that names one and a view was left so: the map stays where it was.
  const [restored] = useState(Boolean(search.view && search.id))
  const one = useServitude(search.id)
  const shown = search.id ? (one.data ?? null) : null
  const isWriting = search.writing === 'yes' && (search.id === undefined || shown !== null)
  const [former, setFormer] = useState<{ id: string | undefined; revision: number } | null>(null)
  const formerShown = former?.id === search.id ? (former?.revision ?? null) : null
  const [outline, dispatch] = useOutline()
  const [way, setWay] = useWay(shown, isWriting, dispatch)
  // An address that says neither a place nor a servitude opens on the territory of whoever keeps them.
  const [unsaid] = useState(!search.view && !search.id)
  const territory = useTerritoryBox()
  const scene = useScene({
    ...{ shown, former: formerShown, home: unsaid ? territory : null },
    drawing: isWriting && way !== 'keep' ? { outline, dispatch, shape: shapeOf(way) } : null,
  })
  return (
    <main id="content" tabIndex={-1} className={classes.screen}>
      <div className={classes.panel}>
        {isWriting ? (
          <ServitudeForm
            key={search.id ?? 'new'}
            servitude={shown}
            {...{ outline, dispatch, way }}
            onWay={setWay}
            onDone={(id) => go({ id, writing: undefined })}
            onCancel={() => go({ writing: undefined })}
          />
        ) : search.id ? (
          <ServitudeSheet
            answer={one}
            onBack={() => go({ id: undefined })}
            onWrite={() => go({ writing: 'yes' })}
            former={formerShown}
            onFormer={(revision) => setFormer(revision === null ? null : { id: search.id, revision })}
          />
        ) : (
          <ServitudeList search={search} bbox={boxOfView(view)} onGo={go} />
        )}
      </div>
      <div className={classes.map}>
        <MapStage view={view} onViewChange={onViewChange} scene={scene} label={say('title')} restored={restored} />
      </div>
    </main>
  )
}

type Shown = ReturnType<typeof useServitude>['data'] | null
type SceneOf = {
  readonly shown: Shown
  readonly former: number | null
  readonly home: Box | null
  readonly drawing: Scene['drawing'] | null
}

function useScene({ shown, former: revision, home, drawing }: SceneOf): Scene {
  const before = shown?.revisions.find(({ number }) => number === revision)?.footprint ?? null
  const goTo = useMemo((): Box | null => {
    if (before) return boxOf(before.coordinates)
    const [west, south, east, north] = shown?.bbox ?? []
    return west === undefined || south === undefined || east === undefined || north === undefined
      ? home
      : [west, south, east, north]
  }, [shown?.bbox, before, home])
  const former = useMemo(() => (shown?.generator ? asShape(shown.generator) : null), [shown?.generator])
  return {
    ...(drawing ? { drawing } : {}),
    footprint: shown?.footprint ?? null,
    former: before ?? former,
    goTo,
    srid: shown?.legal.srid ?? null,
  }
}

const asShape = (geometry: { readonly type: string; readonly [key: string]: unknown }) => ({
  type: geometry.type,
  coordinates: geometry.coordinates,
})
