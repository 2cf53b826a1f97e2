import { useEffect, useRef, useState } from 'react'
import type { Drawing, PdfSheets, Region } from './pdfSheets.ts'
import classes from './sheetView.module.css'
import type { Size, Viewport } from './viewport.ts'

type SheetCanvasProps = {
  readonly sheets: PdfSheets
  readonly page: number
  readonly size: Size
  readonly view: Viewport
  readonly room: Size
  readonly onShown: () => void
  readonly onFailed: () => void
}

/** Pixels of the whole page at most, and of the part in sight: a sheet never takes more, however far one zooms. */
const MOST_WHOLE_PX = 2_500_000
const MOST_PART_PX = 8_000_000
const SETTLED_MS = 90

/** The page in two layers: all of it as it fits, and over it the part in sight as sharp as the screen. */
export function SheetCanvas({ sheets, page, size, view, room, onShown, onFailed }: SheetCanvasProps) {
  const density = Math.min(window.devicePixelRatio, 2)
  const whole = useWhole({ sheets, page, size, room, density, onShown, onFailed })
  const part = usePart({ sheets, page, size, view, room, density })
  return (
    <>
      <canvas
        ref={whole}
        className={classes.layer}
        style={placed(view, { left: 0, top: 0, width: size.width, height: size.height })}
      />
      <canvas
        ref={part.canvas}
        className={classes.layer}
        hidden={!part.shown}
        style={part.shown ? placed(view, part.shown) : undefined}
      />
    </>
  )
}

/** Of the page, in millimetres. */
type Part = { readonly left: number; readonly top: number } & Size

const placed = ({ pxPerMm, x, y }: Viewport, { left, top, width, height }: Part) => ({
  left: x + left * pxPerMm,
  top: y + top * pxPerMm,
  width: width * pxPerMm,
  height: height * pxPerMm,
})

type Drawn = Omit<SheetCanvasProps, 'view' | 'onShown' | 'onFailed'> & { readonly density: number }

function useWhole({
  sheets,
  page,
  size,
  room,
  density,
  onShown,
  onFailed,
}: Drawn & Pick<SheetCanvasProps, 'onShown' | 'onFailed'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const told = useRef({ onShown, onFailed })
  told.current = { onShown, onFailed }
  const fitting = Math.min(room.width / size.width, room.height / size.height) * density
  const pxPerMm = Math.min(Math.max(fitting, 0.1), Math.sqrt(MOST_WHOLE_PX / (size.width * size.height)))
  const { width, height } = size
  useEffect(() => {
    const shown = canvas.current
    if (!shown) return
    const region = { pxPerMm, left: 0, top: 0, width: Math.ceil(width * pxPerMm), height: Math.ceil(height * pxPerMm) }
    return finished(
      sheets.draw(page, shown, region),
      () => told.current.onShown(),
      () => told.current.onFailed(),
    )
  }, [sheets, page, width, height, pxPerMm])
  return canvas
}

/** Runs on unless it was left; a drawing that was cancelled is no failure. */
function finished({ done, cancel }: Drawing, then: () => void, failed: () => void): () => void {
  let left = false
  done.then(
    () => !left && then(),
    (error: unknown) => {
      if (!left && (error as Error).name !== 'RenderingCancelledException') failed()
    },
  )
  return () => {
    left = true
    cancel()
  }
}

/** Drawn apart and laid on when it is whole: what is in sight is stale for a moment, never blank. */
function usePart({ sheets, page, size, view, room, density }: Drawn & Pick<SheetCanvasProps, 'view'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [shown, setShown] = useState<{ readonly page: number; readonly part: Part } | null>(null)
  const { pxPerMm, x, y } = view
  const { width, height } = size
  const [across, down] = [room.width, room.height]
  useEffect(() => {
    const region = regionInSight({ pxPerMm, x, y }, { width, height }, { width: across, height: down }, density)
    if (!region) return setShown(null)
    let stop: (() => void) | undefined
    const timer = setTimeout(() => {
      const apart = document.createElement('canvas')
      const lay = () => {
        const target = canvas.current
        if (!target) return
        target.width = apart.width
        target.height = apart.height
        target.getContext('2d')?.drawImage(apart, 0, 0)
        setShown({ page, part: inMillimetres(region) })
      }
      stop = finished(sheets.draw(page, apart, region), lay, () => setShown(null))
    }, SETTLED_MS)
    return () => {
      clearTimeout(timer)
      stop?.()
    }
  }, [sheets, page, pxPerMm, x, y, width, height, across, down, density])
  return { canvas, shown: shown?.page === page ? shown.part : null }
}

const inMillimetres = ({ pxPerMm, left, top, width, height }: Region): Part => ({
  left: left / pxPerMm,
  top: top / pxPerMm,
  width: width / pxPerMm,
  height: height / pxPerMm,
})

/** The part of the page in sight; null where the whole page is drawn as sharp already. */
export function regionInSight(view: Viewport, page: Size, room: Size, density: number): Region | null {
  const fits = page.width * view.pxPerMm <= room.width && page.height * view.pxPerMm <= room.height
  const left = Math.max(0, -view.x)
  const top = Math.max(0, -view.y)
  const right = Math.min(page.width * view.pxPerMm, room.width - view.x)
  const bottom = Math.min(page.height * view.pxPerMm, room.height - view.y)
  if (fits || right <= left || bottom <= top) return null
  const sharp = Math.min(density, Math.sqrt(MOST_PART_PX / ((right - left) * (bottom - top))))
  const scaled = (length: number) => Math.round(length * sharp)
  return {
    pxPerMm: view.pxPerMm * sharp,
    left: scaled(left),
    top: scaled(top),
    width: Math.max(1, scaled(right - left)),
    height: Math.max(1, scaled(bottom - top)),
  }
}
