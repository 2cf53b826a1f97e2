import { useQuery } from '@tanstack/react-query'
import { contentAddress } from '../../../api/contract/documents.ts'
import { DRAWING_LIMITS } from '../../../spatial/drawing/readDrawing.ts'
import { fail } from '../../../spatial/result.ts'
import type { DrawingRead } from './drawingReader.ts'

const PATIENCE_MS = 15_000

/** The lines of a DXF, read once in a thread of its own; a refusal says why in the intake's codes. */
export function useDrawing(documentId: string, bytes: number) {
  return useQuery({
    queryKey: ['drawing', documentId],
    queryFn: ({ signal }) => read(documentId, bytes, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}

async function read(documentId: string, bytes: number, signal: AbortSignal): Promise<DrawingRead> {
  const max = DRAWING_LIMITS.maxBytes
  if (bytes > max) return fail({ code: 'FILE_TOO_LARGE', data: { bytes, max } })
  const answer = await fetch(contentAddress(documentId), { signal })
  if (!answer.ok) throw new Error(`the drawing answered ${answer.status}`)
  return inThread(await answer.arrayBuffer())
}

function inThread(bytes: ArrayBuffer): Promise<DrawingRead> {
  const thread = new Worker(new URL('./drawingReader.ts', import.meta.url), { type: 'module' })
  return new Promise<DrawingRead>((resolve) => {
    const tooHeavy = () => resolve(fail({ code: 'READING_TOO_HEAVY' }))
    setTimeout(tooHeavy, PATIENCE_MS)
    thread.onmessage = ({ data }: MessageEvent<DrawingRead>) => resolve(data)
    thread.onerror = tooHeavy
    thread.postMessage(bytes, [bytes])
  }).finally(() => thread.terminate())
}
