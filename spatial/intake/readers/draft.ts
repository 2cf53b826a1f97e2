import { fail, ok, type Result } from '../../result.ts'
import type {
  CrsHint,
  FiledParcel,
  Finding,
  IntakeRefusal,
  Limits,
  Reading,
  RefusedParcel,
  SkippedShape,
  SourceFormat,
} from '../types.ts'

/** What a reader has gathered so far. */
export type Draft = {
  readonly parcels: FiledParcel[]
  readonly skipped: SkippedShape[]
  readonly refused: RefusedParcel[]
}

export const startDraft = (): Draft => ({ parcels: [], skipped: [], refused: [] })

export const skip = (draft: Draft, label: string, finding: Finding): void => {
  draft.skipped.push({ label, finding })
}

const nothingRead = (draft: Draft): IntakeRefusal => {
  const [refused] = draft.refused
  if (refused) return { ...refused.refusal, data: { ...refused.refusal.data, label: refused.label } }
  const [first] = draft.skipped
  if (!first) return { code: 'NO_PARCEL' }
  return {
    code: 'NO_PARCEL',
    data: { skipped: draft.skipped.length, first: first.label, why: first.finding.code, ...first.finding.data },
  }
}

/** Closes a draft: a reading has at least one parcel, otherwise the first thing that went wrong is the answer. */
export function conclude(format: SourceFormat, crs: CrsHint, draft: Draft): Result<Reading, IntakeRefusal> {
  if (draft.parcels.length === 0) return fail(nothingRead(draft))
  return ok({ format, crs, ...draft })
}

/** Counts shapes and vertices while they are read, so that a reader stops before memory does. */
export type Tally = {
  /** Null while under the limit. */
  readonly shapes: (count: number) => IntakeRefusal | null
  readonly vertices: (count: number) => IntakeRefusal | null
}

export function startTally(limits: Limits): Tally {
  let shapes = 0
  let vertices = 0
  return {
    shapes(count) {
      shapes += count
      const max = limits.maxFeatures
      return shapes > max ? { code: 'TOO_MANY_PARCELS', data: { found: shapes, max } } : null
    },
    vertices(count) {
      vertices += count
      const max = limits.maxVertices
      return vertices > max ? { code: 'TOO_MANY_VERTICES', data: { found: vertices, max } } : null
    },
  }
}
