import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder } from './dataFolder.ts'

/** An eighth of the machine's memory, from 256 MB to 2 GB: taken as it is used. */
const sharedMegabytes = Math.round(Math.min(2048, Math.max(256, totalmem() / 2 ** 20 / 8)))

const SETTINGS = [
  "listen_addresses = ''",
  'unix_socket_permissions = 0700',
  'max_connections = 80',
  `shared_buffers = ${sharedMegabytes}MB`,
  'work_mem = 16MB',
  'maintenance_work_mem = 256MB',
  'max_wal_size = 4GB',
  'random_page_cost = 1.1',
  'jit = off', // compiling a plan costs more than the small spatial queries it would serve
  'fsync = on',
  'timezone = UTC',
  'log_min_messages = error',
]

/** A running private cluster. `stop` ends it when nobody else of this checkout uses it any more. */
export type Cluster = { readonly url: (database: string) => string; readonly stop: () => Promise<void> }

type Account = { readonly uid: number; readonly gid: number } | null

/** What a cluster whose data outlives no run goes without: only a machine that goes down would lose what was committed. */
const PASSING = '-c fsync=off -c full_page_writes=off'

/**
 * Starts (or joins) the private cluster of this checkout: unix socket only, checksums, fsync on, own system account when
 * started as root.
 * @param name one data folder a purpose: `main`, `test`, `bench`
 * @param passing its data may be lost with the machine, and nothing waits for the disk
 * @throws when initdb or the server fails, with the server's own words
 */
export async function startCluster(name: string, binaries: string, { passing = false } = {}): Promise<Cluster> {
  const account = systemAccount()
  const home = `${dataFolder()}/${name}`
  prepareFolders(home, account)
  const socket = socketFolder(home)
  const users = new Users(`${home}/users`)
  users.add()
  await withLock(`${home}/lock`, async () => {
    if (!existsSync(`${home}/data/PG_VERSION`)) initialise(binaries, home, account)
    if (!isRunning(binaries, home, account))
      await launch(binaries, home, `-k ${socket}${passing ? ` ${PASSING}` : ''}`, account)
  })
  const host = encodeURIComponent(socket)
  return {
    url: (database) => `postgres://rokhas@${host}/${database}`,
    stop: async () => {
      users.remove()
      await withLock(`${home}/lock`, async () => {
        if (users.none() && isRunning(binaries, home, account))
          run(binaries, account, 'pg_ctl', ['stop', '-D', `${home}/data`, '-m', 'fast', '-w'])
      })
    },
  }
}

/** A socket's path may not pass 107 bytes. */
function socketFolder(home: string): string {
  if (home.length < 70) return `${home}/socket`
  return `${tmpdir()}/rokhas-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`
}

/** PostgreSQL refuses to run as root: then it runs as the `postgres` account that Debian's package creates. */
function systemAccount(): Account {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [id('-u'), id('-g')]
  if (!uid || !gid)
    throw new Error('no system account "postgres" to run the private cluster: `useradd --system postgres`')
  return { uid, gid }
}

function prepareFolders(home: string, account: Account): void {
  for (const folder of [home, `${home}/data`, `${home}/users`, socketFolder(home)]) {
    mkdirSync(folder, { recursive: true })
    if (account) chownSync(folder, account.uid, account.gid)
  }
  chmodSync(`${home}/data`, 0o700)
}

function initialise(binaries: string, home: string, account: Account): void {
  run(binaries, account, 'initdb', [
    '-D',
    `${home}/data`,
    '-U',
    'rokhas',
    '-k',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--auth=trust',
  ])
  const file = `${home}/data/postgresql.auto.conf`
  writeFileSync(file, `${SETTINGS.join('\n')}\n`)
  if (account) chownSync(file, account.uid, account.gid)
}

const isRunning = (binaries: string, home: string, account: Account) =>
  spawnSync(`${binaries}/pg_ctl`, ['status', '-D', `${home}/data`], { ...account, cwd: '/' }).status === 0

async function launch(binaries: string, home: string, options: string, account: Account): Promise<void> {
  const args = ['start', '-D', `${home}/data`, '-w', '-t', '60', '-l', `${home}/data/server.log`, '-o', options]
  const child = spawn(`${binaries}/pg_ctl`, args, { ...account, cwd: '/', stdio: 'ignore', detached: true })
  const status = await new Promise<number | null>((resolve, reject) =>
    child.once('exit', resolve).once('error', reject),
  )
  if (status !== 0) throw new Error(`the private database did not start:\n${lastLines(`${home}/data/server.log`)}`)
}

const lastLines = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-12).join('\n') : `${file} is empty`

function run(binaries: string, account: Account, program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(`${binaries}/${program}`, args, { ...account, cwd: '/', encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}

/** Which processes use the cluster, so that the last one to leave stops it. */
class Users {
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  add(): void {
    writeFileSync(`${this.folder}/${process.pid}`, '')
  }

  remove(): void {
    rmSync(`${this.folder}/${process.pid}`, { force: true })
  }

  none(): boolean {
    return readdirSync(this.folder).every((pid) => !isAlive(Number(pid)))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** One process at a time creates, starts or stops the cluster; a dead holder's lock is taken over. */
async function withLock(file: string, work: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 600) throw error
      const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
      if (holder && !isAlive(holder)) rmSync(file, { force: true })
      await pause(100)
    }
  }
  try {
    await work()
  } finally {
    rmSync(file, { force: true })
  }
}
