import { z } from 'zod'
import { type CellChange, cellChange } from '../../../api/contract/regulation/cells.ts'

const kept = z.object({ base: z.int().min(0), now: z.array(cellChange) })

export type KeptChanges = { readonly base: number; readonly now: readonly CellChange[] }

/** Changes this device kept; null when it is not what this screen writes. */
export function readKept(given: unknown): KeptChanges | null {
  const read = kept.safeParse(given)
  return read.success ? read.data : null
}
