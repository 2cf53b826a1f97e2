import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = ['web', 'spatial', 'api/contract', 'package-lock.json']
const STAMP = `${ROOT}dist/web/.sources`

function* filesUnder(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) return yield path
  for (const name of readdirSync(path).sort()) yield* filesUnder(`${path}/${name}`)
}

function sourcesKey(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesUnder(ROOT + source)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds the interface when its sources changed since the last build. */
export function ensureWebBuild(): void {
  const key = sourcesKey()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === key) return
  process.stdout.write('Building the interface…\n')
  const { status } = spawnSync(`${ROOT}node_modules/.bin/vite`, ['build', 'web', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: 'inherit',
    // Whoever asks, tests too: what is served and weighed is what people are given.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error('the interface was not built: read the lines above')
  writeFileSync(STAMP, key)
}
