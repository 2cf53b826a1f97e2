import type { UploadAnswer } from '../../api/contract/documents.ts'
import type { Result } from '../../spatial/result.ts'
import type { Problem } from '../api/problem.ts'
import { refusedBeforehand } from './preChecks.ts'
import type { SendFile, Sending } from './sender.ts'
import {
  afterEvent,
  isOver,
  newItem,
  type Refusal,
  type UploadEvent,
  type UploadItem,
  waitAfter,
} from './uploadItem.ts'

/** What the queue stands on; the page gives the browser's own, a test its own. */
export type UploadPorts = {
  readonly send: SendFile
  readonly forget: (address: string) => Promise<boolean>
  readonly fingerprint: (file: File) => Promise<string>
  /** Uploads of the person that are no document yet. Asks them to sign in again when their session has ended. */
  readonly unfinished: () => Promise<Result<readonly UploadAnswer[], Problem>>
  /** What became of a received upload. */
  readonly outcome: (id: string) => Promise<Result<UploadAnswer, Problem>>
  readonly now: () => number
  readonly later: (work: () => void, ms: number) => void
  readonly newKey: () => string
}

export type SaidOfFiles = {
  /** The unfinished upload this file is said to be. */
  readonly expected?: UploadAnswer
  /** The piece of the procedure they stand for. */
  readonly piece?: string
}

export type UploadQueue = {
  readonly items: () => readonly UploadItem[]
  readonly subscribe: (changed: () => void) => () => void
  /** Gives the keys of the lines they became. */
  readonly add: (dossierId: string, files: readonly File[], said?: SaidOfFiles) => readonly string[]
  readonly pause: (key: string) => void
  readonly resume: (key: string) => void
  /** Stops, and has the service forget what it received. */
  readonly cancel: (key: string) => void
  /** Takes lines of what is over off the list; the service forgets what it refused. */
  readonly dismiss: (keys: readonly string[]) => void
  /** The line is back: whatever waits for it goes on at once. */
  readonly online: () => void
}

const AT_ONCE = 2
const ASK_OUTCOME_EVERY_MS = 1000

type Held = { readonly file: File; sending: Sending | null }
type House = {
  readonly ports: UploadPorts
  readonly held: Map<string, Held>
  readonly find: (key: string) => UploadItem | undefined
  readonly list: () => readonly UploadItem[]
  readonly tell: (key: string, event: UploadEvent) => void
  readonly pump: () => void
}

