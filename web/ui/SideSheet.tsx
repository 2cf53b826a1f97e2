import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../text/words.ts'
import classes from './sheet.module.css'

const HEIGHTS = ['peek', 'half', 'full'] as const
type Height = (typeof HEIGHTS)[number]

type SideSheetProps = {
  readonly head?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
  /** What a phone shows first of it. */
  readonly start?: Height
  /** When it changes, a full sheet comes down: something under it is to be seen. */
  readonly makeWay?: string | undefined
}

const next = (height: Height, by: 1 | -1): Height => HEIGHTS[HEIGHTS.indexOf(height) + by] ?? height

const DRAG_PX = 40

/** Beside the map on wide screens; on phones a sheet from the bottom, raised and lowered by its handle or by buttons. */
export function SideSheet({ head, foot, children, start = 'half', makeWay }: SideSheetProps) {
  const [height, setHeight] = useState<Height>(start)
  useEffect(() => {
    if (makeWay) setHeight((now) => (now === 'full' ? 'half' : now))
  }, [makeWay])
  return (
    <section className={classes.sheet} data-height={height}>
      <SheetHandle height={height} onMove={(by) => setHeight((now) => next(now, by))} />
      {head && <div className={classes.head}>{head}</div>}
      <div className={classes.body}>{children}</div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </section>
  )
}

type HandleProps = { readonly height: Height; readonly onMove: (by: 1 | -1) => void }

function SheetHandle({ height, onMove }: HandleProps) {
  const { t } = useWords()
  const from = useRef<number | null>(null)
  const grows = height !== 'full'
  return (
    <button
      type="button"
      className={classes.handle}
      aria-label={grows ? t('frame.sheetGrow') : t('frame.sheetShrink')}
      onPointerDown={(event) => {
        from.current = event.clientY
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={(event) => {
        const moved = event.clientY - (from.current ?? event.clientY)
        from.current = null
        if (Math.abs(moved) > DRAG_PX) onMove(moved < 0 ? 1 : -1)
        else onMove(grows ? 1 : -1)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onMove(grows ? 1 : -1)
        if (event.key === 'ArrowUp') onMove(1)
        if (event.key === 'ArrowDown') onMove(-1)
      }}
    />
  )
}
