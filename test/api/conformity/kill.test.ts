import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../../api/contract/conformity.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { corners, polygon } from '../../build/ground.ts'
import { type ServerProcess, startServerProcess } from '../../build/serverProcess.ts'

const CHECKS = '/api/conformity/checks'
const AT_ONCE = 200
/** The server dies when this many of them were told that their report is kept. */
const ACKNOWLEDGED = 60

let test_: TestDatabase
const started: ServerProcess[] = []

async function start(): Promise<ServerProcess> {
  const server = await startServerProcess(test_.url)
  started.push(server)
  return server
}

beforeAll(async () => {
  test_ = await testDatabase()
})

afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL')
    await ended
  }
  await test_.close()
})

async function check(url: string, rank: number): Promise<{ id: string; seal: string } | null> {
  const body = { legal: { srid: 26191, geometry: polygon(corners([rank, 0, rank + 20, 30])) } }
  try {
    const response = await fetch(url + CHECKS, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.status === 201 ? report.parse(await response.json()) : null
  } catch {
    return null // the server died before it had answered: nothing was promised
  }
}

describe('a server killed in the middle of 200 checks', () => {
  test('has kept every report it acknowledged', async () => {
    const server = await start()
    const acknowledged: { id: string; seal: string }[] = []
    const asked = Array.from({ length: AT_ONCE }, async (_, rank) => {
      const kept = await check(server.url, rank)
      if (!kept) return
      acknowledged.push(kept)
      if (acknowledged.length === ACKNOWLEDGED) server.child.kill('SIGKILL')
    })
    await Promise.all(asked)
    await server.ended
    expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED)
    expect(acknowledged.length).toBeLessThan(AT_ONCE)

    const again = await start()
    for (const { id, seal } of acknowledged) {
      const response = await fetch(`${again.url}${CHECKS}/${id}`)
      expect(response.status).toBe(200)
      expect(report.parse(await response.json()).seal).toBe(seal)
    }
  })
})
