import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { recountAll } from './recounting/recountAll.ts'

export const deadlineTasks = (work: WorkDeps): Tasks => ({
  'deadlines.recount': () => recountAll(work),
})
