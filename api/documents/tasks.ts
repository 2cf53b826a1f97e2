import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { notifyHolders } from '../notifications/notify.ts'
import { scanContent } from './antivirus/scanContent.ts'
import { Scanner } from './antivirus/scanner.ts'
import { checkDocuments } from './checking/checkDocuments.ts'
import { FileThreads } from './inspection/fileThreads.ts'
import { keepMeasures } from './preflight/keepMeasures.ts'
import { drawFirstPreviews } from './previews/firstPreviews.ts'

export const documentTasks = (work: WorkDeps): Tasks => {
  const scanner = work.config.clamd ? new Scanner(work.config.clamd) : null
  const threads = new FileThreads(1)
  return {
    'document.scan': ({ sha256 }) => scanContent(work, scanner, sha256),
    // What is said of a document is there when its first picture is.
    'document.preview': async ({ sha256 }) => {
      await keepMeasures({ ...work, threads }, sha256)
      await drawFirstPreviews({ ...work, threads }, sha256)
    },
    'documents.check': () => checkNightly(work),
  }
}

const NIGHTS = 32
const DAY_MS = 86_400_000

/** All names and sizes every night, and all bytes once in thirty-two: each night has its own share of the hashes. */
async function checkNightly(work: WorkDeps): Promise<void> {
  const night = Math.floor(work.clock.now().getTime() / DAY_MS) % NIGHTS
  const counts = await checkDocuments(work, {
    reread: (sha256) => Number.parseInt(sha256.slice(0, 2), 16) % NIGHTS === night,
    onFinding: (finding) => work.log.error(finding, 'documents and database disagree'),
  })
  work.log.info(counts, 'documents checked')
  const { missing, altered, orphaned } = counts
  if (missing + altered + orphaned === 0) return
  const today = work.clock.today()
  const data = { missing: String(missing), altered: String(altered), orphaned: String(orphaned) }
  const telling = { kind: 'documents_check_failed', data, path: '/administration/etat', onceKey: today } as const
  await work.db
    .transaction()
    .execute((transaction) =>
      notifyHolders(transaction, work.clock.now(), { roles: ['support', 'operator'], today, ...telling }),
    )
}
