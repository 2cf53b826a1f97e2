import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { readConfig } from '../../api/config.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Clock, WorkDeps } from '../../api/deps.ts'
import { openStore } from '../../api/documents/store/openStore.ts'
import { testClock } from './server.ts'

export type TestWork = { readonly work: WorkDeps; readonly close: () => Promise<void> }

type TestWorkOptions = { readonly url: string; readonly clock?: Clock; readonly env?: NodeJS.ProcessEnv }

/** What work in the background is handed, with the worker's own rights, its files in a folder of its own. */
export function testWork({ url, clock = testClock, env = {} }: TestWorkOptions): TestWork {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-work-`)
  const config = readConfig({ LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent', ROKHAS_DATA: folder, ...env })
  const db = openDatabase(url, { max: 4, role: 'rokhas_worker' })
  const work: WorkDeps = { db, log: pino({ level: config.logLevel }), config, clock, store: openStore(config) }
  const close = async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
  return { work, close }
}
