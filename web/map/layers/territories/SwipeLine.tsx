import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import './swipe.css'

type SwipeLineProps = {
  /** Percent of the map's width from its left: the map never turns, whatever the language. */
  readonly at: number
  readonly onMove: (at: number) => void
  readonly label: string
  readonly text: string
}

const STEP = 2
const LEAP = 10

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowLeft: (at) => at - STEP,
  ArrowRight: (at) => at + STEP,
  PageDown: (at) => at - LEAP,
  PageUp: (at) => at + LEAP,
  Home: () => 0,
  End: () => 100,
}

const within = (at: number) => Math.min(100, Math.max(0, Math.round(at)))

/** The line between two halves of a map: dragged, or moved by keys. */
export function SwipeLine({ at, onMove, label, text }: SwipeLineProps) {
  const line = useRef<HTMLDivElement>(null)
  const drag = (event: PointerEvent) => {
    const box = line.current?.parentElement?.getBoundingClientRect()
    if (!box || !line.current?.hasPointerCapture(event.pointerId)) return
    onMove(within(((event.clientX - box.left) / box.width) * 100))
  }
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    onMove(within(step(at)))
  }
  return (
    <div
      ref={line}
      className="map-swipe"
      style={{ left: `${at}%` }}
      role="slider"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={at}
      aria-valuetext={text}
      onKeyDown={press}
      onPointerDown={(event) => line.current?.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  )
}
