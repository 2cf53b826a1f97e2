import { type Dispatch, useEffect, useRef, useState } from 'react'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { useMap } from '../MapContext.ts'
import type { Cursor } from './cursor.ts'
import { Drawing, type DrawingPorts, type DrawingSettings } from './Drawing.ts'
import { drawByKeys } from './keyDrawing.ts'
import type { DrawnShape, Outline, OutlineAction } from './outline.ts'
import { drawByPointer } from './pointerDrawing.ts'
import { fetchSnap, SnapSource } from './snapSource.ts'

export type DrawingUse = {
  readonly outline: Outline
  readonly dispatch: Dispatch<OutlineAction>
  readonly srid: LegalSrid | null
  readonly shape: DrawnShape
  readonly named: boolean
  readonly onAbandon?: (() => void) | undefined
}

export type DrawingState = {
  readonly cursor: Cursor | null
  readonly chosen: number | null
  readonly choose: (index: number | null) => void
  readonly snapping: boolean
  readonly setSnapping: (on: boolean) => void
  readonly snapAvailable: boolean
  /** The last place tried is in no legal zone. */
  readonly outside: boolean
}

/** How many drawing tools are alive on a map: picking rests while one is. */
function claim(map: { get: (key: string) => unknown; set: (key: string, value: unknown) => void }, by: 1 | -1): void {
  map.set('drawing', Number(map.get('drawing') ?? 0) + by)
}

/** The drawing tool on the surrounding map, alive as long as the component that uses it. */
export function useDrawing({ outline, dispatch, srid, shape, named, onAbandon }: DrawingUse): DrawingState {
  const map = useMap()
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const [chosen, choose] = useState<number | null>(null)
  const [snapping, setSnapping] = useState(true)
  const [snapAvailable, setSnapAvailable] = useState(true)
  const [outside, setOutside] = useState(false)
  const tool = useRef<Drawing | null>(null)
  const settings: DrawingSettings = { draft: outline.draft, chosen, snapping, srid, shape, named }
  const ports = useRef<DrawingPorts | null>(null)
  ports.current = {
    dispatch: (action) => {
      setOutside(false)
      dispatch(action)
    },
    onCursor: setCursor,
    onChosen: choose,
    onOutside: () => setOutside(true),
    onAbandon: () => onAbandon?.(),
  }
  const latest = useRef(settings)
  latest.current = settings

  useEffect(() => {
    const drawing = new Drawing(map, new SnapSource(fetchSnap, setSnapAvailable), latest.current, relay(ports))
    const hand = drawByPointer(drawing)
    const stopKeys = drawByKeys(drawing, hand.release)
    tool.current = drawing
    claim(map, 1)
    return () => {
      claim(map, -1)
      stopKeys()
      hand.stop()
      drawing.stop()
      tool.current = null
    }
  }, [map])

  // biome-ignore lint/correctness/useExhaustiveDependencies: settings is rebuilt at each render; what it is made of is listed
  useEffect(() => tool.current?.update(settings), [outline.draft, chosen, snapping, srid, shape])

  useEffect(() => {
    if (chosen !== null && chosen >= outline.draft.positions.length) choose(null)
  }, [chosen, outline.draft])

  return { cursor, chosen, choose, snapping, setSnapping, snapAvailable, outside }
}

/** The tool outlives renders; what it calls is always the latest. */
const relay = (ports: { readonly current: DrawingPorts | null }): DrawingPorts => ({
  dispatch: (action) => ports.current?.dispatch(action),
  onCursor: (cursor) => ports.current?.onCursor(cursor),
  onChosen: (index) => ports.current?.onChosen(index),
  onOutside: () => ports.current?.onOutside(),
  onAbandon: () => ports.current?.onAbandon(),
})
