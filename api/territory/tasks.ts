import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { applyDue } from './history/apply.ts'

export const territoryTasks = ({ db, clock, log }: WorkDeps): Tasks => ({
  'territory.apply': async () => {
    const { changes, dossiers } = await applyDue(db, clock)
    if (changes.length + dossiers > 0) log.info({ changes, dossiers }, 'communes changed')
  },
})
