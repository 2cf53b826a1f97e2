import { type PointerEvent, useRef } from 'react'
import { useLayerWords } from '../../text/useLayerWords.ts'
import classes from './dragHandle.module.css'

type DragProps = {
  readonly title: string
  readonly nth: number
  /** Only the first so many lines of the list have a place. */
  readonly count: number
  readonly onPlace: (to: number) => void
}

/**
 * Drags its line of a list to another's place, by mouse, pen or finger. For the pointer alone: the arrows beside it do the
 * same by keys, one place at a time.
 */
export function DragHandle({ title, nth, count, onPlace }: DragProps) {
  const say = useLayerWords()
  const handle = useRef<HTMLSpanElement>(null)
  const over = useRef<{ readonly line: Element; readonly to: number } | null>(null)
  const mark = (next: { readonly line: Element; readonly to: number } | null) => {
    over.current?.line.removeAttribute('data-drop')
    over.current = next
    next?.line.setAttribute('data-drop', next.to < nth ? 'before' : 'after')
  }
  const drag = ({ pointerId, clientY }: PointerEvent) => {
    if (!handle.current?.hasPointerCapture(pointerId)) return
    const lines = [...(handle.current.closest('ol, ul')?.children ?? [])].slice(0, count)
    const to = lines.findIndex((line) => clientY < line.getBoundingClientRect().bottom)
    const place = to < 0 ? lines.length - 1 : to
    const line = lines[place]
    mark(line && place !== nth ? { line, to: place } : null)
  }
  const drop = () => {
    const to = over.current?.to
    mark(null)
    if (to !== undefined) onPlace(to)
  }
  return (
    <span
      ref={handle}
      className={classes.handle}
      aria-hidden="true"
      title={say('drag', { title })}
      onPointerDown={({ pointerId }) => handle.current?.setPointerCapture(pointerId)}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={() => mark(null)}
    >
      ⠿
    </span>
  )
}
