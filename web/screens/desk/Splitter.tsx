import { useDirection } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useDeskWords } from '../../text/useDeskWords.ts'
import classes from './desk.module.css'

const LEAST = 320
const MOST = 720
const USUAL = 460
const STEP = 20
const KEPT_AS = 'rokhas.desk.queue'

const bound = (width: number) => Math.min(MOST, Math.max(LEAST, Math.round(width)))

function kept(): number {
  try {
    return bound(Number(localStorage.getItem(KEPT_AS)) || USUAL)
  } catch {
    return USUAL // a browser that keeps nothing: the usual width
  }
}

/** How wide the queue is, in CSS pixels; kept on this device. */
export function useQueueWidth() {
  const [width, setWidth] = useState(kept)
  const set = (next: number) => {
    setWidth(bound(next))
    try {
      localStorage.setItem(KEPT_AS, String(bound(next)))
    } catch {
      // the width lasts as long as the page
    }
  }
  return [width, set] as const
}

type SplitterProps = { readonly width: number; readonly onWidth: (width: number) => void }

/** The rule between the queue and the map: dragged, or moved with the arrows. */
export function Splitter({ width, onWidth }: SplitterProps) {
  const say = useDeskWords()
  const { dir } = useDirection()
  const way = dir === 'rtl' ? -1 : 1
  const keys = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ...{ ArrowRight: width + way * STEP, ArrowLeft: width - way * STEP, Home: LEAST, End: MOST },
    }
    const next = moves[event.key]
    if (next === undefined) return
    event.preventDefault()
    onWidth(next)
  }
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    onWidth(dir === 'rtl' ? window.innerWidth - event.clientX : event.clientX)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of a document is not moved; this one is
    <div
      role="separator"
      className={classes.splitter}
      tabIndex={0}
      aria-label={say('resize')}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onKeyDown={keys}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  )
}
