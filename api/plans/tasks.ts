import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { runControl } from './preparing/control/runControl.ts'

export const planTasks = (work: WorkDeps): Tasks => ({
  'plan.control': (asked) => runControl(work, asked),
})
