import sharp from 'sharp'
import type { Measures } from '../../contract/preflight/measures.ts'
import type { FileJob } from '../inspection/protocol.ts'
import { measurePdf } from './measurePdf.ts'

type MeasureJob = Extract<FileJob, { kind: 'measure' }>

/** Measures a content whose type is known, in a thread that can be ended. */
export async function measureContent({ path, mediaType }: MeasureJob): Promise<Measures> {
  try {
    if (mediaType === 'application/pdf') return await measurePdf(path)
    if (mediaType.startsWith('image/') && !mediaType.startsWith('image/vnd.')) return await measureImage(path)
    return { kind: 'other' }
  } catch {
    return { kind: 'unreadable' } // what the engine says of a stranger's file is for nobody
  }
}

async function measureImage(path: string): Promise<Measures> {
  const { width, height } = await sharp(path, { limitInputPixels: false }).metadata()
  return { kind: 'image', width, height }
}
