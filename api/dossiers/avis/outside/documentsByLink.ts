import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import type { ActorTransaction } from '../../../access/asActor.ts'
import type { OutsideAsking } from '../../../contract/avis/outside.ts'
import { uuidv7 } from '../../../db/uuid.ts'
import type { Deps } from '../../../deps.ts'
import { extensionOf, safeFileName } from '../../../documents/fileName.ts'
import { type FileThreads, TookTooLong } from '../../../documents/inspection/fileThreads.ts'
import type { Inspected } from '../../../documents/inspection/protocol.ts'
import { refuse } from '../../../documents/inspection/refusals.ts'
import { lockContent } from '../../../documents/lockContent.ts'
import { asStoreProblem } from '../../../documents/store/storeProblem.ts'
import { refusalProblem } from '../../../documents/uploads/finish.ts'
import { receiveMultipart } from '../../../http/multipart.ts'
import { Problem } from '../../../http/problem.ts'
import { tokenHash } from '../../../identity/sessionCookie.ts'
import { askingOf, asVisitor, type ByLink, journal, openByLink } from './byLink.ts'
import type { Places } from './places.ts'

/** A letter, a report with its plans: what a body sends with its avis. */
const MOST_BYTES = 50 * 1024 * 1024
const READING_SECONDS = 60

type Needs = Pick<Deps, 'db' | 'clock' | 'config' | 'store'>
type Receiving = Needs & {
  readonly threads: FileThreads
  /** Links that send at this moment. */
  readonly sending: Places
  /** Files that are read, or wait for it. */
  readonly reading: Places
  /** A line on which nothing comes for so long is cut. */
  readonly idleMs: number
}

type Content = {
  readonly requestId: string
  readonly dossierId: string
  readonly sha256: string
  readonly fileName: string
  readonly bytes: number
  readonly mediaType: string
  readonly scan: string
}

/** A document that was given, for whoever holds the link while it is open. @throws Problem OUTSIDE_LINK_UNKNOWN, DOCUMENT_HELD */
export async function contentByLink(deps: Needs, by: ByLink & { readonly documentId: string }): Promise<Content> {
  const found = await asVisitor(deps, by, async (transaction, at) => {
    const { rows } = await sql<{ found: Content | null }>`select outside_content(${tokenHash(by.token)},
      ${by.documentId}::uuid, ${at}::timestamptz) as found`.execute(transaction)
    const one = rows[0]?.found ?? null
    const asking = one && (await askingOf(transaction, by.token, at))
    if (asking) await journal(transaction, by, { at, of: asking, action: 'avis.outside.document' })
    return one
  })
  if (found.scan === 'infected') throw new Problem('DOCUMENT_HELD')
  if (found.scan === 'waiting') throw new Problem('DOCUMENT_BEING_SCANNED', { retryAfterS: 5 })
  return found
}

/**
 * Deposits the one document of an outside body: the link first, then the file, which is read from one end to the other as
 * every deposit is, then kept. Of a link that opens nothing no byte is read; one link sends one file at a time, and what
 * comes slowly keeps nobody else from anything.
 * @throws Problem what refuses a document, OUTSIDE_LINK_UNKNOWN, OUTSIDE_LINK_OVER, OUTSIDE_ALREADY_DEPOSITED, BUSY
 */
export async function depositByLink(deps: Receiving, by: ByLink, request: IncomingMessage): Promise<OutsideAsking> {
  const { given, state } = await openByLink(deps, by)
  if (!given) throw new Problem('OUTSIDE_LINK_OVER', { data: { state } })
  if (given.deposited) throw new Problem('OUTSIDE_ALREADY_DEPOSITED')
  const folder = `${deps.config.dataFolder}/scratch`
  const path = `${folder}/${randomUUID()}`
  await mkdir(folder, { recursive: true })
  await inTurn(deps.sending, by.token, () => receive(deps, by, { path, request })).finally(() =>
    rm(path, { force: true }),
  )
  return openByLink(deps, by)
}

type Coming = { readonly path: string; readonly request: IncomingMessage }

async function receive(deps: Receiving, by: ByLink, { path, request }: Coming): Promise<void> {
  const tooLarge = () => new Problem('DOCUMENT_TOO_LARGE', { data: { maxBytes: MOST_BYTES } })
  const limits = { path, mostBytes: MOST_BYTES, tooLarge, idleMs: deps.idleMs }
  const { name } = await receiveMultipart(request, limits).catch(asStoreProblem)
  const fileName = safeFileName(name)
  if (!fileName) throw new Problem('INVALID_INPUT', { field: 'file', data: { reason: 'no name' } })
  const { size: bytes } = await stat(path)
  if (bytes === 0) throw new Problem('DOCUMENT_EMPTY')
  const content = await inTurn(deps.reading, path, () => inspected(deps, { path, bytes, fileName }))
  await keep(deps, by, { content, fileName, bytes, path })
}

/** @throws Problem BUSY when too many are under way, or this one is */
async function inTurn<T>(places: Places, key: string, work: () => Promise<T>): Promise<T> {
  const leave = places.enter(key)
  if (!leave) throw new Problem('BUSY', { retryAfterS: 5 })
  try {
    return await work()
  } finally {
    leave()
  }
}

type File = { readonly path: string; readonly bytes: number; readonly fileName: string }

async function inspected({ threads }: Receiving, { path, bytes, fileName }: File): Promise<Inspected> {
  const job = { kind: 'inspect', path, extension: extensionOf(fileName), bytes } as const
  const found = await threads.inspect(job, READING_SECONDS).catch((error: unknown) => {
    if (error instanceof TookTooLong)
      return { ok: false as const, error: refuse('READING_TOO_LONG', { seconds: READING_SECONDS }) }
    throw error
  })
  if (!found.ok) throw refusalProblem(found.error)
  return found.value
}

type Kept = File & { readonly content: Inspected }

async function keep(deps: Needs, by: ByLink, kept: Kept): Promise<void> {
  const { content, path } = kept
  await asVisitor(deps, by, async (transaction, at) => {
    await lockContent(transaction, content.sha256)
    await deps.store.put(content.sha256, () => createReadStream(path)).catch(asStoreProblem)
    const asking = await askingOf(transaction, by.token, at)
    if (!asking) return null
    const id = await deposited(transaction, by, { ...kept, at, scanned: deps.config.clamd !== null })
    if (id === null) throw new Problem('OUTSIDE_ALREADY_DEPOSITED')
    const detail = { document: id, sha256: content.sha256 }
    await journal(transaction, by, { at, of: asking, action: 'avis.outside.deposit', detail })
    return id
  })
}

type Depositing = Kept & { readonly at: Date; readonly scanned: boolean }

async function deposited(
  transaction: ActorTransaction,
  { token }: ByLink,
  { content, fileName, bytes, at, scanned }: Depositing,
): Promise<string | null> {
  const { sha256, mediaType, pages, width, height } = content
  const { rows } = await sql<{ id: string | null }>`select outside_deposit(${tokenHash(token)}, ${at}::timestamptz,
    ${uuidv7(at)}::uuid, ${sha256}, ${bytes}::bigint, ${mediaType}, ${fileName}, ${pages}::integer,
    ${width}::integer, ${height}::integer, ${scanned ? 'waiting' : 'not_configured'}) as id`.execute(transaction)
  for (const task of scanned ? ['scan', 'preview'] : ['preview'])
    await sql`select enqueue_job(${`document.${task}`}, json_build_object('sha256', ${sha256}::text),
      ${`${task} ${sha256}`})`.execute(transaction)
  return rows[0]?.id ?? null
}
