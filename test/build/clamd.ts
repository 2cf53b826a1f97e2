import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { findClamd } from '../../api/setup/system.ts'

/**
 * The test string every antivirus knows (EICAR). Never whole in a file of ours: a scanner would hold our own sources.
 */
export const testVirus = (): string =>
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-', 'STANDARD-', 'ANTIVIRUS-', 'TEST-FILE!', '$H+H*'].join('')

/** What the signature below is called in an answer: clamd marks those that do not come from its makers. */
export const TEST_VIRUS_NAME = 'Rokhas.Test.UNOFFICIAL'

const READY_MS = 60_000

export type Clamd = {
  /** For `ROKHAS_CLAMD`: its socket, and its port when one was asked for. */
  readonly socket: string
  readonly stop: () => Promise<void>
}

type ClamdOptions = { readonly socket?: string; readonly port?: number; readonly settings?: readonly string[] }

/** A real clamd with one signature of our own, reading nothing from the network. */
export async function startClamd({ socket, port, settings = [] }: ClamdOptions = {}): Promise<Clamd> {
  const binary = findClamd()
  if (!binary) throw new Error('clamd is not installed')
  const folder = mkdtempSync(`${tmpdir()}/rokhas-clamd-`)
  const listens = socket ?? `${folder}/clamd.sock`
  mkdirSync(`${folder}/signatures`)
  writeFileSync(`${folder}/signatures/test.ndb`, `Rokhas.Test:0:*:${Buffer.from(testVirus()).toString('hex')}\n`)
  const tcp = port === undefined ? [] : [`TCPSocket ${port}`, 'TCPAddr 127.0.0.1']
  const lines = [`DatabaseDirectory ${folder}/signatures`, `LocalSocket ${listens}`, 'Foreground yes', ...tcp]
  writeFileSync(`${folder}/clamd.conf`, `${[...lines, `TemporaryDirectory ${folder}`, ...settings].join('\n')}\n`)
  const child = spawn(binary, ['--config-file', `${folder}/clamd.conf`], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  const ended = once(child, 'exit')
  for (const until = Date.now() + READY_MS; !(await answers(listens)); await sleep(50))
    if (child.exitCode !== null || Date.now() > until) throw new Error(`clamd did not start: ${said}`)
  const stop = async () => {
    child.kill()
    await ended
    rmSync(folder, { recursive: true })
  }
  return { socket: listens, stop }
}

const answers = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ path })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
