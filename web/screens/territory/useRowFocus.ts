import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { PlaceRow } from './ranking.ts'

/** Rows shown at once: 1,544 would cost a second at each change of quarter. */
export const PAGE = 50

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  PageDown: (at, last) => Math.min(last, at + PAGE),
  PageUp: (at) => Math.max(0, at - PAGE),
  Home: () => 0,
  End: (_, last) => last,
}

type Shown = {
  /** Another filter or order begins at the first row. */
  readonly view: string
  readonly chosen: string | null
}

/** One row is reached by Tab, the others by arrows, from page to page. */
export function useRowFocus(listed: readonly PlaceRow[], { view, chosen }: Shown) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [at, setAt] = useState(0)
  const wanted = useRef(false)
  const of = useRef(view)
  const last = Math.max(0, listed.length - 1)
  const here = Math.min(at, last)
  const from = here - (here % PAGE)
  useEffect(() => {
    if (of.current !== view) setAt(0)
    of.current = view
  }, [view])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page turns when another one is chosen, not when figures change
  useEffect(() => {
    const index = chosen === null ? -1 : listed.findIndex(({ place }) => place.code === chosen)
    if (index >= 0) setAt(index)
  }, [chosen])
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    body.current?.querySelectorAll<HTMLButtonElement>('th button')[here - from]?.focus()
  }, [here, from])
  const keys = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    wanted.current = true
    setAt(move(here, last))
  }
  const turn = (by: 1 | -1) => setAt(Math.min(last - (last % PAGE), Math.max(0, from + by * PAGE)))
  return { body, at: here, from, rows: listed.slice(from, from + PAGE), keys, reach: setAt, turn }
}
