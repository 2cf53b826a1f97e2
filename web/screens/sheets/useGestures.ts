import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { OnPage } from '../../../api/contract/remarks.ts'
import type { Moving } from './useViewport.ts'
import { toPage, type Viewport } from './viewport.ts'

/** What the pointer does on the page when it does not move it. In millimetres of the page. */
export type SheetTool = {
  readonly down: (at: OnPage) => void
  readonly move: (at: OnPage) => void
  readonly up: (at: OnPage) => void
  /** What was begun ends: a double click, or Enter on the last place. */
  readonly finish: () => void
}

type Pixel = { readonly x: number; readonly y: number }

const between = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y)
const middle = (a: Pixel, b: Pixel): Pixel => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

type Gestures = {
  readonly view: Viewport | null
  readonly moving: Moving
  readonly tool: SheetTool | null
  /** Told where on the page the pointer is, whatever it does there. */
  readonly onPoint?: ((at: OnPage) => void) | undefined
}

/** One finger or the mouse moves the page, or uses the tool; two fingers and the wheel zoom; the middle button always moves. */
export function useGestures(room: RefObject<HTMLElement | null>, { view, moving, tool, onPoint }: Gestures) {
  const down = useRef(new Map<number, Pixel>())
  const using = useRef(false)
  useWheel(room, moving)
  const at = (event: PointerEvent<HTMLElement>): Pixel => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const onPage = (pixel: Pixel) => (view ? toPage(view, pixel) : null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const pixel = at(event)
      event.currentTarget.setPointerCapture(event.pointerId)
      down.current.set(event.pointerId, pixel)
      const place = onPage(pixel)
      using.current = tool !== null && event.button === 0 && down.current.size === 1
      if (using.current && place) tool?.down(place)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const pixel = at(event)
      const former = down.current.get(event.pointerId)
      const place = onPage(pixel)
      if (place) onPoint?.(place)
      if (using.current || (tool && !former)) {
        if (place) tool?.move(place)
        if (using.current) return
      }
      if (!former) return
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1]
      if (other) {
        moving.zoom(between(pixel, other) / Math.max(1, between(former, other)), middle(pixel, other))
        const [was, is] = [middle(former, other), middle(pixel, other)]
        moving.move({ x: is.x - was.x, y: is.y - was.y })
      } else moving.move({ x: pixel.x - former.x, y: pixel.y - former.y })
      down.current.set(event.pointerId, pixel)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const place = onPage(at(event))
      down.current.delete(event.pointerId)
      if (using.current && place) tool?.up(place)
      using.current = false
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      down.current.delete(event.pointerId)
      using.current = false
    },
    onDoubleClick: () => tool?.finish(),
  }
}

/** A listener of its own: React's may not keep the page under it from scrolling. */
function useWheel(room: RefObject<HTMLElement | null>, { zoom, move }: Moving) {
  useEffect(() => {
    const shown = room.current
    if (!shown) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      if (event.shiftKey) return move({ x: -event.deltaY - event.deltaX, y: 0 })
      const box = shown.getBoundingClientRect()
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      zoom(Math.exp(-event.deltaY * lines * 0.0015), { x: event.clientX - box.left, y: event.clientY - box.top })
    }
    shown.addEventListener('wheel', wheel, { passive: false })
    return () => shown.removeEventListener('wheel', wheel)
  }, [room, zoom, move])
}
