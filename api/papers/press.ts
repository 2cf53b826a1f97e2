import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Crew, type CrewOptions } from '../apart/crew.ts'
import type { ActPaper } from './actPaper.ts'
import type { AvisPaper } from './avisPaper.ts'
import type { BulletinPaper } from './bulletinPaper.ts'
import type { MinutesPaper } from './minutesPaper.ts'
import type { NotePaper } from './notePaper.ts'
import type { PaperJob, Template } from './protocol.ts'
import type { ReceiptPaper } from './receiptPaper.ts'
import type { SheetPaper } from './sheetPaper.ts'
import type { StatementPaper } from './statementPaper.ts'

/** What each template is given. */
type Papers = {
  readonly receipt: ReceiptPaper
  readonly act: ActPaper
  readonly statement: StatementPaper
  readonly avis: AvisPaper
  readonly minutes: MinutesPaper
  readonly bulletin: BulletinPaper
  readonly note: NotePaper
  readonly sheet: SheetPaper
}

export type Paper<T extends Template = Template> = {
  readonly template: T
  readonly data: Papers[T]
  readonly madeAt: Date
}

/** More papers wait than can be made in good time: the caller says when to come back. */
export class PressBusy extends Error {}

const SCRIPT = fileURLToPath(new URL('./process.ts', import.meta.url))

export type PressLimits = {
  /** Processes at most. */
  readonly most: number
  readonly mostWaiting: number
  readonly seconds: number
  /** A process nobody needed for this long is let go, with its memory. */
  readonly idleMs: number
}

const LIMITS: PressLimits = { most: 2, mostWaiting: 200, seconds: 20, idleMs: 60_000 }

/**
 * Makes papers with Typst, in processes of its own: the compiler is native code, which no thread can be stopped in and
 * whose fall would be ours. Few processes and few who wait; one that takes too long is killed and replaced.
 */
export class PaperPress {
  private readonly limits: PressLimits
  private readonly crew: Crew<PaperJob, Uint8Array>

  constructor(limits: Partial<PressLimits> = {}, script = SCRIPT) {
    this.limits = { ...LIMITS, ...limits }
    const late = ({ template }: PaperJob, seconds: number) => new Error(`${template} was not made within ${seconds} s`)
    this.crew = new Crew({ ...this.limits, late, failed: 'a paper could not be made', open: openProcess(script) })
  }

  /**
   * One paper as PDF/A-2a. The same data and instant make the same bytes.
   * @throws PressBusy; Error when the template or its data is at fault, or the time is over
   */
  print<T extends Template>({ template, data, madeAt }: Paper<T>): Promise<Uint8Array> {
    if (this.crew.waiting >= this.limits.mostWaiting) return Promise.reject(new PressBusy('too many papers wait'))
    const job = { template, data: JSON.stringify(data), madeAtS: Math.floor(madeAt.getTime() / 1000) }
    return this.crew.run(job, this.limits.seconds)
  }

  close(): void {
    this.crew.close()
  }
}

const openProcess =
  (script: string): CrewOptions<PaperJob, Uint8Array>['open'] =>
  (hear, lost) => {
    const child = fork(script, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // A server that has stopped must not be kept alive by an idle compiler; one that is at work has its timer.
    child.unref()
    child.channel?.unref()
    child.on('message', hear as (message: unknown) => void)
    child.on('error', lost)
    child.on('exit', () => lost(new Error('the paper process stopped')))
    return { give: (job) => void child.send(job), end: () => void child.kill('SIGKILL') }
  }
