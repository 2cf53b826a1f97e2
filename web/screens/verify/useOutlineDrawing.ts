import { useEffect, useReducer, useState } from 'react'
import type { Drawn } from '../../map/draw/measure.ts'
import { outlineReducer, startOutline } from '../../map/draw/outline.ts'
import { type DrawnThing, keepOutline, recallOutline } from './kept.ts'

/** One outline being drawn, shared by the map and by the table of its bornes, and kept across a reload. */
export function useOutlineDrawing(thing: DrawnThing) {
  const [outline, dispatch] = useReducer(outlineReducer, thing, (name) => startOutline(recallOutline(name)))
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  useEffect(() => {
    keepOutline(thing, outline.draft)
  }, [thing, outline.draft])
  return { outline, dispatch, drawn, onDrawn: setDrawn }
}

export type OutlineDrawing = ReturnType<typeof useOutlineDrawing>
