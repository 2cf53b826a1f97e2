import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { BoardRecord, RoomRecord } from '../../../../api/contract/room/answers.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import { useDossier } from '../../dossiers/dossierQueries.ts'
import { siteScene } from '../../dossiers/siteScene.ts'
import { MapBoundary } from '../../map/MapBoundary.tsx'
import { SurfaceChoice, usePlans } from '../board/SurfaceChoice.tsx'
import { type Surface, THE_MAP } from '../board/surface.ts'
import { looksOf } from '../bodyColours.ts'
import classes from '../room.module.css'
import { DrawnList } from '../side/DrawnList.tsx'
import { MomentLine } from './MomentLine.tsx'
import { boardAfter, momentsOf } from './moments.ts'

const BoardMap = lazy(() => import('../board/BoardMap.tsx').then(({ BoardMap: component }) => ({ default: component })))
const BoardSheet = lazy(() =>
  import('../board/BoardSheet.tsx').then(({ BoardSheet: component }) => ({ default: component })),
)
const STEP_MS = 700

type ReplayProps = {
  readonly record: RoomRecord
  readonly board: BoardRecord
  readonly dossier: RoomRecord['boards'][number]
  /** After how many of its moments the board is shown; the last one where nothing is said. */
  readonly moment: number | undefined
  readonly onMoment: (nth: number) => void
}

/** One moment after the other, at a steady pace whatever the time between them. */
function usePlaying(at: number, last: number, onMoment: (nth: number) => void) {
  const [isPlaying, setPlaying] = useState(false)
  useEffect(() => {
    if (!isPlaying) return
    if (at >= last) return setPlaying(false)
    const timer = setTimeout(() => onMoment(at + 1), STEP_MS)
    return () => clearTimeout(timer)
  })
  const toggle = () => {
    if (!isPlaying && at >= last) onMoment(0)
    setPlaying(!isPlaying)
  }
  return { isPlaying, toggle }
}

/** A board as it was at any moment, and what was said by then. */
export function Replay({ record, board, dossier, moment, onMoment }: ReplayProps) {
  const say = useRoomWords()
  const { t, language } = useWords()
  const moments = useMemo(() => momentsOf(record, board, dossier.id), [record, board, dossier.id])
  const at = Math.min(moment ?? moments.length, moments.length)
  const placed = useMemo(() => boardAfter(moments, at, board), [moments, at, board])
  const lookOf = useMemo(
    () =>
      looksOf(
        record.bodies,
        board.authors.map(({ bodyId }) => bodyId),
      ),
    [record, board],
  )
  const [surface, setSurface] = useState<Surface>(THE_MAP)
  const { data } = useDossier(dossier.id)
  const scene = useMemo(() => siteScene(data?.site ?? null), [data])
  const plans = usePlans(dossier.id)
  const nameOfPlan = plans.find(({ id }) => surface.on === 'sheet' && id === surface.documentId)?.fileName ?? ''
  const { isPlaying, toggle } = usePlaying(at, moments.length, onMoment)
  const nameOf = (personId: string) => {
    const known = record.known.find(({ person }) => person.id === personId)
    return known ? nameIn(language, known.person) : say('people.unknown')
  }
  if (moments.length === 0) return <p className={classes.note}>{say('replay.none')}</p>
  return (
    <>
      <div className={classes.slider}>
        <Button variant="default" onClick={toggle}>
          {say(isPlaying ? 'replay.pause' : 'replay.play')}
        </Button>
        <label>
          {say('replay.slider')}
          <input
            type="range"
            {...{ min: 0, max: moments.length, value: at }}
            aria-valuetext={say('replay.at', { n: at, total: moments.length })}
            onChange={({ currentTarget }) => onMoment(Number(currentTarget.value))}
          />
        </label>
        <span className="figures">{say('replay.at', { n: at, total: moments.length })}</span>
      </div>
      <div className={classes.middle}>
        <div className={classes.board}>
          <SurfaceChoice dossierId={dossier.id} {...{ surface }} onSurface={setSurface} />
          <MapBoundary failed={<p className={classes.note}>{t('frame.mapFailed')}</p>}>
            <Suspense fallback={<p className={classes.note}>{t('frame.loading')}</p>}>
              {surface.on === 'map' ? (
                <div className={classes.map}>
                  <BoardMap
                    label={say('board.label', { number: dossier.number ?? '' })}
                    {...{ scene, placed, lookOf, goTo: surface.goTo }}
                  />
                </div>
              ) : (
                <BoardSheet
                  key={surface.documentId}
                  {...{ documentId: surface.documentId, page: surface.page, name: nameOfPlan, placed, lookOf }}
                  onPage={(page) => setSurface({ ...surface, page })}
                />
              )}
            </Suspense>
          </MapBoundary>
        </div>
        <aside className={classes.aside} aria-label={say('replay.said')}>
          <h2>{say('replay.said')}</h2>
          <ol className={classes.said}>
            {moments.slice(0, at).map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: moments are a record: their order never changes
              <MomentLine key={index} moment={one} nameOf={nameOf} />
            ))}
          </ol>
          <h2>{say('tabs.drawn')}</h2>
          <DrawnList {...{ placed, nameOf, lookOf, srid: data?.site?.legal.srid ?? null }} onShow={setSurface} />
        </aside>
      </div>
    </>
  )
}
