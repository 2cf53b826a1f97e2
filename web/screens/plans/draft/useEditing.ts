import type { Dispatch } from 'react'
import { useCallback, useMemo, useState } from 'react'
import type { FindingKind, PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import type { Drawn } from '../../../map/draw/measure.ts'
import type { Outline, OutlineAction } from '../../../map/draw/outline.ts'
import { useOutline } from '../../../map/draw/useOutline.ts'

export type DrawingOf = {
  readonly outline: Outline
  readonly dispatch: Dispatch<OutlineAction>
  readonly onDrawn: (drawn: Drawn | null) => void
}

/** The shapes in hand, the finding that is put right where there is one, and the outline that is redrawn for one of them. */
export function useEditing({ srid }: PlanDraft) {
  const [ordinals, setOrdinals] = useState<readonly number[]>([])
  const [fault, setFault] = useState<FindingKind | null>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [redrawing, setRedrawing] = useState(false)
  const [outline, dispatch] = useOutline()
  const end = useCallback(() => {
    setOrdinals([])
    setRedrawing(false)
    setDrawn(null)
    dispatch({ type: 'clear' })
  }, [dispatch])
  const begin = useCallback(
    (given: readonly number[], of: FindingKind | null = null) => {
      end()
      setOrdinals(given)
      setFault(of)
    },
    [end],
  )
  const redraw = useCallback(
    (ring: readonly Position[] | null) => {
      setRedrawing(ring !== null)
      if (ring) dispatch({ type: 'load', draft: { srid, positions: ring, closed: ring.length > 2 } })
    },
    [dispatch, srid],
  )
  const drawing = useMemo<DrawingOf | null>(
    () => (redrawing ? { outline, dispatch, onDrawn: setDrawn } : null),
    [redrawing, outline, dispatch],
  )
  return { ordinals, fault, begin, end, drawing, redraw, drawn }
}
export type Editing = ReturnType<typeof useEditing>
