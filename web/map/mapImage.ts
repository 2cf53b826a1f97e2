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

/** What the map shows, at its own pixel ratio, as a PNG; null when it has no size. */
export async function mapImage(map: OlMap): Promise<Blob | null> {
  map.renderSync()
  const layers = [...(map.getViewport()?.querySelectorAll<HTMLCanvasElement>('.ol-layers canvas') ?? [])]
  const width = Math.max(0, ...layers.map((canvas) => canvas.width))
  const height = Math.max(0, ...layers.map((canvas) => canvas.height))
  const sheet = document.createElement('canvas')
  sheet.width = width
  sheet.height = height
  const context = sheet.getContext('2d')
  if (!context || width === 0) return null
  context.fillStyle = PALETTE.paper
  context.fillRect(0, 0, width, height)
  for (const canvas of layers) drawLayer(context, canvas, width)
  return pngOf(sheet)
}
