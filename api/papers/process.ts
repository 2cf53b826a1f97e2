import type { Said } from '../apart/crew.ts'
import { PaperCompiler } from './compiler.ts'
import type { PaperJob } from './protocol.ts'

const compiler = new PaperCompiler()
const say = (message: Said<Uint8Array>) => process.send?.(message)

/** The compiler never gives back about a megabyte of each paper: a process that has grown to this makes no other. */
const GROWN_BYTES = 700_000_000
const worn = () => process.memoryUsage.rss() > GROWN_BYTES

process.on('message', (job: PaperJob) => {
  try {
    say({ kind: 'done', answer: compiler.compile(job), worn: worn() })
  } catch (error) {
    say({ kind: 'failed', why: error instanceof Error ? error.message : String(error), worn: worn() })
  }
})
// Whoever asked is gone: nothing is left to do.
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
