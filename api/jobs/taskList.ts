import { backlogTasks } from '../backlog/tasks.ts'
import { deadlineTasks } from '../deadlines/tasks.ts'
import type { WorkDeps } from '../deps.ts'
import { documentTasks } from '../documents/tasks.ts'
import { evidenceTasks } from '../evidence/tasks.ts'
import { keyTasks } from '../keys/tasks.ts'
import { messageTasks } from '../notifications/tasks.ts'
import { boardTasks } from '../performance/board/tasks.ts'
import { bulletinTasks } from '../performance/bulletin/tasks.ts'
import { forecastTasks } from '../performance/forecast/tasks.ts'
import { recheckTasks } from '../plans/rechecking/tasks.ts'
import { planTasks } from '../plans/tasks.ts'
import { privacyTasks } from '../privacy/tasks.ts'
import { servitudeTasks } from '../servitudes/tasks.ts'
import { territoryTasks } from '../territory/tasks.ts'
import type { Tasks } from './tasks.ts'

/** What every resource does in the background. */
export const taskList = (work: WorkDeps): Tasks => ({
  ...messageTasks(work),
  ...documentTasks(work),
  ...privacyTasks(work),
  ...deadlineTasks(work),
  ...keyTasks(work),
  ...boardTasks(work),
  ...evidenceTasks(work),
  ...backlogTasks(work),
  ...bulletinTasks(work),
  ...forecastTasks(work),
  ...planTasks(work),
  ...servitudeTasks(work),
  ...territoryTasks(work),
  ...recheckTasks(work),
})
