import type { WorkDeps } from '../../deps.ts'
import type { Tasks } from '../../jobs/tasks.ts'
import { recheckDossiers } from './recheckDossiers.ts'

export const recheckTasks = (work: WorkDeps): Tasks => ({
  'plans.recheck': ({ recheckId }) => recheckDossiers(work, recheckId),
})
