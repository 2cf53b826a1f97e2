import { startTally } from '../intake/readers/draft.ts'
import { decodeDxf, startPairs } from '../intake/readers/dxfPairs.ts'
import type { IntakeRefusal, Limits } from '../intake/types.ts'
import { fail, ok, type Result } from '../result.ts'
import { type Drawing, gatherDrawing } from './gather.ts'
import { walkDrawing } from './walkDrawing.ts'

/** What a drawing to be shown may weigh; a detailed storey is some tens of thousands of lines. */
export const DRAWING_LIMITS: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxEntries: 1,
  maxUnpackedBytes: 64 * 1024 * 1024,
  maxRatio: 1,
  maxFeatures: 200_000,
  maxVertices: 1_000_000,
}
const BINARY = 'AutoCAD Binary DXF'

/**
 * Reads a text DXF to be looked at: lines, polylines, arcs, circles, texts, hatches and blocks of the model, curves as short
 * sides. What lies in paper space, and any other kind, is counted as left out; so are blocks once the drawing is full.
 */
export function readDrawing(bytes: Uint8Array, limits = DRAWING_LIMITS): Result<Drawing, IntakeRefusal> {
  if (bytes.length > limits.maxBytes)
    return fail({ code: 'FILE_TOO_LARGE', data: { bytes: bytes.length, max: limits.maxBytes } })
  if (new TextDecoder('latin1').decode(bytes.subarray(0, BINARY.length)) === BINARY) return fail({ code: 'DXF_BINARY' })
  const walked = walkDrawing(startPairs(decodeDxf(bytes).text), startTally(limits))
  return walked.ok ? ok(gatherDrawing(walked.value, limits)) : walked
}
