import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Shape } from '../../../../api/contract/room/annotation.ts'
import { draws } from '../../../../api/contract/room/events.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { useWords } from '../../../text/words.ts'
import { useDossier } from '../../dossiers/dossierQueries.ts'
import { siteScene } from '../../dossiers/siteScene.ts'
import { MapBoundary } from '../../map/MapBoundary.tsx'
import type { Box } from '../../map/scene.ts'
import type { BodyLook } from '../bodyColours.ts'
import type { BoardCopy } from '../line/BoardCopy.ts'
import classes from '../room.module.css'
import { useLineState, useRoom } from '../roomContext.ts'
import { useRoomPeople } from '../useRoomPeople.ts'
import { BoardTools } from './BoardTools.tsx'
import { TextForm } from './TextForm.tsx'
import { TOOL_KEYS, type Tool } from './tools.ts'
import type { DrawTool } from './useDrawTool.ts'

const BoardMap = lazy(() => import('./BoardMap.tsx').then(({ BoardMap: component }) => ({ default: component })))

type BoardProps = {
  readonly board: BoardCopy
  readonly number: string
  readonly lookOf: (body: string | null) => BodyLook
  readonly goTo: Box | null
}

/** The board of a dossier: its map, what is drawn on it together, and the tools for those who draw. */
export function Board({ board, number, lookOf, goTo }: BoardProps) {
  const say = useRoomWords()
  const { t } = useWords()
  const { line, door } = useRoom()
  const { peers, self } = useLineState()
  const { nameOf, bodyOf } = useRoomPeople()
  const { data: dossier } = useDossier(board.dossierId)
  const scene = useMemo(() => siteScene(dossier?.site ?? null), [dossier])
  const mayDraw = draws(door.you.seat)
  const [tool, setTool] = useState<Tool>('hand')
  const [place, setPlace] = useState<Position | null>(null)
  const handle = useRef<DrawTool | null>(null)
  useToolKeys(mayDraw, setTool)
  const onDrawn = useCallback(
    (shape: Shape, at: Position[]) => {
      if (shape === 'text') setPlace(at[0] ?? null)
      else board.draw({ on: 'map', shape, text: '', at: at.map(([lon, lat]) => [lon, lat]) })
    },
    [board],
  )
  const peerOf = (number: number) => {
    const peer = number === self ? undefined : peers.find((one) => one.peer === number)
    return peer ? { name: nameOf(peer.person.id), look: lookOf(bodyOf(peer.person.id)?.id ?? null) } : null
  }
  return (
    <section className={classes.board} aria-label={say('board.label', { number })}>
      {mayDraw ? (
        <BoardTools {...{ board, tool, handle }} onTool={setTool} />
      ) : (
        <p className={classes.note}>{say('board.looksOn')}</p>
      )}
      {mayDraw && <p className={classes.note}>{say('board.keys')}</p>}
      {place && (
        <TextForm
          onCancel={() => setPlace(null)}
          onPut={(text) => {
            board.draw({ on: 'map', shape: 'text', text, at: [[place[0], place[1]]] })
            setPlace(null)
          }}
        />
      )}
      <div className={classes.map}>
        <MapBoundary failed={<p className={classes.note}>{t('frame.mapFailed')}</p>}>
          <Suspense fallback={<p className={classes.note}>{t('frame.mapLoading')}</p>}>
            <BoardMap
              label={say('board.label', { number })}
              {...{ scene, lookOf, goTo, placed: board.placed }}
              pointing={{ line, dossierId: board.dossierId, peerOf }}
              {...(mayDraw && { drawing: { tool, onDrawn, handle } })}
            />
          </Suspense>
        </MapBoundary>
      </div>
    </section>
  )
}

/** Digits choose a tool unless somebody is typing. */
function useToolKeys(isOn: boolean, choose: (tool: Tool) => void): void {
  useEffect(() => {
    if (!isOn) return
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isTyping = target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')
      const tool = TOOL_KEYS[key]
      if (tool && !isTyping && !ctrlKey && !metaKey && !altKey) choose(tool)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOn, choose])
}
