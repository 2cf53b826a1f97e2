import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import type { Config } from '../../config.ts'
import { type FileThreads, TookTooLong } from '../inspection/fileThreads.ts'
import { DOCUMENT_LIMITS } from '../limits.ts'
import type { BlobStore } from '../store/blobStore.ts'

export type PreviewDeps = {
  readonly store: BlobStore
  readonly threads: FileThreads
  readonly config: Pick<Config, 'dataFolder'>
}

export type Wanted = { readonly page: number; readonly width: number }

/** A picture of a page, not kept yet; `sha256` is the picture's own name in the store. */
export type MadePreview = Wanted & { readonly sha256: string; readonly height: number; readonly webp: Uint8Array }

/** Seconds that one page may take to draw. */
const PAGE_SECONDS = 20

export const isDrawable = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || /^image\/(?:png|jpeg|webp|tiff)$/.test(mediaType)

/** Brings a content into a file of its own for the time of `work`: engines read files, stores give streams. */
export async function withContentFile<T>(
  { store, config }: Pick<PreviewDeps, 'store' | 'config'>,
  sha256: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = `${config.dataFolder}/scratch`
  await mkdir(folder, { recursive: true })
  const path = `${folder}/${randomUUID()}`
  try {
    await pipeline(await store.open(sha256), createWriteStream(path))
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

/**
 * Draws a page as WebP.
 * @returns null when the document has no such page, or none that can be drawn within its time
 */
export async function makePreview(
  deps: Pick<PreviewDeps, 'threads'>,
  { path, mediaType }: { readonly path: string; readonly mediaType: string },
  wanted: Wanted,
): Promise<MadePreview | null> {
  const drawn = await draw(deps, { path, mediaType }, wanted)
  if (!drawn) return null
  const sha256 = createHash('sha256').update(drawn.webp).digest('hex')
  return { ...wanted, ...drawn, sha256 }
}

type Drawn = { readonly height: number; readonly webp: Uint8Array }

async function draw(
  { threads }: Pick<PreviewDeps, 'threads'>,
  { path, mediaType }: { readonly path: string; readonly mediaType: string },
  { page, width }: Wanted,
): Promise<Drawn | null> {
  try {
    if (mediaType === 'application/pdf')
      return await threads.renderPdf({ kind: 'renderPdf', path, page, width }, PAGE_SECONDS)
    return await drawImage(path, { page: mediaType === 'image/tiff' ? page : 1, width })
  } catch (error) {
    if (error instanceof TookTooLong || isUndrawable(error)) return null
    throw error
  }
}

/** The engines say in words only that a file of a stranger is beyond them; a fault of ours has a system's code. */
const isUndrawable = (error: unknown) => error instanceof Error && (error as NodeJS.ErrnoException).code === undefined

async function drawImage(path: string, { page, width }: Wanted): Promise<Drawn> {
  const options = { limitInputPixels: DOCUMENT_LIMITS.pixels, page: page - 1, sequentialRead: true }
  const { data, info } = await sharp(path, options)
    .autoOrient()
    .resize({ width, height: 3 * width, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .timeout({ seconds: PAGE_SECONDS })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  return { height: info.height, webp: new Uint8Array(data) }
}
