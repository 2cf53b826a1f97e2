import { Worker } from 'node:worker_threads'
import { Crew, type CrewOptions } from '../../apart/crew.ts'
import type { ActVerification } from '../../contract/acts.ts'
import type { Trust } from '../../signatures/signatureVerdict.ts'
import type { CheckJob } from './protocol.ts'

/** More files wait than can be checked in good time: the caller says when to come back. */
export class CheckerBusy extends Error {}

const SCRIPT = new URL('./worker.ts', import.meta.url)
const THREADS = 2
const MOST_WAITING = 8
const SECONDS = 20
const IDLE_MS = 60_000
const HEAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

class TooLong extends Error {}

/** A file that cannot be checked within the time and the memory is as good as unreadable. */
const TOO_MUCH: ActVerification = {
  verdict: 'unreadable',
  refusal: 'TOO_COMPLEX',
  wholeDocument: false,
  signatures: [],
}

/** Checks what strangers send, in threads that can be ended: the server goes on meanwhile. */
export class ActChecker {
  private readonly crew = new Crew<CheckJob, ActVerification>({
    most: THREADS,
    idleMs: IDLE_MS,
    failed: 'a signed file could not be checked',
    late: () => new TooLong('the file was not checked in time'),
    open,
  })

  /** @throws CheckerBusy when too many wait; Error for a fault of ours */
  async check(file: Buffer, { anchors, now }: Trust): Promise<ActVerification> {
    if (this.crew.waiting >= MOST_WAITING) throw new CheckerBusy('too many files wait to be checked')
    const job = { bytes: Uint8Array.from(file), anchors: anchors.map(({ der }) => der), now }
    try {
      return await this.crew.run(job, SECONDS)
    } catch (error) {
      if (error instanceof TooLong || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return TOO_MUCH
      throw error
    }
  }
}

const open: CrewOptions<CheckJob, ActVerification>['open'] = (hear, lost) => {
  const worker = new Worker(SCRIPT, { resourceLimits: HEAP })
  // A server that has stopped must not be kept alive by an idle thread.
  worker.unref()
  worker.on('message', hear)
  worker.on('error', lost)
  worker.on('exit', () => lost(new Error('the checking thread stopped')))
  return {
    give: (job) => worker.postMessage(job, [job.bytes.buffer]),
    end: () => void worker.terminate(),
  }
}
