import { type RefObject, useMemo, useRef, useState } from 'react'
import { FEWEST_CORNERS, type Shape } from '../../../../api/contract/room/annotation.ts'
import type { SheetTool } from '../../sheets/useGestures.ts'
import type { Finishing } from './surface.ts'
import type { Tool } from './tools.ts'

type OnPage = readonly [number, number]

/** A hundredth of a millimetre; beside the page there is nothing to draw on. */
const placed = ([x, y]: OnPage): [number, number] => [
  Math.max(0, Math.round(x * 100) / 100),
  Math.max(0, Math.round(y * 100) / 100),
]

/** Corners on one place are one: a double click that ends a shape puts two. */
const distinct = (corners: readonly OnPage[]) =>
  corners.filter(([x, y], nth) => {
    const before = corners[nth - 1]
    return !before || Math.hypot(before[0] - x, before[1] - y) > 0.01
  })

const MOST: Partial<Record<Shape, number>> = { point: 1, text: 1, arrow: 2 }

export type SheetPen = {
  readonly tool: SheetTool | null
  /** What is being drawn: the corners put, and where the next one would be. */
  readonly corners: readonly OnPage[]
}

type Ports = {
  readonly onDrawn: (shape: Shape, at: [number, number][]) => void
  readonly handle: RefObject<Finishing | null>
}

/** Draws one shape after the other on a page, by pointer or by the keys that move its cursor. */
export function useSheetPen(tool: Tool, { onDrawn, handle }: Ports): SheetPen {
  const put = useRef<readonly OnPage[]>([])
  const [corners, setCorners] = useState<readonly OnPage[]>([])
  const [hover, setHover] = useState<OnPage | null>(null)
  const drawn = useRef(onDrawn)
  drawn.current = onDrawn
  const pen = useMemo<SheetTool | null>(() => {
    const hold = (next: readonly OnPage[]) => {
      put.current = next
      setCorners(next)
    }
    hold([])
    if (tool === 'hand') return null
    const finish = () => {
      const whole = distinct(put.current)
      hold([])
      if (whole.length >= FEWEST_CORNERS[tool]) drawn.current(tool, whole.map(placed))
    }
    const up = (at: OnPage) => {
      hold([...put.current, at])
      if (put.current.length === MOST[tool]) finish()
    }
    return { down: setHover, move: setHover, up, finish }
  }, [tool])
  handle.current = pen && { finish: pen.finish }
  return { tool: pen, corners: hover && corners.length > 0 ? [...corners, hover] : corners }
}
