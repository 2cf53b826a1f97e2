import { type Dispatch, useEffect, useId, useRef } from 'react'
import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import { fixed } from '../../text/figures.ts'
import { MapNotice } from '../controls/MapNotice.tsx'
import { ToolButton } from '../controls/ToolButton.tsx'
import { printedXY } from '../figures.ts'
import { useMap, useMapLanguage } from '../MapContext.ts'
import { type SayMap, useMapWords } from '../useMapWords.ts'
import { type Cursor, metresPerPixel } from './cursor.ts'
import { DraftFiguresText } from './DraftFiguresText.tsx'
import { type Drawn, drawnOf, figuresOf } from './measure.ts'
import { canClose, cornerName, type Draft, type DrawnShape, type Outline, type OutlineAction } from './outline.ts'
import { REACH_PX } from './targets.ts'
import { type DrawingState, useDrawing } from './useDrawing.ts'
import './draw.css'

export type DrawToolProps = {
  readonly outline: Outline
  readonly dispatch: Dispatch<OutlineAction>
  readonly shape?: DrawnShape | undefined
  /** The commune's zone; without it, the zone of the first borne's latitude. */
  readonly srid?: LegalSrid | null
  /** The outline whenever it is whole and does not cross itself; null when it no longer is. */
  readonly onDrawn?: (drawn: Drawn | null) => void
  /** Escape, when there is nothing left to let go of. */
  readonly onAbandon?: () => void
}

/** What the cursor holds to, in words. */
function holdWords(t: SayMap, { hold }: Cursor): string {
  if (hold === null) return ''
  if (hold === 'start') return t('draw.snapped.start')
  const what = t(`draw.snapLayer.${hold.layer}`, { label: hold.label ?? '' }).trim()
  return t(`draw.snapped.${hold.kind}`, { what })
}

type DrawBarProps = Pick<DrawToolProps, 'outline' | 'dispatch'> & {
  readonly state: DrawingState
  readonly shape: DrawnShape
}

/** The words of what is drawn: a surface has its own. */
function shapeWord(shape: DrawnShape, word: 'title' | 'instructions' | 'removeLast' | 'start') {
  return shape === 'polygon' ? (`draw.${word}` as const) : (`draw.${shape}.${word}` as const)
}

function DrawBar({ outline, dispatch, state, shape }: DrawBarProps) {
  const t = useMapWords()
  const map = useMap()
  const { draft, past, future } = outline
  const { chosen, snapping } = state
  const removed = chosen ?? draft.positions.length - 1
  const removeLabel =
    chosen === null ? t(shapeWord(shape, 'removeLast')) : t('draw.removeChosen', { name: cornerName(shape, chosen) })
  const tolerance = t('draw.snapTolerance', { metres: fixed(REACH_PX.mouse * metresPerPixel(map), 2) })
  return (
    <div className="map-draw-bar" role="toolbar" aria-label={t(shapeWord(shape, 'title'))}>
      <ToolButton
        icon="undo"
        label={t('draw.undo')}
        disabled={past.length === 0}
        onClick={() => dispatch({ type: 'undo' })}
      />
      <ToolButton
        icon="redo"
        label={t('draw.redo')}
        disabled={future.length === 0}
        onClick={() => dispatch({ type: 'redo' })}
      />
      <ToolButton
        icon="remove"
        label={removeLabel}
        disabled={removed < 0}
        onClick={() => {
          dispatch({ type: 'remove', index: removed })
          state.choose(null)
        }}
      />
      {shape === 'polygon' && <ClosingButton draft={draft} dispatch={dispatch} />}
      <ToolButton
        icon="clear"
        label={t('draw.clear')}
        disabled={removed < 0}
        onClick={() => dispatch({ type: 'clear' })}
      />
      <ToolButton
        icon="snap"
        label={t('draw.snap')}
        hint={`${t('draw.snapHint')}. ${tolerance}`}
        pressed={snapping}
        onClick={() => state.setSnapping(!snapping)}
      />
    </div>
  )
}

function ClosingButton({ draft, dispatch }: { readonly draft: Draft; readonly dispatch: Dispatch<OutlineAction> }) {
  const t = useMapWords()
  if (draft.closed)
    return <ToolButton icon="reopen" label={t('draw.reopen')} onClick={() => dispatch({ type: 'reopen' })} />
  return (
    <ToolButton
      icon="close"
      label={t('draw.close')}
      disabled={!canClose(draft)}
      onClick={() => dispatch({ type: 'close' })}
    />
  )
}

type DrawStatusProps = { readonly draft: Draft; readonly state: DrawingState; readonly shape: DrawnShape }

/** One line under the bar: what is drawn so far, and what the cursor holds to. */
function DrawStatus({ draft, state, shape }: DrawStatusProps) {
  const t = useMapWords()
  const language = useMapLanguage()
  const { cursor, outside, snapping, snapAvailable } = state
  const { crossing } = figuresOf(draft, shape)
  const [first] = draft.positions
  const zone = cursor && legalZone(cursor.srid)
  const place = cursor && t('draw.position', printedXY(cursor.at))
  return (
    <>
      <div className="map-draw-status">
        {!first && <p>{t(shapeWord(shape, 'start'))}</p>}
        {first && shape === 'point' && <p>{t('draw.position', printedXY(first))}</p>}
        {first && shape !== 'point' && <DraftFiguresText draft={draft} count shape={shape} />}
        {cursor?.hold && <p className="map-draw-hold">{holdWords(t, cursor)}</p>}
      </div>
      <p className="map-unseen" aria-live="polite">
        {cursor?.by === 'keyboard' &&
          `${place}, ${language === 'ar' ? zone?.nameAr : zone?.nameFr} ${holdWords(t, cursor)}`}
      </p>
      {outside && <MapNotice>{t('draw.outside')}</MapNotice>}
      {crossing && (
        <MapNotice>
          {t(shape === 'line' ? 'draw.line.crossing' : 'draw.crossing', { name: cornerName(shape, crossing.index) })}
        </MapNotice>
      )}
      {snapping && !snapAvailable && <MapNotice>{t('draw.snapUnavailable')}</MapNotice>}
    </>
  )
}

function useDrawn(draft: Draft, onDrawn: DrawToolProps['onDrawn']): void {
  const told = useRef(onDrawn)
  told.current = onDrawn
  useEffect(() => told.current?.(drawnOf(draft)), [draft])
}

/** While drawing, the keys of the map are those of the tool, and it says so. */
function useInstructions(id: string): void {
  const map = useMap()
  useEffect(() => {
    const target = map.getTargetElement()
    const before = target?.getAttribute('aria-describedby') ?? ''
    target?.setAttribute('aria-describedby', id)
    return () => target?.setAttribute('aria-describedby', before)
  }, [map, id])
}

/** Draws one outline, line or place: by mouse, finger or keys, holding to true lines, always able to go back. */
export function DrawTool({ outline, dispatch, shape = 'polygon', srid = null, onDrawn, onAbandon }: DrawToolProps) {
  const t = useMapWords()
  const instructions = useId()
  const state = useDrawing({ outline, dispatch, srid, shape, named: true, onAbandon })
  useDrawn(outline.draft, onDrawn)
  useInstructions(instructions)
  return (
    <div className="map-draw">
      <p id={instructions} className="map-draw-instructions">
        {t(shapeWord(shape, 'instructions'))}
      </p>
      <DrawBar outline={outline} dispatch={dispatch} state={state} shape={shape} />
      <DrawStatus draft={outline.draft} state={state} shape={shape} />
    </div>
  )
}
