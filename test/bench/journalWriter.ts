import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { asActor } from '../../api/access/asActor.ts'
import { systemClock } from '../../api/clock.ts'
import { readConfig } from '../../api/config.ts'
import type { Actor } from '../../api/contract/policy/decide.ts'
import { openDatabase } from '../../api/db/database.ts'
import { openStore } from '../../api/documents/store/openStore.ts'
import { startSealing } from '../../api/journal/keepSealing.ts'
import { record } from '../../api/journal/record.ts'
import type { Held } from './journal.ts'

/**
 * Run as a process of its own: writes events one a transaction, so many a second for so long, while it seals them, and
 * says what its memory did.
 */
const [url = '', person = '', rate = '500', seconds = '300'] = process.argv.slice(2)

const WORKERS = 16
const TICK_MS = 20
const WARM_MS = 5_000

const config = readConfig({})
const application = openDatabase(url, { max: WORKERS, role: 'rokhas_application' })
const worker = openDatabase(url, { max: 2, role: 'rokhas_worker' })
const actor: Actor = { personId: person, sessionId: null, state: 'active', secondFactor: false, mandates: [] }

let due = 0
let written = 0

/** Takes from what is due: behind its pace it never skips an event. */
async function write(until: number): Promise<void> {
  while (performance.now() < until) {
    if (written >= due) {
      await pause(2)
      continue
    }
    written += 1
    await asActor({ db: application, clock: systemClock }, actor, (transaction) =>
      record(
        transaction,
        { actor, at: systemClock.now(), requestId: `bench-${written}` },
        { action: 'bench.write', subject: { kind: 'bench', id: String(written) }, detail: { rank: written } },
      ),
    )
  }
}

/** What is alive once everything that can go has gone, bytes. */
function live(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** How old the oldest event is that waits for its seal. */
async function lag(): Promise<number> {
  const oldest = await worker
    .selectFrom('journal_unsealed as u')
    .innerJoin('journal_event as e', 'e.id', 'u.event_id')
    .select('e.at')
    .orderBy('u.event_id')
    .limit(1)
    .executeTakeFirst()
  return oldest ? Date.now() - oldest.at.getTime() : 0
}

async function hold(): Promise<Held> {
  const sealing = startSealing({
    db: worker,
    config,
    clock: systemClock,
    log: pino({ level: 'error' }),
    store: openStore(config),
  })
  const from = performance.now()
  const until = from + Number(seconds) * 1000 + WARM_MS
  const pace = setInterval(() => {
    due = Math.floor(((performance.now() - from) / 1000) * Number(rate))
  }, TICK_MS)
  const workers = Array.from({ length: WORKERS }, () => write(until))
  await pause(WARM_MS)
  const before = live()
  const [writtenBefore, measuredFrom] = [written, performance.now()]
  const resident: number[] = []
  let longestLag = 0
  while (performance.now() < until) {
    await pause(1000)
    longestLag = Math.max(longestLag, await lag())
    resident.push(process.memoryUsage.rss())
  }
  await Promise.all(workers)
  clearInterval(pace)
  const achieved = (written - writtenBefore) / ((performance.now() - measuredFrom) / 1000)
  const after = live()
  await sealing.stop()
  return { rate: achieved, live: { before, after }, resident, longestLag, written }
}

process.send?.(await hold())
await Promise.all([application.destroy(), worker.destroy()])
