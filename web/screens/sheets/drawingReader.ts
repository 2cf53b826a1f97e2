import type { Drawing } from '../../../spatial/drawing/gather.ts'
import { readDrawing } from '../../../spatial/drawing/readDrawing.ts'
import type { IntakeRefusal } from '../../../spatial/intake/types.ts'
import type { Result } from '../../../spatial/result.ts'

export type DrawingRead = Result<Drawing, IntakeRefusal>

// In a thread of its own, which its page ends when it takes too long: a hostile file holds nobody up.
self.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
  const read: DrawingRead = readDrawing(new Uint8Array(data))
  self.postMessage(read)
}
