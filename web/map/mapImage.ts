import type OlMap from 'ol/Map.js'
import { PALETTE } from './palette.ts'

const MATRIX = /^matrix\(([^)]*)\)$/

/** The 2D matrix OpenLayers put on a layer's canvas, or the one that fills the sheet with it. */
function placement(canvas: HTMLCanvasElement, width: number): DOMMatrix2DInit {
  const numbers = MATRIX.exec(canvas.style.transform)?.[1]?.split(',').map(Number)
  if (!numbers) return { a: width / canvas.width, d: width / canvas.width }
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers
  const ratio = width / (canvas.closest('.ol-viewport')?.clientWidth || width)
  return { a: a * ratio, b: b * ratio, c: c * ratio, d: d * ratio, e: e * ratio, f: f * ratio }
}

function drawLayer(context: CanvasRenderingContext2D, canvas: HTMLCanvasElement, width: number): void {
  if (canvas.width === 0) return
  const sheet = canvas.parentElement?.style
  context.resetTransform()
  context.globalAlpha = Number(sheet?.opacity || canvas.style.opacity || 1)
  context.fillStyle = sheet?.backgroundColor || 'transparent'
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
  context.setTransform(placement(canvas, width))
  context.drawImage(canvas, 0, 0)
}

const pngOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))

/** What is drawn at this moment, on one canvas; null when the map has no size. */
export function mapCanvas(map: OlMap): HTMLCanvasElement | null {
  const layers = [...(map.getViewport()?.querySelectorAll<HTMLCanvasElement>('.ol-layers canvas') ?? [])]
  const sheet = document.createElement('canvas')
  sheet.width = Math.max(0, ...layers.map((canvas) => canvas.width))
  sheet.height = Math.max(0, ...layers.map((canvas) => canvas.height))
  const context = sheet.getContext('2d')
  if (!context || sheet.width === 0) return null
  context.fillStyle = PALETTE.paper
  context.fillRect(0, 0, sheet.width, sheet.height)
  for (const canvas of layers) drawLayer(context, canvas, sheet.width)
  return sheet
}

function compose(map: OlMap): Promise<Blob | null> {
  const sheet = mapCanvas(map)
  return sheet ? pngOf(sheet) : Promise.resolve(null)
}

const rendered = (map: OlMap): Promise<void> =>
  new Promise((resolve) => {
    map.once('rendercomplete', () => resolve())
    map.render()
  })

/** Device pixels by CSS pixel on paper: 3 is some 290 dots an inch. */
export const PRINT_PIXEL_RATIO = 3

/** Draws everything again with so many device pixels by CSS pixel; pictures of tiles are not kept across it. */
export function setPixelRatio(map: OlMap, pixelRatio: number): void {
  map.setPixelRatio(pixelRatio)
  for (const layer of map.getAllLayers()) layer.changed()
}

/** What the map shows once everything asked for has come, as a PNG fit for paper; null when it has no size. */
export async function mapImage(map: OlMap, pixelRatio = PRINT_PIXEL_RATIO): Promise<Blob | null> {
  const onScreen = map.getPixelRatio()
  setPixelRatio(map, pixelRatio)
  try {
    await rendered(map)
    return await compose(map)
  } finally {
    setPixelRatio(map, onScreen)
  }
}
