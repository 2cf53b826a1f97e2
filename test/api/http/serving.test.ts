import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

const MAIN = fileURLToPath(new URL('../../../api/main.ts', import.meta.url))

let database: TestDatabase
let child: ChildProcess | undefined

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => child?.kill('SIGKILL'))
afterAll(() => database.close())

const start = (env: NodeJS.ProcessEnv) => {
  child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return child
}

/** The first log line that holds the word; the pipe stays open, as a supervisor would keep it. */
function lineWith(server: ChildProcess, word: string): Promise<Record<string, unknown>> {
  let text = ''
  return new Promise((resolve, reject) => {
    server.once('close', () => reject(new Error(`the server never said "${word}": ${text}`)))
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const line = text
        .split('\n')
        .slice(0, -1)
        .find((candidate) => candidate.includes(word))
      if (line) resolve(JSON.parse(line))
    })
  })
}

describe('the server process', () => {
  test('says where it listens, serves, and ends cleanly when asked to', async () => {
    const server = start({ DATABASE_URL: database.url, PORT: '0' })
    const { url } = await lineWith(server, '"listening"')
    const health = await fetch(`${url}/api/health`)
    expect(await health.json()).toMatchObject({ status: 'ok' })
    server.kill('SIGTERM')
    const [code] = await once(server, 'exit')
    expect(code).toBe(0)
  })

  test('refuses to start without a database, and says what to do', async () => {
    const server = start({ PORT: '0' })
    const fatal = await lineWith(server, 'DATABASE_URL')
    expect(String(fatal.msg)).toContain('npm start')
    const [code] = server.exitCode === null ? await once(server, 'exit') : [server.exitCode]
    expect(code).toBe(1)
  })
})
