import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMultipart, receiveMultipart } from '../../../api/http/multipart.ts'
import { Problem } from '../../../api/http/problem.ts'

const folder = mkdtempSync(`${tmpdir()}/rokhas-multipart-`)
const limits = {
  mostBytes: 1_000,
  tooLarge: (bytes: number) => new Problem('BODY_TOO_LARGE', { data: { maxBytes: bytes } }),
}
const ended: string[] = []
let server: Server
let port: number

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const received =
      incoming.url === '/memory'
        ? readMultipart(incoming, limits)
        : receiveMultipart(incoming, { ...limits, path: `${folder}${incoming.url}`, idleMs: 200 })
    received
      .then(({ name }) => `kept ${name}`)
      .catch((error: unknown) => (error instanceof Problem ? error.code : String(error)))
      .then((end) => {
        ended.push(end)
        outgoing.end(end)
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port // a listening TCP server has one
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()))
  rmSync(folder, { recursive: true })
})

const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="plan.pdf"\r\n\r\n'
function begin(path: string) {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const line = request({ port, path, method: 'POST', headers, agent: false })
  line.on('error', () => undefined) // the line that is cut
  line.write(`${head}%PDF-1.7`)
  return line
}

test.each(['/memory', '/disk'])(
  'a line that is cut in the middle of its file ends nothing but itself (%s)',
  async (path) => {
    ended.length = 0
    const line = begin(path)
    setTimeout(() => line.destroy(), 50)
    await expect.poll(() => ended).toEqual(['INVALID_INPUT'])
  },
)

test('a line on which nothing comes any more is cut', async () => {
  ended.length = 0
  begin('/idle')
  await expect.poll(() => ended, { timeout: 2_000 }).toEqual(['INVALID_INPUT'])
})

test('a file is received as it was sent, and none that is larger than may be', async () => {
  const sent = async (bytes: number) => {
    const form = new FormData()
    form.set('file', new Blob(['é'.repeat(bytes / 2)]), 'lettre.txt')
    return (await fetch(`http://127.0.0.1:${port}/whole`, { method: 'POST', body: form })).text()
  }
  expect(await sent(998)).toBe('kept lettre.txt')
  expect(readFileSync(`${folder}/whole`, 'utf8')).toBe('é'.repeat(499))
  expect(await sent(1_002)).toBe('BODY_TOO_LARGE')
})
