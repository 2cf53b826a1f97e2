import { HATCH_PX, HATCHES } from '../../../api/contract/mapMarks.ts'
import { MAP_FONT, PALETTE } from '../../map/palette.ts'
import { directionOf, type Language } from '../../text/language.ts'
import { boundsOf, type ClassKey, isStep, radiusOf, type Scale, STEPS } from './classes.ts'
import { APART_LOOKS, circleColour, colourOf } from './figureLooks.ts'
import type { ScaleName } from './territorySearch.ts'

export type SheetWords = {
  readonly title: string
  readonly subtitle: string
  readonly of: string
  /** Terms and words of what is shown, under the map. */
  readonly about: readonly (readonly [string, string])[]
  readonly keys: readonly { readonly key: ClassKey; readonly text: string }[]
  readonly legal: string | null
  readonly scale: Scale
  readonly scaleName: ScaleName
  readonly language: Language
}

const WIDTH = 1600
const MARGIN = 48
const LEGEND = 420
const SWATCH = { width: 44, height: 28 }
const SIZES = { title: 40, subtitle: 28, text: 20 } as const

type Pen = {
  readonly context: CanvasRenderingContext2D
  /** From the reading start of the sheet to the left of the canvas. */
  readonly place: (start: number, width?: number) => number
}

function penOf(canvas: HTMLCanvasElement, language: Language): Pen {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas to draw a sheet on')
  const rtl = directionOf(language) === 'rtl'
  context.direction = rtl ? 'rtl' : 'ltr'
  context.textAlign = 'start'
  context.textBaseline = 'top'
  return { context, place: (start, width = 0) => (rtl ? canvas.width - start - width : start) }
}

/** Lines of a text no wider than so many pixels. */
function linesOf({ context }: Pen, text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && context.measureText(longer).width <= width) lines.splice(-1, 1, longer)
    else lines.push(word)
  }
  return lines
}

type Writing = {
  readonly size: number
  readonly weight?: number
  readonly colour?: string
  readonly start?: number
  readonly width: number
}

/** Writes a paragraph. @returns where the next one begins */
function write(
  pen: Pen,
  text: string,
  y: number,
  { size, weight = 400, colour = PALETTE.ink, start = MARGIN, width }: Writing,
): number {
  pen.context.font = `${weight} ${size}px ${MAP_FONT}`
  pen.context.fillStyle = colour
  let next = y
  for (const line of linesOf(pen, text, width)) {
    pen.context.fillText(line, pen.place(start), next)
    next += Math.round(size * 1.45)
  }
  return next
}

function swatch({ context, place }: Pen, y: number, { key, words }: { key: ClassKey; words: SheetWords }): void {
  const { width, height } = SWATCH
  const x = place(MARGIN, width)
  const { scale, scaleName } = words
  const apart = isStep(key) ? null : APART_LOOKS[key]
  const index = isStep(key) ? STEPS.indexOf(key) : -1
  if (!apart && scale.drawn === 'circles') {
    const { over, upTo } = boundsOf(index, scale)
    context.fillStyle = circleColour(scaleName)
    context.beginPath()
    context.arc(x + width / 2, y + height / 2, Math.min(height / 2, radiusOf(upTo ?? over ?? 0, scale) / 2), 0, 7)
    context.fill()
    return
  }
  context.fillStyle = apart ? apart.fill : colourOf(index, scale, scaleName)
  context.fillRect(x, y, width, height)
  if (apart?.hatch) hatch(context, { x, y }, apart.hatch)
  context.strokeStyle = PALETTE.lineStrong
  context.strokeRect(x, y, width, height)
}

function hatch(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  { marks, colour }: { marks: keyof typeof HATCHES; colour: string },
): void {
  context.save()
  context.beginPath()
  context.rect(x, y, SWATCH.width, SWATCH.height)
  context.clip()
  context.strokeStyle = colour
  context.fillStyle = colour
  for (let left = x; left < x + SWATCH.width; left += HATCH_PX)
    for (let top = y; top < y + SWATCH.height; top += HATCH_PX) {
      context.beginPath()
      for (const [[x1, y1], [x2, y2]] of HATCHES[marks].lines) {
        context.moveTo(left + x1, top + y1)
        context.lineTo(left + x2, top + y2)
      }
      context.stroke()
      for (const [dx, dy] of HATCHES[marks].dots) context.fillRect(left + dx - 1.5, top + dy - 1.5, 3, 3)
    }
  context.restore()
}

/** Draws everything but the map. @returns where the map goes, and where the sheet ends */
function draw(pen: Pen, words: SheetWords, mapHeight: number) {
  const full = { width: WIDTH - 2 * MARGIN }
  let y = write(pen, words.title, MARGIN, { size: SIZES.title, weight: 600, ...full })
  y = write(pen, words.subtitle, y, { size: SIZES.subtitle, ...full })
  y = write(pen, words.of, y, { size: SIZES.text, colour: PALETTE.muted, ...full }) + 16
  const mapTop = y
  for (const { key, text } of words.keys) {
    swatch(pen, y, { key, words })
    const start = MARGIN + SWATCH.width + 12
    y = Math.max(y + SWATCH.height + 8, write(pen, text, y, { size: SIZES.text, start, width: LEGEND - start - 12 }))
  }
  if (words.legal) y = write(pen, words.legal, y + 12, { size: SIZES.text, weight: 600, width: LEGEND - MARGIN - 12 })
  y = Math.max(y, mapTop + mapHeight) + 24
  for (const [term, text] of words.about)
    y = write(pen, [term, text].filter(Boolean).join(' : '), y, { size: SIZES.text, ...full })
  return { mapTop, end: y + MARGIN }
}

/** The map as a sheet that stands alone: title, legend with the legal limit, definition, source and day. */
export async function mapSheet(map: Blob, words: SheetWords): Promise<Blob> {
  const picture = await createImageBitmap(map)
  const mapWidth = WIDTH - LEGEND - MARGIN
  const mapHeight = Math.round((picture.height / picture.width) * mapWidth)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = draw(penOf(canvas, words.language), words, mapHeight).end // a first time, to know how tall
  const pen = penOf(canvas, words.language)
  pen.context.fillStyle = PALETTE.paper
  pen.context.fillRect(0, 0, canvas.width, canvas.height)
  const { mapTop } = draw(pen, words, mapHeight)
  pen.context.drawImage(picture, pen.place(LEGEND, mapWidth), mapTop, mapWidth, mapHeight)
  picture.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob((sheet) => (sheet ? resolve(sheet) : reject(new Error('the sheet could not be made'))), 'image/png'),
  )
}
