import { useEffect, useMemo, useRef } from 'react'
import type { Drawing } from '../../../spatial/drawing/gather.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { type DrawingPage, drawingPage } from './drawingPage.ts'
import classes from './sheetView.module.css'
import { useGestures } from './useGestures.ts'
import { useKeyCursor } from './useKeyCursor.ts'
import { useRoom, useViewport } from './useViewport.ts'
import type { Size, Viewport } from './viewport.ts'
import { Zooming } from './Zooming.tsx'

type DrawingViewProps = {
  readonly drawing: Drawing
  readonly name: string
  readonly hidden: ReadonlySet<string>
}

const ONE_PAGE = { page: 1, pages: 1, onPage: () => undefined } as const

/** The lines, surfaces and texts of a drawing, moved and zoomed as a sheet is; never mirrored. */
export function DrawingView({ drawing, name, hidden }: DrawingViewProps) {
  const say = useSheetWords()
  const element = useRef<HTMLElement>(null)
  const room = useRoom(element)
  const page = useMemo(() => drawingPage(drawing), [drawing])
  const { view, ...moving } = useViewport(page?.size ?? null, room)
  const gestures = useGestures(element, { view, moving, tool: null })
  const keys = useKeyCursor({ view, room, moving, tool: null, ...ONE_PAGE })
  if (!page) return <p className={classes.note}>{say('dxf.empty')}</p>
  return (
    <>
      <section
        ref={element}
        className={classes.room}
        dir="ltr"
        aria-label={say('dxf.drawing', { name })}
        aria-description={say('view.keys')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: moved and zoomed by the keyboard too
        tabIndex={0}
        onKeyDown={keys.press}
        {...gestures}
      >
        {view && room && <Strokes {...{ drawing, hidden, page, view, room }} />}
      </section>
      <Zooming percent={null} {...moving} />
    </>
  )
}

type StrokesProps = Pick<DrawingViewProps, 'drawing' | 'hidden'> & {
  readonly page: DrawingPage
  readonly view: Viewport
  readonly room: Size
}

function Strokes({ drawing, hidden, page, view, room }: StrokesProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const paths = useMemo(() => ({ lines: linesOf(drawing, page), fills: fillsOf(drawing, page) }), [drawing, page])
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const shown = canvas.current
      if (!shown) return
      const density = Math.min(window.devicePixelRatio, 2)
      shown.width = Math.round(room.width * density)
      shown.height = Math.round(room.height * density)
      const pen = shown.getContext('2d')
      if (pen) stroke(pen, { drawing, hidden, page, view, paths, density })
    })
    return () => cancelAnimationFrame(frame)
  }, [drawing, hidden, page, view, room, paths])
  return <canvas ref={canvas} className={classes.layer} style={{ inset: 0, width: room.width, height: room.height }} />
}

/** One path a layer: a whole layer is put off and on at once. */
function linesOf({ lines }: Drawing, page: DrawingPage): ReadonlyMap<string, Path2D> {
  const paths = new Map<string, Path2D>()
  for (const { layer, points } of lines) {
    const path = paths.get(layer) ?? new Path2D()
    paths.set(layer, path)
    trace(path, points, page)
  }
  return paths
}

function trace(path: Path2D, points: readonly Position[], { place }: DrawingPage): void {
  for (const [index, point] of points.entries()) {
    const [x, y] = place(point)
    if (index === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  }
}

type FillPath = { readonly layer: string; readonly solid: boolean; readonly path: Path2D }

/** One path a surface: two that lie over each other are both filled. */
const fillsOf = ({ fills }: Drawing, page: DrawingPage): readonly FillPath[] =>
  fills.map(({ layer, solid, rings }) => {
    const path = new Path2D()
    for (const ring of rings) {
      trace(path, ring, page)
      path.closePath()
    }
    return { layer, solid, path }
  })

type Paths = { readonly lines: ReadonlyMap<string, Path2D>; readonly fills: readonly FillPath[] }
type Stroking = Omit<StrokesProps, 'room'> & { readonly paths: Paths; readonly density: number }

const INK = '#14211b'
/** A solid surface darkens what lies under it; one hatched by a pattern is only tinted, with its rim. */
const SOLID = 'rgb(20 33 27 / 0.35)'
const PATTERN = 'rgb(20 33 27 / 0.08)'
const LEAST_LETTER_PX = 4

function stroke(pen: CanvasRenderingContext2D, { drawing, hidden, page, view, paths, density }: Stroking): void {
  const { pxPerMm, x, y } = view
  pen.setTransform(density * pxPerMm, 0, 0, density * pxPerMm, density * x, density * y)
  pen.lineWidth = 1 / pxPerMm
  pen.strokeStyle = INK
  for (const { layer, solid, path } of paths.fills) {
    if (hidden.has(layer)) continue
    pen.fillStyle = solid ? SOLID : PATTERN
    pen.fill(path, 'evenodd')
    if (!solid) pen.stroke(path)
  }
  pen.fillStyle = INK
  for (const [layer, path] of paths.lines) if (!hidden.has(layer)) pen.stroke(path)
  for (const { layer, text, at, height } of drawing.texts) {
    const size = page.length(height)
    if (hidden.has(layer) || size * pxPerMm < LEAST_LETTER_PX) continue
    pen.font = `${size}px "Noto Sans", "Noto Sans Arabic", sans-serif`
    pen.fillText(text, ...page.place(at))
  }
}
