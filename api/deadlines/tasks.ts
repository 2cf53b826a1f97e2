import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { recountAll } from './recounting/recountAll.ts'
import { warnAll } from './warning/warnAll.ts'

export const deadlineTasks = (work: WorkDeps): Tasks => ({
  'deadlines.recount': () => recountAll(work),
  'deadlines.warn': () => warnAll(work),
})
