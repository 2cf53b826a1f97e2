import type { TraceKind } from '../../../../api/contract/traces.ts'
import type { Draft } from '../../../map/draw/outline.ts'
import { keepWork, recallWork, type Whose } from '../../../session/keptWork.ts'
import type { TraceTexts } from './traceBody.ts'

/** A ground as it is being drawn and typed, that the service does not have. */
export type KeptTrace = { readonly kind: TraceKind; readonly draft: Draft; readonly texts: TraceTexts }

const isPlace = (at: unknown) => Array.isArray(at) && at.length === 2 && at.every((one) => typeof one === 'number')

function isKept(found: unknown): found is KeptTrace {
  if (typeof found !== 'object' || found === null || !('draft' in found) || !('texts' in found)) return false
  const { draft, texts } = found
  if (typeof draft !== 'object' || draft === null || !('positions' in draft)) return false
  return Array.isArray(draft.positions) && draft.positions.every(isPlace) && typeof texts === 'object' && texts !== null
}

/** What this browser kept of a person's drawing of a dossier's ground; null for another kind of ground. */
export function recallTrace(whose: Whose, kind: TraceKind): KeptTrace | null {
  try {
    const found = recallWork('trace', whose)
    return isKept(found) && found.kind === kind ? found : null
  } catch {
    return null // storage shut, or not our writing
  }
}

/** Keeps a drawing, or forgets it once the service has it. False when this browser keeps nothing. */
export const keepTrace = (whose: Whose, trace: KeptTrace | null): boolean => keepWork('trace', whose, trace)
