import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureChromium, ensurePostgres, MissingProgram } from './system.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

try {
  if (!process.env.DATABASE_URL) ensurePostgres()
  ensureChromium()
} catch (error) {
  process.stderr.write(`${error instanceof MissingProgram ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}
const { status } = spawnSync(
  `${ROOT}node_modules/.bin/vitest`,
  ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
)
process.exit(status ?? 1)
