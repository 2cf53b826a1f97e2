// Plain JavaScript on purpose: this runs on whatever Node the machine has, before the pinned one is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const stamp = `${root}node_modules/.lockfile-sha256`
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

if (installed !== wanted) {
  process.stdout.write('Installing dependencies (npm ci)…\n')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) {
    process.stderr.write('npm ci failed: read the lines above, then run the same command again.\n')
    process.exit(1)
  }
  if (!existsSync(`${root}node_modules/.bin/node`)) {
    process.stderr.write(
      'The pinned Node.js was not installed: allow the install script of the "node" package, then `npm ci`.\n',
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
