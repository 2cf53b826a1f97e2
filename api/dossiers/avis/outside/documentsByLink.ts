import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
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
import { readMultipart } from '../../../http/multipart.ts'
import { Problem } from '../../../http/problem.ts'
import { tokenHash } from '../../../identity/sessionCookie.ts'
import { askingOf, asVisitor, type ByLink, journal, openByLink } from './byLink.ts'
import type { Readings } from './readings.ts'

/** A letter, a report with its plans: what a body sends with its avis. */
const MOST_BYTES = 50 * 1024 * 1024
const READING_SECONDS = 60

type Needs = Pick<Deps, 'db' | 'clock' | 'config' | 'store'> & { readonly threads: FileThreads }
type Receiving = Needs & { readonly readings: Readings }

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
 * Deposits the one document of an outside body: the link first, then the file, read from one end to the other as every
 * deposit is, then kept. Of a link that opens nothing no byte is read.
 * @throws Problem what refuses a document, OUTSIDE_LINK_UNKNOWN, OUTSIDE_LINK_OVER, OUTSIDE_ALREADY_DEPOSITED, BUSY
 */
export async function depositByLink(deps: Receiving, by: ByLink, request: IncomingMessage): Promise<OutsideAsking> {
  const { given, state } = await openByLink(deps, by)
  if (!given) throw new Problem('OUTSIDE_LINK_OVER', { data: { state } })
  if (given.deposited) throw new Problem('OUTSIDE_ALREADY_DEPOSITED')
  const leave = deps.readings.enter(by.token)
  if (!leave) throw new Problem('BUSY', { retryAfterS: 10 })
  try {
    await receive(deps, by, request)
  } finally {
    leave()
  }
  return openByLink(deps, by)
}

async function receive(deps: Needs, by: ByLink, request: IncomingMessage): Promise<void> {
  const tooLarge = () => new Problem('DOCUMENT_TOO_LARGE', { data: { maxBytes: MOST_BYTES } })
  const { bytes, name } = await readMultipart(request, { mostBytes: MOST_BYTES, tooLarge })
  const fileName = safeFileName(name)
  if (!fileName) throw new Problem('INVALID_INPUT', { field: 'file', data: { reason: 'no name' } })
  const content = await inspected(deps, bytes, fileName)
  await keep(deps, by, { content, fileName, bytes })
}

async function inspected({ config, threads }: Needs, bytes: Buffer, fileName: string): Promise<Inspected> {
  if (bytes.length === 0) throw new Problem('DOCUMENT_EMPTY')
  const folder = `${config.dataFolder}/scratch`
  const path = `${folder}/${randomUUID()}`
  await mkdir(folder, { recursive: true })
  await writeFile(path, bytes).catch(asStoreProblem)
  try {
    const job = { kind: 'inspect', path, extension: extensionOf(fileName), bytes: bytes.length } as const
    const found = await threads.inspect(job, READING_SECONDS).catch((error: unknown) => {
      if (error instanceof TookTooLong)
        return { ok: false as const, error: refuse('READING_TOO_LONG', { seconds: READING_SECONDS }) }
      throw error
    })
    if (!found.ok) throw refusalProblem(found.error)
    return found.value
  } finally {
    await rm(path, { force: true })
  }
}

type Kept = { readonly content: Inspected; readonly fileName: string; readonly bytes: Buffer }

async function keep(deps: Needs, by: ByLink, kept: Kept): Promise<void> {
  const { content, bytes } = kept
  await asVisitor(deps, by, async (transaction, at) => {
    await lockContent(transaction, content.sha256)
    await deps.store.put(content.sha256, Readable.from([bytes])).catch(asStoreProblem)
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
    ${uuidv7(at)}::uuid, ${sha256}, ${bytes.length}::bigint, ${mediaType}, ${fileName}, ${pages}::integer,
    ${width}::integer, ${height}::integer, ${scanned ? 'waiting' : 'not_configured'}) as id`.execute(transaction)
  for (const task of scanned ? ['scan', 'preview'] : ['preview'])
    await sql`select enqueue_job(${`document.${task}`}, json_build_object('sha256', ${sha256}::text),
      ${`${task} ${sha256}`})`.execute(transaction)
  return rows[0]?.id ?? null
}
