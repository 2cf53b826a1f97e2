import { previewAddress } from '../../../api/contract/documents.ts'
import type { Picture } from './pageDifference.ts'

const TRIES = 6
const AGAIN_MS = 1500

/** The picture of a page, as points; null when it cannot be had. `width` is the one the server draws. */
export async function pagePicture(id: string, page: number, width: 200 | 800): Promise<Picture | null> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await fetch(previewAddress(id, page, width)).catch(() => null)
    if (answer?.ok) return pointsOf(await answer.blob())
    if (answer && answer.status !== 409 && answer.status < 500) return null
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  return null
}

async function pointsOf(content: Blob): Promise<Picture> {
  const image = await createImageBitmap(content)
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(image, 0, 0)
  const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() }
  return { width: image.width, height: image.height, data }
}

/** Puts points on a canvas of their size. */
export function paint(canvas: HTMLCanvasElement, { width, height, data }: Picture): void {
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0)
}
