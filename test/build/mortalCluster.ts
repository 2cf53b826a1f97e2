import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, startCluster } from '../../api/db/cluster.ts'
import { ensurePostgres } from '../../api/setup/system.ts'

const REVIVE_MS = 20_000

export type MortalCluster = {
  readonly url: (database: string) => string
  /** Kills PostgreSQL and every process of it with -9: nothing is flushed, nobody is told. */
  readonly kill: () => Promise<void>
  /** Kills one working connection with -9; PostgreSQL then ends all the others and recovers by itself. */
  readonly killBackend: () => Promise<void>
  /** Starts it on what the dead one left behind. */
  readonly revive: () => Promise<void>
  /** Kills it for good and removes its data. */
  readonly close: () => Promise<void>
}

/**
 * A private PostgreSQL of a test's own, that it may kill.
 * @param folder an empty folder; `ROKHAS_DATA` must name it
 */
export async function startMortalCluster(folder: string): Promise<MortalCluster> {
  const { binaries } = ensurePostgres()
  const start = () => startCluster('mortal', binaries)
  const cluster: Cluster = await start()
  const kill = () => killTree(postmasterOf(folder))
  const revive = async () => {
    for (const until = Date.now() + REVIVE_MS; ; await pause(100)) {
      const failed = await start().then(() => null, asError)
      if (failed === null) return
      // Its orphans hold the shared memory for an instant longer.
      if (Date.now() > until) throw failed
    }
  }
  const close = async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: cluster.url, kill, killBackend: () => killBackend(cluster.url('postgres')), revive, close }
}

/** A folder that the database server's own account may enter. */
export function mortalFolder(): string {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-mortal-`)
  chmodSync(folder, 0o755)
  return folder
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

const postmasterOf = (folder: string) =>
  Number(readFileSync(`${folder}/mortal/data/postmaster.pid`, 'utf8').split('\n')[0])

/** The parent first: it has no time to notice that its children die. Ends once all of them are gone. */
async function killTree(postmaster: number): Promise<void> {
  const { stdout } = spawnSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' })
  const tree = [postmaster, ...stdout.split('\n').map(Number).filter(Boolean)]
  while (tree.filter(killOne).length > 0) await pause(10)
}

/** @returns whether there was anybody to kill */
function killOne(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

async function killBackend(url: string): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => undefined) // it dies with the one it asks about
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name like 'rokhas%' order by state = 'active' desc, random() limit 1`,
  )
  if (rows[0]) killOne(rows[0].pid)
  await client.end().catch(() => undefined)
}
