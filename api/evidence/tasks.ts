import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { keepEvidence } from './keepEvidence.ts'
import type { SignedRows } from './signedRows.ts'
import { stampFiles } from './stampFiles.ts'

const SIGNED: readonly SignedRows[] = ['act', 'avis_signature']

/** What signed files gain once they are signed: a timestamp that could not be had before, then what lasts. */
export const evidenceTasks = (work: WorkDeps): Tasks => ({
  'acts.stamp': async () => {
    for (const of of SIGNED) await stampFiles(work, of)
  },
  'acts.evidence': async () => {
    for (const of of SIGNED) await keepEvidence(work, of)
  },
})
