import sharp from 'sharp'
import { withPdf } from './pdfium.ts'
import type { FileJob, Rendered } from './protocol.ts'

type RenderJob = Extract<FileJob, { kind: 'renderPdf' }>

/** A page three times as high as it is wide is cut down to this many pixels, so that a ribbon never fills the memory. */
const HIGHEST = 4_800

/** Draws one page (from 1) so many pixels wide. */
export function renderPdf({ path, page, width }: RenderJob): Promise<Rendered> {
  return withPdf(path, async (document) => {
    if (page > document.getPageCount()) return null
    const drawn = document.getPage(page - 1)
    const { originalWidth, originalHeight } = drawn.getOriginalSize()
    const scale = Math.min(width / originalWidth, HIGHEST / originalHeight)
    const image = await drawn.render({ scale, render: 'bitmap', colorSpace: 'BGRA' })
    const raw = { width: image.width, height: image.height, channels: 4 } as const
    const webp = await sharp(image.data, { raw }).flatten({ background: '#fff' }).webp({ quality: 80 }).toBuffer()
    return { width: image.width, height: image.height, webp: new Uint8Array(webp) }
  })
}
