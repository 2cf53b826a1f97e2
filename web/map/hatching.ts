import { HATCH_PX, HATCHES, type Hatch, type HatchMarks } from '../../api/contract/mapMarks.ts'
import type { Verdict } from '../../spatial/conformity/types.ts'

/** null: what is compliant is only outlined. */
export const VERDICT_HATCHES: Readonly<Record<Verdict, Hatch | null>> = {
  compliant: null,
  reserved: 'diagonal',
  unverified: 'dotted',
  noncompliant: 'crossed',
}

function drawMarks(context: CanvasRenderingContext2D, { lines, dots }: HatchMarks, colour: string): void {
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = 1.2
  context.beginPath()
  for (const [[x1, y1], [x2, y2]] of lines) {
    context.moveTo(x1, y1)
    context.lineTo(x2, y2)
  }
  context.stroke()
  for (const [x, y] of dots) {
    context.beginPath()
    context.arc(x, y, 1.5, 0, 2 * Math.PI)
    context.fill()
  }
}

const made = new Map<string, CanvasPattern>()

/** A canvas pattern of these marks at a device pixel ratio, made once; null where there is no canvas. */
export function hatchPattern(hatch: Hatch, colour: string, pixelRatio: number): CanvasPattern | null {
  const key = `${hatch} ${colour} ${pixelRatio}`
  const known = made.get(key)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(HATCH_PX * pixelRatio)
  canvas.height = canvas.width
  const context = canvas.getContext('2d')
  if (!context) return null
  context.scale(canvas.width / HATCH_PX, canvas.width / HATCH_PX)
  drawMarks(context, HATCHES[hatch], colour)
  const pattern = context.createPattern(canvas, 'repeat')
  if (pattern) made.set(key, pattern)
  return pattern
}
