import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { WorkDeps } from '../../deps.ts'
import { sentMessage } from '../queries.ts'
import { giveUp } from '../sendMessage.ts'
import { readDeliveryReport } from './deliveryReport.ts'

const MOST_AT_ONCE = 200
/** A report returns headers, or a message of a few kilobytes; what follows is not looked at. */
const MOST_BYTES = 256 * 1024

/**
 * Reads the mail that came back: a maildir (`new` to `cur`) or a folder of files (to `done`). A message that will never
 * arrive is marked and support is told. Any other mail is put away unread, with a line in the log.
 */
export async function readBounces(work: WorkDeps): Promise<void> {
  const folder = work.config.bounces
  if (folder === null) return
  const isMaildir = existsSync(`${folder}/new`)
  const from = isMaildir ? `${folder}/new` : folder
  const to = isMaildir ? `${folder}/cur` : `${folder}/done`
  await mkdir(to, { recursive: true })
  for (const name of await arrived(from)) {
    await readOne(work, `${from}/${name}`)
    await rename(`${from}/${name}`, `${to}/${name}${isMaildir ? ':2,S' : ''}`)
  }
}

async function arrived(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  return files
    .map(({ name }) => name)
    .sort()
    .slice(0, MOST_AT_ONCE)
}

async function readOne(work: WorkDeps, path: string): Promise<void> {
  const bytes = await text(createReadStream(path, { end: MOST_BYTES - 1, encoding: 'latin1' }))
  const report = readDeliveryReport(Buffer.from(bytes, 'latin1'))
  if (report === null) return work.log.warn('a mail among the bounces is no report about a message of ours')
  const message = report.failed ? await sentMessage(work.db, report.messageId) : null
  if (message) await giveUp(work, message, { state: 'bounced', reason: report.reason })
}
