import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { OnPage } from '../../../api/contract/remarks.ts'
import { centredOn, fitted, keptInSight, moved, type Size, type Viewport, zoomedAt } from './viewport.ts'

/** The size of an element, followed while it changes; null before it is laid out. */
export function useRoom(element: RefObject<HTMLElement | null>): Size | null {
  const [room, setRoom] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const shown = element.current
    if (!shown) return
    const measure = () => setRoom({ width: shown.clientWidth, height: shown.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(shown)
    return () => observer.disconnect()
  }, [element])
  return room && room.width > 0 && room.height > 0 ? room : null
}

export type Moving = {
  readonly zoom: (factor: number, at?: { readonly x: number; readonly y: number }) => void
  readonly move: (by: { readonly x: number; readonly y: number }) => void
  readonly fit: () => void
  readonly show: (place: OnPage) => void
}

/** How the page lies in the room: fitted until it is moved, fitted anew for another page or another room. */
export function useViewport(page: Size | null, room: Size | null): { view: Viewport | null } & Moving {
  const [own, setOwn] = useState<{ readonly of: string; readonly view: Viewport } | null>(null)
  const of = page && room ? `${page.width} ${page.height} ${room.width} ${room.height}` : ''
  const view = page && room ? (own?.of === of ? own.view : fitted(page, room)) : null
  const change = useCallback(
    (next: (now: Viewport) => Viewport) => {
      if (!page || !room) return
      setOwn((former) => {
        const now = former?.of === of ? former.view : fitted(page, room)
        return { of, view: keptInSight(next(now), page, room) }
      })
    },
    [of, page, room],
  )
  useEffect(() => setOwn(null), [])
  return {
    view,
    zoom: useCallback(
      (factor, at) =>
        change((now) => zoomedAt(now, factor, at ?? { x: (room?.width ?? 0) / 2, y: (room?.height ?? 0) / 2 })),
      [change, room],
    ),
    move: useCallback((by) => change((now) => moved(now, by)), [change]),
    fit: useCallback(() => setOwn(null), []),
    show: useCallback((place) => room && change((now) => centredOn(now, place, room)), [change, room]),
  }
}