/** Files on their way, two at a time. It lives as long as the page, whatever screen is shown. */
export function createUploadQueue(ports: UploadPorts): UploadQueue {
  let items: readonly UploadItem[] = []
  const watchers = new Set<() => void>()
  const held = new Map<string, Held>()
  const set = (next: readonly UploadItem[]) => {
    items = next
    for (const changed of watchers) changed()
  }
  const house: House = {
    ports,
    held,
    list: () => items,
    find: (key) => items.find((item) => item.key === key),
    tell: (key, event) => set(items.map((item) => (item.key === key ? afterEvent(item, event) : item))),
    pump: () => startNext(house),
  }
  const drop = (key: string) => {
    held.delete(key)
    set(items.filter((item) => item.key !== key))
    house.pump()
  }
  return {
    items: () => items,
    subscribe(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    add(dossierId, files, { expected, piece } = {}) {
      const added = files.map((file) => {
        const item = newItem({
          key: ports.newKey(),
          dossierId,
          piece: piece ?? null,
          name: file.name,
          bytes: file.size,
        })
        held.set(item.key, { file, sending: null })
        return item
      })
      set([...items, ...added])
      void prepareAll(house, added, expected)
      return added.map(({ key }) => key)
    },
    pause: (key) => halt(house, key),
    resume(key) {
      house.tell(key, { type: 'resume' })
      house.pump()
    },
    cancel(key) {
      const item = house.find(key)
      const stopped = held.get(key)?.sending?.stop() ?? Promise.resolve()
      drop(key)
      if (item?.address) void stopped.then(() => ports.forget(item.address ?? ''))
    },
    dismiss(keys) {
      const gone = new Set(keys)
      for (const { key, state, address } of items) {
        if (!gone.has(key)) continue
        held.delete(key)
        if (state === 'refused' && address) void ports.forget(address)
      }
      set(items.filter(({ key }) => !gone.has(key)))
    },
    online() {
      for (const { key, state } of items) if (state === 'retrying') begin(house, key)
    },
  }
}

function halt({ held, tell, pump }: House, key: string): void {
  const holding = held.get(key)
  void holding?.sending?.stop()
  if (holding) holding.sending = null
  tell(key, { type: 'pause' })
  pump()
}

const refuse = ({ tell, pump }: House, key: string, refusal: Refusal) => {
  tell(key, { type: 'refused', refusal })
  pump()
}

/**
 * What can't be kept is told at once; the others one after the other, so that a thousand don't lie in memory together. The
 * service is asked once for them all.
 */
async function prepareAll(house: House, items: readonly UploadItem[], expected: UploadAnswer | undefined) {
  let asked: Promise<readonly UploadAnswer[]> | undefined
  const begun = () => {
    asked ??= house.ports.unfinished().then((answer) => (answer.ok ? answer.value : []))
    return asked
  }
  const acceptable = items.filter(({ key, name, bytes }) => {
    const why = refusedBeforehand({ name, size: bytes })
    if (why) refuse(house, key, { by: 'browser', why })
    return why === null
  })
  for (const item of acceptable) await prepare(house, item, { expected, begun })
}

type Known = {
  readonly expected: UploadAnswer | undefined
  /** None when the service can't be asked: it then says so itself, by the fingerprint, when the upload begins. */
  readonly begun: () => Promise<readonly UploadAnswer[]>
}

/** Reads what tells the file, and whether the service already has some of it. */
async function prepare(house: House, { key, dossierId }: UploadItem, { expected, begun }: Known) {
  const file = house.held.get(key)?.file
  if (!file) return
  const fingerprint = await house.ports.fingerprint(file).catch(() => null) // moved or erased since it was chosen
  if (fingerprint === null) return refuse(house, key, { by: 'browser', why: 'unreadable' })
  if (expected && expected.fingerprint !== fingerprint)
    return refuse(house, key, { by: 'browser', why: 'notTheSame', expected: expected.fileName })
  const former = expected ?? begunBefore(house, await begun(), { fingerprint, dossierId })
  const known = former ? { address: former.address, received: former.received } : { address: null, received: 0 }
  house.tell(key, { type: 'read', fingerprint, ...known })
  house.pump()
}

function begunBefore(
  { list }: House,
  uploads: readonly UploadAnswer[],
  { fingerprint, dossierId }: Pick<UploadAnswer, 'dossierId'> & { readonly fingerprint: string },
) {
  const taken = list().map(({ address }) => address)
  return uploads.find(
    (upload) =>
      upload.fingerprint === fingerprint &&
      upload.dossierId === dossierId &&
      upload.refused === null &&
      upload.documentId === null &&
      !taken.includes(upload.address),
  )
}

function startNext(house: House): void {
  const sending = house.list().filter(({ state }) => state === 'sending').length
  const next = house.list().filter(({ state }) => state === 'queued')
  for (const { key } of next.slice(0, Math.max(0, AT_ONCE - sending))) begin(house, key)
}

function begin(house: House, key: string): void {
  const holding = house.held.get(key)
  const item = house.find(key)
  if (!holding || !item || (item.state !== 'queued' && item.state !== 'retrying')) return
  house.tell(key, { type: 'begin' })
  const { name, dossierId, fingerprint, address, piece } = item
  holding.sending = house.ports.send(holding.file, {
    address,
    metadata: { filename: name, dossierId, fingerprint: fingerprint ?? '', ...(piece !== null && { piece }) },
    onAddress: (known) => house.tell(key, { type: 'known', address: known }),
    onProgress: (sent) => house.tell(key, { type: 'progress', sent }),
    onReceived: (at) => void received(house, key, at),
    onLost: () => lost(house, key),
    onRefused: (problem) => void refused(house, key, problem),
  })
}

/** An ended session is no refusal: the person signs in again and the upload goes on. One forgotten begins anew. */
async function refused(house: House, key: string, problem: Problem): Promise<void> {
  const item = house.find(key)
  if (item?.address && (problem.status === 404 || problem.status === 410)) {
    house.tell(key, { type: 'forgotten' })
    return house.pump()
  }
  if (problem.code === 'SIGNED_OUT' && (await house.ports.unfinished()).ok) return lost(house, key, 0)
  refuse(house, key, { by: 'service', problem })
}

function lost(house: House, key: string, wait?: number): void {
  const item = house.find(key)
  if (!item) return
  const ms = wait ?? waitAfter(item.failures)
  house.tell(key, { type: 'lost', retryAt: house.ports.now() + ms })
  house.ports.later(() => house.find(key)?.state === 'retrying' && begin(house, key), ms)
  house.pump()
}

/** Every byte is there: waits for the service to say what it made of them. */
async function received(house: House, key: string, address: string): Promise<void> {
  house.tell(key, { type: 'received' })
  house.pump()
  const id = address.split('/').pop() ?? ''
  const ask = async (): Promise<void> => {
    const answer = await house.ports.outcome(id)
    if (answer.ok && answer.value.refused) return refuse(house, key, serviceRefusal(answer.value.refused))
    if (answer.ok && answer.value.documentId)
      return house.tell(key, {
        type: 'kept',
        already: answer.value.alreadyThere,
        documentId: answer.value.documentId,
      })
    if (!answer.ok && answer.error.status !== null && answer.error.status < 500)
      return refuse(house, key, { by: 'service', problem: answer.error })
    house.ports.later(() => void ask(), ASK_OUTCOME_EVERY_MS)
  }
  await ask()
}

const serviceRefusal = ({ code, detail }: NonNullable<UploadAnswer['refused']>): Refusal => ({
  by: 'service',
  problem: { code, detail, status: 422 },
})

/** Whether leaving the page would interrupt something. */
export const isBusy = (items: readonly UploadItem[]): boolean =>
  items.some((item) => !isOver(item) && item.state !== 'paused')
