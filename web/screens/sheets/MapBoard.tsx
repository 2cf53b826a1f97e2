import { Button } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import type { RemarksAnswer } from '../../../api/contract/remarks.ts'
import { placesOf } from '../../map/draw/measure.ts'
import { useOutline } from '../../map/draw/useOutline.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useWords } from '../../text/words.ts'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { siteScene } from '../dossiers/siteScene.ts'
import { MapStage } from '../map/MapStage.tsx'
import { aroundPoint, boxOf, type Scene, type SceneParcel } from '../map/scene.ts'
import { COUNTRY_VIEW, type View } from '../map/viewSearch.ts'
import { PinForm } from './PinForm.tsx'
import classes from './sheets.module.css'

const VertexTable = lazy(async () => ({ default: (await import('../../map/draw/VertexTable.tsx')).VertexTable }))

type MapBoardProps = {
  readonly remark: string | undefined
  readonly remarks: RemarksAnswer
  readonly choice: ReactNode
  readonly list: ReactNode
  readonly onRemark: (remark: string) => void
}

/** The ground of the dossier with the remarks pinned on it, and the way to pin one: by the pointer, the keyboard or typed. */
export function MapBoard({ remark, remarks, choice, list, onRemark }: MapBoardProps) {
  const say = useSheetWords()
  const { language } = useWords()
  const [view, setView] = useState<View>(COUNTRY_VIEW)
  const [pinning, setPinning] = useState(false)
  const [outline, dispatch] = useOutline()
  const site = useDossier(remarks.dossierId).data?.site ?? null
  const pinned = useMemo(() => placesOfRemarks(remarks), [remarks])
  const shown = pinned.find(({ id }) => id === remark)
  const ground = useMemo(() => siteScene(site), [site])
  const goTo = useMemo(() => {
    const box = shown && boxOf(shown.geometry.coordinates)
    return box ? aroundPoint([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]) : (ground.goTo ?? null)
  }, [shown, ground])
  const scene: Scene = {
    ...ground,
    candidates: pinned,
    onSelect: onRemark,
    goTo,
    ...(pinning && { drawing: { outline, dispatch, shape: 'point' as const } }),
  }
  const [place] = placesOf(outline.draft)
  const mayPin = remarks.speaksFor.length > 0
  const stop = () => {
    setPinning(false)
    dispatch({ type: 'clear' })
  }
  return (
    <>
      <div className={classes.bar}>
        {choice}
        {mayPin && (
          <Button variant={pinning ? 'filled' : 'default'} aria-pressed={pinning} onClick={() => setPinning(!pinning)}>
            {say('tools.point')}
          </Button>
        )}
      </div>
      <div className={classes.board}>
        <div className={`${classes.sheet} ${classes.whole}`}>
          <MapStage view={view} onViewChange={setView} scene={scene} label={say('onMap')} />
        </div>
        <aside className={classes.side}>
          {pinning && (
            <>
              <p role="status">{say('pin.onMap')}</p>
              <Suspense fallback={null}>
                <VertexTable {...{ outline, dispatch, language }} shape="point" srid={site?.legal.srid ?? null} />
              </Suspense>
            </>
          )}
          {pinning && place && (
            <PinForm
              remarks={remarks}
              on={{ place: { type: 'Point', coordinates: [...place] } }}
              drawn={say('pin.placed', { lon: place[0].toFixed(6), lat: place[1].toFixed(6) })}
              onPinned={stop}
              onCancel={stop}
            />
          )}
          {list}
        </aside>
      </div>
    </>
  )
}

/** Remarks that stand on the map, each by its number. */
const placesOfRemarks = ({ remarks }: RemarksAnswer): readonly SceneParcel[] =>
  remarks.flatMap(({ id, nth, place, state }) =>
    place && state === 'open' ? [{ id, label: String(nth), geometry: place.geometry }] : [],
  )
