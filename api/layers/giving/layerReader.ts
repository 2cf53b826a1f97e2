import { Worker } from 'node:worker_threads'
import { refusalSentence } from '../../../spatial/intake/sentences.ts'
import type { IntakeRefusal } from '../../../spatial/intake/types.ts'
import { fail } from '../../../spatial/result.ts'
import { Crew, type CrewOptions } from '../../apart/crew.ts'
import { Problem } from '../../http/problem.ts'
import type { LayerFileAnswer, LayerFileJob } from './thread.ts'

const SCRIPT = new URL('./thread.ts', import.meta.url)
const IDLE_MS = 60_000
/** Each holds a file of 32 MB at most. */
const MOST_WAITING = 4

export type LayerReaderOptions = { readonly seconds?: number; readonly heapMb?: number }

const DEFAULTS = { seconds: 30, heapMb: 768 } as const satisfies LayerReaderOptions

class TooLong extends Error {}

const refused = (refusal: IntakeRefusal): LayerFileAnswer =>
  fail({ code: 'LAYER_FILE_UNREADABLE', detail: refusalSentence(refusal) })

/** Reads the files of agencies' layers one at a time, in a thread that can be ended: the server goes on meanwhile. */
export class LayerReader {
  private readonly crew: Crew<LayerFileJob, LayerFileAnswer>
  private readonly seconds: number

  constructor({ seconds, heapMb }: LayerReaderOptions = {}) {
    this.seconds = seconds ?? DEFAULTS.seconds
    this.crew = new Crew({
      ...{ most: 1, idleMs: IDLE_MS, failed: 'the file of a layer could not be read' },
      late: () => new TooLong('the file of a layer was not read in time'),
      open: opening(heapMb ?? DEFAULTS.heapMb),
    })
  }

  /**
   * A file that cannot be read within the time and the memory is refused in words.
   * @throws Problem BUSY when too many wait; Error for a fault of ours
   */
  async read(job: LayerFileJob): Promise<LayerFileAnswer> {
    if (this.crew.waiting >= MOST_WAITING) throw new Problem('BUSY', { retryAfterS: this.seconds })
    try {
      return await this.crew.run(job, this.seconds)
    } catch (error) {
      if (error instanceof TooLong) return refused({ code: 'READING_TOOK_TOO_LONG', data: { seconds: this.seconds } })
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return refused({ code: 'READING_TOO_HEAVY' })
      throw error
    }
  }
}

type Opening = CrewOptions<LayerFileJob, LayerFileAnswer>['open']

const opening =
  (heapMb: number): Opening =>
  (hear, lost) => {
    const limits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
    const worker = new Worker(SCRIPT, { resourceLimits: limits })
    worker.unref() // a server that has stopped must not be kept alive by an idle thread
    worker.on('message', hear)
    worker.on('error', lost)
    worker.on('exit', () => lost(new Error('the thread that reads layers stopped')))
    return { give: (job) => worker.postMessage(job), end: () => void worker.terminate() }
  }
