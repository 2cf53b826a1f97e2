import { lookup as resolve } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createUnzip } from 'node:zlib'
import { isPrivate } from './privateAddress.ts'
import { RemoteFault } from './remoteFault.ts'

export type RemoteLimits = {
  readonly mostBytes: number
  /** For the whole of it: names, connection, redirections, body. */
  readonly deadlineMs: number
  /** `host:port` of servers on the house's own network that an operator named. */
  readonly ownServers: ReadonlySet<string>
}

export type RemoteAnswer = { readonly type: string; readonly body: Buffer }

const MOST_REDIRECTS = 3
const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * What a server outside the house answers, bounded in bytes and in time. Every address it leads to is looked at, after
 * its name was resolved and before anything is sent: none of a private network is asked, unless an operator named it.
 * @throws RemoteFault saying what went wrong
 */
export async function fetchRemote(address: string, limits: RemoteLimits): Promise<RemoteAnswer> {
  const signal = AbortSignal.timeout(limits.deadlineMs)
  let url = addressOf(address)
  for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
    const response = await ask(url, limits, signal)
    const { statusCode = 0, headers } = response
    if (!REDIRECTS.includes(statusCode) || !headers.location) return answerOf(response, limits, signal)
    response.destroy()
    url = addressOf(headers.location, url)
  }
  throw new RemoteFault('REDIRECTS')
}

function addressOf(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password)
    throw new RemoteFault('ADDRESS')
  return url
}

const portOf = ({ port, protocol }: URL) => port || (protocol === 'https:' ? '443' : '80')

/** Names are resolved once: the addresses that were looked at are those that are connected to. */
const guardedLookup: LookupFunction = (hostname, options, done) =>
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isPrivate(address))) return done(new RemoteFault('PRIVATE'), '', 0)
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })

function ask(url: URL, { ownServers }: RemoteLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const own = ownServers.has(`${url.hostname}:${portOf(url)}`)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (!own && isIP(literal) && isPrivate(literal)) throw new RemoteFault('PRIVATE')
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { 'accept-encoding': 'gzip', 'user-agent': 'Rokhas' }
  return new Promise((settle, refuse) => {
    const request = send(url, { signal, headers, agent: false, ...(own ? {} : { lookup: guardedLookup }) }, settle)
    request.on('error', (error) => refuse(faultOf(error, signal)))
    request.end()
  })
}

const faultOf = (error: unknown, signal: AbortSignal): RemoteFault => {
  if (error instanceof RemoteFault) return error
  return new RemoteFault(signal.aborted ? 'SLOW' : 'UNREACHABLE', { cause: error })
}

async function answerOf(response: IncomingMessage, limits: RemoteLimits, signal: AbortSignal): Promise<RemoteAnswer> {
  const { statusCode = 0, headers } = response
  if (statusCode !== 200) {
    response.destroy()
    throw new RemoteFault('STATUS', { status: statusCode })
  }
  try {
    const body = await bodyOf(unpacked(response), limits.mostBytes)
    return { type: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '', body }
  } catch (error) {
    throw faultOf(error, signal)
  } finally {
    response.destroy()
  }
}

function unpacked(response: IncomingMessage): Readable {
  if (!response.headers['content-encoding']) return response
  const unzip = createUnzip()
  response.on('error', (error) => unzip.destroy(error))
  return response.pipe(unzip)
}

/** Counted as it is unpacked: a small answer may hold an endless one. */
async function bodyOf(stream: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new RemoteFault('TOO_LARGE')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
