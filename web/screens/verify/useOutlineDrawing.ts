import { useCallback, useEffect, useReducer, useState } from 'react'
import type { Drawn } from '../../map/draw/measure.ts'
import { outlineReducer, startOutline } from '../../map/draw/outline.ts'
import { type DrawnThing, keepOutline, recallOutline } from './kept.ts'

/** One outline being drawn, shared by the map and by the table of its bornes, and kept across a reload. */
export function useOutlineDrawing(thing: DrawnThing) {
  const [recalled] = useState(() => recallOutline(thing))
  const [outline, dispatch] = useReducer(outlineReducer, startOutline(recalled?.draft))
  const [drawn, setDrawn] = useState<Drawn | null>(recalled?.drawn ?? null)
  useEffect(() => {
    keepOutline(thing, { draft: outline.draft, drawn })
  }, [thing, outline.draft, drawn])
  const clear = useCallback(() => {
    dispatch({ type: 'clear' })
    setDrawn(null)
  }, [])
  return { outline, dispatch, drawn, onDrawn: setDrawn, clear }
}

export type OutlineDrawing = ReturnType<typeof useOutlineDrawing>
