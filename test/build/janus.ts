import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { findJanus } from '../../api/setup/system.ts'
import { freePort } from './silentServer.ts'

/** Whether this machine has the media server; said once when it has not. */
export function hasJanus(what: string): boolean {
  const found = findJanus() !== null
  if (!found) process.stdout.write(`${what}: no janus\n`)
  return found
}

const HERE = '127.0.0.1'
const READY_MS = 15_000
/** Where Debian and a build from source put the parts of it. */
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu/janus', '/usr/lib/aarch64-linux-gnu/janus', '/opt/janus/lib/janus']

export type Janus = {
  /** For `ROKHAS_JANUS_URL` and `ROKHAS_JANUS_SECRET`. */
  readonly url: string
  readonly secret: string
  /** Dies as of a power cut. */
  readonly kill: () => Promise<void>
  /** Is there again, at the same address, knowing nothing. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A real Janus with the videoroom and its WebSocket alone, that nothing beyond this machine reaches. */
export async function startJanus(): Promise<Janus> {
  const binary = findJanus()
  if (!binary) throw new Error('janus is not installed')
  const [port, secret] = [await freePort(), 'un secret bien garde']
  const folder = mkdtempSync(`${tmpdir()}/rokhas-janus-`)
  writeSettings(folder, { port, secret })
  const url = `ws://${HERE}:${port}`
  let child: ChildProcess | null = null
  const start = async () => {
    child = spawn(binary, ['-F', folder, '-L', `${folder}/janus.log`, '-N'], { stdio: 'ignore' })
    for (const until = Date.now() + READY_MS; !(await answers(url)); await sleep(50))
      if (child.exitCode !== null || Date.now() > until) throw new Error('janus did not start')
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const stop = async () => {
    await end('SIGTERM')
    rmSync(folder, { recursive: true })
  }
  await start()
  return { url, secret, start, stop, kill: () => end('SIGKILL') }
}

function writeSettings(folder: string, { port, secret }: { readonly port: number; readonly secret: string }): void {
  const library = LIBRARIES.find((path) => path && contents(path).length > 0) ?? ''
  const all = (kind: string, but: string) =>
    contents(`${library}/${kind}`)
      .filter((name) => name.endsWith('.so') && name !== but)
      .join(',')
  const folders = `configs_folder = "${folder}"; plugins_folder = "${library}/plugins"
    transports_folder = "${library}/transports"; events_folder = "${folder}"; loggers_folder = "${folder}"`
  writeFileSync(
    `${folder}/janus.jcfg`,
    `general: { ${folders}; debug_level = 4; api_secret = "${secret}" }
    plugins: { disable = "${all('plugins', 'libjanus_videoroom.so')}" }
    transports: { disable = "${all('transports', 'libjanus_websockets.so')}" }`,
  )
  writeFileSync(
    `${folder}/janus.transport.websockets.jcfg`,
    `general: { json = "compact"; ws = true; ws_port = ${port}; ws_ip = "${HERE}" }`,
  )
  writeFileSync(`${folder}/janus.plugin.videoroom.jcfg`, 'general: { }')
}

function contents(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // it is in another of the places
  }
}

const answers = (url: string) =>
  new Promise<boolean>((resolve) => {
    const socket = new WebSocket(url, 'janus-protocol')
    socket.once('open', () => {
      socket.close()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
