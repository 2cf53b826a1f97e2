import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../config.ts'
import { startCluster } from '../db/cluster.ts'
import { createDatabase } from './createDatabase.ts'
import { prepareDatabase } from './prepare.ts'
import { ensurePostgres } from './system.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const config = readConfig(process.env)
const cluster = config.databaseUrl ? null : await startCluster('main', ensurePostgres().binaries)
if (cluster) await createDatabase(cluster.url('postgres'), 'rokhas')
const url = config.databaseUrl ?? cluster?.url('rokhas') ?? ''
await prepareDatabase(url, config)

const run = (command: string, args: readonly string[]) =>
  spawn(`${ROOT}node_modules/.bin/${command}`, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  })

const children = [run('node', ['--watch', 'api/main.ts']), run('vite', ['web'])]
const stop = async () => {
  for (const child of children) child.kill('SIGTERM')
  await cluster?.stop()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
