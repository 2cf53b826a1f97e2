import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  ensureChromium,
  ensureClamd,
  ensureGeographicTools,
  ensureMediaServer,
  ensurePostgres,
  ensureSignatureTools,
  ensureTurnServer,
  MissingProgram,
} from './system.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** A test that starts a server or a command, and many do, need not compile it again. */
const COMPILED = { NODE_COMPILE_CACHE: `${ROOT}node_modules/.cache/node` }

try {
  if (!process.env.DATABASE_URL) ensurePostgres()
  ensureChromium()
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`)
  process.exit(1)
}
try {
  ensureClamd()
  ensureSignatureTools()
  ensureGeographicTools()
  ensureTurnServer()
  ensureMediaServer()
} catch (error) {
  process.stderr.write(`${inWords(error)}\nUntil then the tests that run it are skipped.\n`)
}
const { status } = spawnSync(
  `${ROOT}node_modules/.bin/vitest`,
  ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...COMPILED } },
)
process.exit(status ?? 1)

function inWords(error: unknown): string {
  return error instanceof MissingProgram ? error.message : String((error as Error).stack)
}
