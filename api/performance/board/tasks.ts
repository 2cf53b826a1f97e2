import type { WorkDeps } from '../../deps.ts'
import type { Tasks } from '../../jobs/tasks.ts'
import { tellNudges } from './nudging/tell.ts'
import { tellWeek } from './weekly/tellWeek.ts'

export const boardTasks = (work: WorkDeps): Tasks => ({
  'nudges.tell': ({ runId }) => tellNudges(work, runId),
  'board.week': () => tellWeek(work),
})
