import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { keepEvidence } from './signing/keepEvidence.ts'
import { stampActs } from './signing/stampActs.ts'

export const actTasks = (work: WorkDeps): Tasks => ({
  'acts.stamp': () => stampActs(work),
  'acts.evidence': () => keepEvidence(work),
})
