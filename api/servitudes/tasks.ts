import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { runBatchControl } from './batches/control/runControl.ts'

export const servitudeTasks = (work: WorkDeps): Tasks => ({
  'servitudes.control': (asked) => runBatchControl(work, asked),
})
