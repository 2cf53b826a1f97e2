import { type KeyboardEvent, useState } from 'react'
import type { OnPage } from '../../../api/contract/remarks.ts'
import type { SheetTool } from './useGestures.ts'
import type { Moving } from './useViewport.ts'
import { type Size, toPage, type Viewport } from './viewport.ts'

type Keyed = {
  readonly view: Viewport | null
  readonly room: Size | null
  readonly moving: Moving
  readonly tool: SheetTool | null
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
  /** Told where the cross hair is. */
  readonly onPoint?: ((at: OnPage) => void) | undefined
}

const STEP_PX = 8
const FAR = 5

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * The keyboard on a sheet. Without a tool arrows move the page; with one they move a cross hair, which begins in the middle
 * of what is in sight: Enter puts a point there, Enter again on the same place ends what was begun. Shift goes five times
 * as far. + − and 0 zoom, Page up and Page down turn pages.
 */
export function useKeyCursor({ view, room, moving, tool, page, pages, onPage, onPoint }: Keyed) {
  const [at, setAt] = useState<OnPage | null>(null)
  const [last, setLast] = useState<OnPage | null>(null)
  const middle = (): OnPage => (view && room ? toPage(view, { x: room.width / 2, y: room.height / 2 }) : [0, 0])
  const step = ([x, y]: readonly [number, number], far: boolean) => {
    const px = STEP_PX * (far ? FAR : 1)
    if (!tool || !view) return moving.move({ x: -x * px * 4, y: -y * px * 4 })
    const [fromX, fromY] = at ?? middle()
    const next: OnPage = [fromX + (x * px) / view.pxPerMm, fromY + (y * px) / view.pxPerMm]
    setAt(next)
    tool.move(next)
    onPoint?.(next)
  }
  const put = () => {
    const place = at ?? middle()
    setAt(place)
    if (last && last[0] === place[0] && last[1] === place[1]) {
      setLast(null)
      return tool?.finish()
    }
    setLast(place)
    tool?.down(place)
    tool?.up(place)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = ARROWS[event.key]
    if (arrow) step(arrow, event.shiftKey)
    else if (event.key === 'Enter' && tool) put()
    else if (event.key === '+' || event.key === '=') moving.zoom(1.4)
    else if (event.key === '-') moving.zoom(1 / 1.4)
    else if (event.key === '0') moving.fit()
    else if (event.key === 'PageDown') onPage(Math.min(pages, page + 1))
    else if (event.key === 'PageUp') onPage(Math.max(1, page - 1))
    else return
    event.preventDefault()
  }
  return { at: tool ? at : null, press }
}
