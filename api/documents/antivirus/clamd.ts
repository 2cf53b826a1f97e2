import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClamdAddress } from '../settings.ts'

/** What the antivirus found in a content; null for nothing. */
export type ScanVerdict = { readonly found: string | null }

/** The antivirus is away, stuck, or did not read the content to its end: nothing is known, so ask again later. */
export class NotScanned extends Error {}

export type ScanPatience = {
  /** The daemon must say that it is there within this long: one that is stuck is found out before a content is sent. */
  readonly presentMs: number
  /** Silence while a content is sent or judged; clamd itself gives up after two minutes (`MaxScanTime`). */
  readonly silentMs: number
}

const PATIENCE: ScanPatience = { presentMs: 10_000, silentMs: 150_000 }

/** No honest answer is longer. */
const LONGEST_ANSWER = 1024

/**
 * Has a content judged by clamd (`INSTREAM` of its man page), a chunk at a time: nothing is gathered, here or there.
 * @throws NotScanned, or what the content itself failed with
 */
export async function scan(address: ClamdAddress, content: Readable, patience = PATIENCE): Promise<ScanVerdict> {
  try {
    const present = await ask(address, Readable.from([Buffer.from('zPING\0')]), patience.presentMs)
    if (present !== 'PONG') throw new NotScanned(`clamd answered a ping with « ${present} »`)
    return verdictOf(await ask(address, Readable.from(framed(content)), patience.silentMs))
  } catch (error) {
    throw content.errored ?? error // a store that failed is no fault of the antivirus
  } finally {
    content.destroy()
  }
}

/** A length before each chunk, and a length of nothing at the end. */
async function* framed(content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    yield length
    yield chunk
  }
  yield Buffer.alloc(4)
}

/** One question and its answer. */
async function ask(address: ClamdAddress, question: Readable, silentMs: number): Promise<string> {
  const socket = connect({ ...address })
  socket.setTimeout(silentMs, () => socket.destroy(new Error(`silent for ${silentMs / 1000} s`)))
  pipeline(question, socket, { end: false }).catch((error: Error) => socket.destroy(error))
  try {
    const heard = await answerOn(socket)
    if (heard === '') throw new Error('it hung up')
    return heard
  } catch (cause) {
    throw new NotScanned(`clamd did not answer: ${(cause as Error).message}`, { cause })
  } finally {
    socket.destroy()
  }
}

async function answerOn(socket: Socket): Promise<string> {
  let answer = ''
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    answer += chunk.toString('utf8')
    if (answer.length > LONGEST_ANSWER) throw new Error('its answer does not end')
    if (answer.endsWith('\0')) break
  }
  return answer.replace(/\0$/, '')
}

/** Names under which clamd says that it stopped before the end (`AlertExceedsMax`): no verdict at all. */
const UNREAD = /^Heuristics\.Limits\.Exceeded/

function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { found: null }
  const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? []
  if (found !== undefined && !UNREAD.test(found)) return { found }
  // Its StreamMaxLength, MaxFileSize and MaxScanSize have to be as large as our largest document.
  throw new NotScanned(`clamd did not read the content whole: « ${answer} »`)
}
