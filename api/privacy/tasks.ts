import type { WorkDeps } from '../deps.ts'
import { tidyDocuments } from '../documents/tidy.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { notifyHolders } from '../notifications/notify.ts'
import { forgetOldLinks } from '../notifications/sendMessage.ts'
import { prepareExport } from './exports/prepare.ts'
import { applyRetentions, tidy } from './retain.ts'

export const privacyTasks = (work: WorkDeps): Tasks => ({
  'export.prepare': ({ exportId }) => prepareExport(work, exportId),
  'privacy.retain': () => retain(work),
  'house.tidy': async () => {
    await forgetOldLinks(work)
    work.log.info({ ...(await tidy(work)), ...(await tidyDocuments(work)) }, 'tidied')
  },
})

/** A night that forgot somebody is told to operators. */
async function retain(work: WorkDeps): Promise<void> {
  const outcome = await applyRetentions(work)
  work.log.info(outcome, 'retentions applied')
  if (!outcome.people) return
  const today = work.clock.today()
  const data = { people: String(outcome.people), messages: String(outcome.messages) }
  const telling = { kind: 'retention_done', data, path: '/administration/etat', onceKey: today } as const
  await work.db
    .transaction()
    .execute((transaction) => notifyHolders(transaction, work.clock.now(), { roles: ['operator'], today, ...telling }))
}
