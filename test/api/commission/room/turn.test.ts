import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { iceServersFor } from '../../../../api/commission/room/iceServers.ts'

const SECRET = 'un secret bien garde'
const HERE = '127.0.0.1'
let relay: ChildProcess
let port: number

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, HERE, () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

beforeAll(async () => {
  port = await freePort()
  relay = spawn(
    'turnserver',
    [
      ...['-n', '--no-tls', '--no-dtls', '--no-cli', '--allow-loopback-peers', '--log-file', 'stdout'],
      ...['-L', HERE, '-E', HERE, '-p', String(port), '--realm', 'rokhas', '--pidfile', '/dev/null'],
      ...['--use-auth-secret', '--static-auth-secret', SECRET],
    ],
    { stdio: 'ignore' },
  )
  await new Promise((resolve) => setTimeout(resolve, 1500))
})

afterAll(async () => {
  const ended = new Promise((resolve) => relay.once('exit', resolve))
  relay.kill()
  await ended
})

/** Whether coturn's own client gets its packets back through the relay under a password. */
function passes(username: string, credential: string): boolean {
  const asked = ['-y', '-n', '2', '-m', '1', '-u', username, '-w', credential, '-p', String(port), HERE]
  const { status, stdout, stderr } = spawnSync('turnutils_uclient', asked, { encoding: 'utf8', timeout: 20_000 })
  return status === 0 && /Total lost packets 0 /.test(stdout + stderr)
}

test('coturn relays for whoever has a password of ours, until it grows old, and for nobody else', {
  timeout: 90_000,
}, () => {
  const at = (now: Date) =>
    iceServersFor({ stunUrls: [], turn: { urls: [`turn:${HERE}:${port}`], secret: SECRET }, sfu: null }, 'u1', now)
  const [now] = at(new Date()).servers
  expect(passes(now?.username ?? '', now?.credential ?? '')).toBe(true)
  expect(passes(now?.username ?? '', `${now?.credential}x`)).toBe(false)
  const [old] = at(new Date(Date.now() - 13 * 3_600_000)).servers
  expect(passes(old?.username ?? '', old?.credential ?? '')).toBe(false)
})
