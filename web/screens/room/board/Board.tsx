import { lazy, type RefObject, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { Annotation, Shape } from '../../../../api/contract/room/annotation.ts'
import { draws } from '../../../../api/contract/room/events.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { useWords } from '../../../text/words.ts'
import { useKeyPress } from '../../../ui/letterKeys.ts'
import { useDossier } from '../../dossiers/dossierQueries.ts'
import { siteScene } from '../../dossiers/siteScene.ts'
import { MapBoundary } from '../../map/MapBoundary.tsx'
import type { BodyLook } from '../bodyColours.ts'
import type { BoardCopy } from '../line/BoardCopy.ts'
import classes from '../room.module.css'
import { useLineState, useRoom } from '../roomContext.ts'
import { useRoomPeople } from '../useRoomPeople.ts'
import { BoardTools } from './BoardTools.tsx'
import { SurfaceChoice, usePlans } from './SurfaceChoice.tsx'
import type { Finishing, Surface } from './surface.ts'
import { TextForm } from './TextForm.tsx'
import { TOOL_KEYS, type Tool } from './tools.ts'
import type { Pointing } from './usePointing.ts'

const BoardMap = lazy(() => import('./BoardMap.tsx').then(({ BoardMap: component }) => ({ default: component })))
const BoardSheet = lazy(() => import('./BoardSheet.tsx').then(({ BoardSheet: component }) => ({ default: component })))

type BoardProps = {
  readonly board: BoardCopy
  readonly number: string
  readonly lookOf: (body: string | null) => BodyLook
  readonly surface: Surface
  readonly onSurface: (surface: Surface) => void
}

type Corner = readonly [number, number]

/** What was drawn, as the board keeps it. */
function annotationOf(surface: Surface, shape: Shape, drawn: { at: readonly Corner[]; text: string }): Annotation {
  const at = drawn.at.map(([x, y]): [number, number] => [x, y])
  if (surface.on === 'map') return { on: 'map', shape, text: drawn.text, at }
  return { on: 'sheet', documentId: surface.documentId, page: surface.page, shape, text: drawn.text, at }
}

/** Draws at once; a text waits for its words. */
function useDrawing(board: BoardCopy, surface: Surface) {
  const [place, setPlace] = useState<Corner | null>(null)
  const onDrawn = useCallback(
    (shape: Shape, at: readonly Corner[]) => {
      if (shape === 'text') setPlace(at[0] ?? null)
      else board.draw(annotationOf(surface, shape, { at, text: '' }))
    },
    [board, surface],
  )
  const write = (text: string) => {
    if (place) board.draw(annotationOf(surface, 'text', { at: [place], text }))
    setPlace(null)
  }
  return { isWriting: place !== null, onDrawn, write, forget: () => setPlace(null) }
}

/** The board of a dossier: its map or a plan, what is drawn on it together, and the tools for those who draw. */
export function Board({ board, number, lookOf, surface, onSurface }: BoardProps) {
  const say = useRoomWords()
  const { t } = useWords()
  const { door } = useRoom()
  const mayDraw = draws(door.you.seat)
  const [tool, setTool] = useState<Tool>('hand')
  const handle = useRef<Finishing | null>(null)
  const { isWriting, onDrawn, write, forget } = useDrawing(board, surface)
  useToolKeys(mayDraw, setTool)
  const drawing = { tool: mayDraw ? tool : 'hand', onDrawn, handle } as const
  return (
    <section className={classes.board} aria-label={say('board.label', { number })}>
      <SurfaceChoice dossierId={board.dossierId} {...{ surface, onSurface }} />
      {mayDraw ? (
        <BoardTools {...{ board, tool, handle }} onTool={setTool} />
      ) : (
        <p className={classes.note}>{say('board.looksOn')}</p>
      )}
      {mayDraw && surface.on === 'map' && <p className={classes.note}>{say('board.keys')}</p>}
      {isWriting && <TextForm onCancel={forget} onPut={write} />}
      <MapBoundary failed={<p className={classes.note}>{t('frame.mapFailed')}</p>}>
        <Suspense fallback={<p className={classes.note}>{t('frame.loading')}</p>}>
          {surface.on === 'map' ? (
            <MapPart {...{ board, number, lookOf, drawing }} goTo={surface.goTo} />
          ) : (
            <SheetPart {...{ board, lookOf, drawing, surface, onSurface }} />
          )}
        </Suspense>
      </MapBoundary>
    </section>
  )
}

type Drawing = {
  readonly tool: Tool
  readonly onDrawn: ReturnType<typeof useDrawing>['onDrawn']
  readonly handle: RefObject<Finishing | null>
}

type MapPartProps = Pick<BoardProps, 'board' | 'number' | 'lookOf'> & {
  readonly drawing: Drawing
  readonly goTo: Extract<Surface, { on: 'map' }>['goTo']
}

/** Where the others point on a board, by their names and the looks of their bodies. */
function usePointingOf({ board, lookOf }: Pick<BoardProps, 'board' | 'lookOf'>): Pointing {
  const { line } = useRoom()
  const { peers, self } = useLineState()
  const { nameOf } = useRoomPeople()
  const peerOf = (number: number) => {
    const peer = number === self ? undefined : peers.find((one) => one.peer === number)
    return peer ? { name: nameOf(peer.person.id), look: lookOf(peer.body?.id ?? null) } : null
  }
  return { line, dossierId: board.dossierId, peerOf }
}

function MapPart({ board, number, lookOf, drawing, goTo }: MapPartProps) {
  const say = useRoomWords()
  const pointing = usePointingOf({ board, lookOf })
  const { data: dossier } = useDossier(board.dossierId)
  const scene = useMemo(() => siteScene(dossier?.site ?? null), [dossier])
  return (
    <div className={classes.map}>
      <BoardMap
        label={say('board.label', { number })}
        {...{ scene, lookOf, goTo, drawing, pointing, placed: board.placed }}
      />
    </div>
  )
}

type SheetPartProps = Pick<BoardProps, 'board' | 'lookOf' | 'onSurface'> & {
  readonly drawing: Drawing
  readonly surface: Extract<Surface, { on: 'sheet' }>
}

function SheetPart({ board, lookOf, drawing, surface, onSurface }: SheetPartProps) {
  const { door } = useRoom()
  const pointing = usePointingOf({ board, lookOf })
  const { documentId, page } = surface
  const name = usePlans(board.dossierId).find(({ id }) => id === documentId)?.fileName ?? ''
  return (
    <BoardSheet
      key={documentId}
      {...{ documentId, name, page, lookOf, pointing, placed: board.placed }}
      drawing={{ ...drawing, ownLook: lookOf(door.you.body?.id ?? null) }}
      onPage={(next) => onSurface({ ...surface, page: next })}
    />
  )
}

/** Digits choose a tool unless somebody is typing. */
function useToolKeys(isOn: boolean, choose: (tool: Tool) => void): void {
  useKeyPress(({ key }) => {
    const tool = TOOL_KEYS[key]
    if (isOn && tool) choose(tool)
  })
}
