import type { Said } from '../apart/crew.ts'
import { PaperCompiler } from './compiler.ts'
import type { PaperJob } from './protocol.ts'

const compiler = new PaperCompiler()
const say = (message: Said<Uint8Array>) => process.send?.(message)

process.on('message', (job: PaperJob) => {
  try {
    say({ kind: 'done', answer: compiler.compile(job) })
  } catch (error) {
    say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  }
})
// Whoever asked is gone: nothing is left to do.
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
