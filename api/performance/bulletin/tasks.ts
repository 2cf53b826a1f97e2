import type { WorkDeps } from '../../deps.ts'
import type { Tasks } from '../../jobs/tasks.ts'
import { PaperPress } from '../../papers/press.ts'
import { makeDraft } from './publishing/makeDraft.ts'

/** A national bulletin is sixty pages of tables: given the time of a machine that does other work. */
const MAKING = { most: 2, seconds: 120 }
const PATIENCE_MS = 120_000

export const bulletinTasks = (work: WorkDeps): Tasks => ({
  'bulletin.make': async ({ bulletinId }) => {
    const press = new PaperPress(MAKING)
    try {
      await makeDraft({ ...work, press, patienceMs: PATIENCE_MS }, bulletinId)
    } finally {
      press.close()
    }
  },
})
