import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'

type Json = Record<string, unknown>

/** What the front does to the answers that pass through it; nothing at all unless a test says so. */
export type Tampering = {
  /** Rewrites a JSON answer, by the path that was asked. */
  readonly rewrite?: (path: string, answer: Json) => Json
  /** Sends these requests twice and hands on the second answer, as whoever replays one gets it. */
  readonly twice?: string
  /** Never answers these, or answers them with a status of its own, or hangs up. */
  readonly instead?: { readonly path: string; readonly answer: 'silence' | 'hang up' | number }
}

export type Front = {
  readonly url: string
  tampering: Tampering
  /** Where requests go on to. */
  target: number
  readonly close: () => Promise<void>
}

/** A server before another one, which believes that it is asked by name itself: `Host` goes through as it came. */
export async function startFront(): Promise<Front> {
  const sockets = new Set<Socket>()
  const server = createServer((incoming, answer) => {
    pass(front, incoming, answer).catch((error: Error) => answer.destroy(error))
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const front: Front = { url: `http://127.0.0.1:${port}`, tampering: {}, target: 0, close }
  return front
}

async function pass({ tampering, target }: Front, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { pathname } = new URL(incoming.url ?? '/', 'http://front')
  const { rewrite, twice, instead } = tampering
  if (instead?.path === pathname) return answerInstead(instead.answer, answer)
  const body = await buffer(incoming)
  const send = () => sendOn(target, incoming, body)
  if (twice === pathname) await send()
  const { status, headers, bytes } = await send()
  const isJson = /json/.test(String(headers['content-type']))
  const sent = rewrite && isJson ? Buffer.from(JSON.stringify(rewrite(pathname, JSON.parse(String(bytes))))) : bytes
  const { 'transfer-encoding': _, ...kept } = headers
  answer.writeHead(status, { ...kept, 'content-length': sent.length }).end(sent)
}

function answerInstead(how: 'silence' | 'hang up' | number, answer: ServerResponse): void {
  if (how === 'hang up') answer.destroy()
  if (typeof how === 'number') answer.writeHead(how, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>')
}

async function sendOn(port: number, { url, method, headers }: IncomingMessage, body: Buffer) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    forward({ host: '127.0.0.1', port, path: url, method, headers, agent: false }, resolve)
      .on('error', reject)
      .end(body)
  })
  return { status: response.statusCode ?? 502, headers: response.headers, bytes: await buffer(response) }
}
