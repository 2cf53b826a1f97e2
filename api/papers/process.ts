import { compilePaper, openCompiler } from './compiler.ts'
import type { PaperJob, PressMessage } from './protocol.ts'

const compiler = openCompiler()
const say = (message: PressMessage) => process.send?.(message)

process.on('message', (job: PaperJob) => {
  try {
    say({ kind: 'done', pdf: compilePaper(compiler, job) })
  } catch (error) {
    say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  }
})
// Whoever asked is gone: nothing is left to do.
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
