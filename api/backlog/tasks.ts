import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { importRows } from './importRows.ts'

export const backlogTasks = (work: WorkDeps): Tasks => ({
  'backlog.import': ({ backlogId }) => importRows(work, backlogId),
})
