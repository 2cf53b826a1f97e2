import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { warnOfKeys } from './warnOfKeys.ts'

export const keyTasks = (work: WorkDeps): Tasks => ({
  'keys.warn': () => warnOfKeys(work),
})
