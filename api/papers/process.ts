import type { Said } from '../apart/crew.ts'
import { compilePaper, openCompiler } from './compiler.ts'
import type { PaperJob } from './protocol.ts'

const compiler = openCompiler()
const say = (message: Said<Uint8Array>) => process.send?.(message)

process.on('message', (job: PaperJob) => {
  try {
    say({ kind: 'done', answer: compilePaper(compiler, job) })
  } catch (error) {
    say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  }
})
// Whoever asked is gone: nothing is left to do.
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
