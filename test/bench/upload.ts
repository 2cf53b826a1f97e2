import { createHash, randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { UPLOADS } from '../../api/contract/documents.ts'
import { openDatabase } from '../../api/db/database.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { Dossiers } from '../build/dossiers.ts'
import { People } from '../build/people.ts'
import { startServerProcess } from '../build/serverProcess.ts'
import { databaseUrl } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { dossierDatabase } from './dossierDatabase.ts'
import { interleaved, type Line, median } from './measure.ts'

const PARTS = 128
const BYTES = PARTS * UPLOADS.partBytes
const MOST_PAIRS = 3
const WATCH_MS = 100
/** Eight times the bytes may not take more memory than this beside what an eighth of them takes. */
const EIGHTH = PARTS / 8
const MORE_MB = 64

/** A gigabyte in parts through the real server, beside the same bytes written and hashed by a plain program. */
export async function benchUpload({ cluster, effort }: Bench): Promise<readonly Line[]> {
  const template = await dossierDatabase(cluster.url, 100_000)
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_upload')
  await createDatabase(maintenance, 'bench_upload', new URL(template).pathname.slice(1))
  const folder = mkdtempSync(`${tmpdir()}/bench-upload-`)
  try {
    return [await uploadLine(databaseUrl(maintenance, 'bench_upload'), folder, Math.min(effort.pairs, MOST_PAIRS))]
  } finally {
    rmSync(folder, { recursive: true })
    await dropDatabase(maintenance, 'bench_upload')
  }
}

async function uploadLine(url: string, folder: string, pairs: number): Promise<Line> {
  process.env.ROKHAS_DATA = folder
  const server = await startServerProcess(url)
  try {
    const { cookie, dossierId } = await depositor(url)
    const sender = { url: server.url, cookie, dossierId }
    const { pid = 0 } = server.child
    const small = await mostMemory(pid, () => send(sender, EIGHTH))
    let large = 0
    const sendWhole = async () => {
      large = Math.max(large, await mostMemory(pid, () => send(sender, PARTS)))
    }
    const measured = await interleaved(
      pairs,
      () => rateOf(sendWhole),
      () => rateOf(() => writeAndHash(folder)),
    )
    const mbs = (rate: number) => `${Math.round(rate)} MB/s`
    return {
      what: `1 GB in parts: the server takes ${large} MB at most (${small} MB for 128 MB)`,
      ours: mbs(median(measured.map(({ ours }) => ours))),
      against: `${mbs(median(measured.map(({ against }) => against)))} written and hashed`,
      ratio: median(measured.map(({ ours, against }) => ours / against)),
      bar: `+${MORE_MB} MB at most`,
      held: large - small <= MORE_MB,
    }
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}

async function depositor(url: string) {
  const db = openDatabase(url, { max: 1 })
  try {
    const people = new People(db)
    const person = await people.person()
    const { cookie } = await people.signIn(person)
    const now = new Date()
    const ends_at = new Date(now.getTime() + 8 * 3_600_000)
    await db
      .updateTable('session')
      .set({ created_at: now, last_seen_at: now, ends_at })
      .where('person_id', '=', person)
      .execute()
    return { cookie, dossierId: await new Dossiers(db).of(person) }
  } finally {
    await db.destroy()
  }
}

async function rateOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return BYTES / 1e6 / ((performance.now() - from) / 1000)
}

/** A drawing: what is judged of it are its first bytes, so that all of the time is the upload's. Never twice the same. */
function* drawing(parts: number): Generator<Uint8Array<ArrayBuffer>> {
  const part = randomFillSync(new Uint8Array(UPLOADS.partBytes))
  for (let rank = 0; rank < parts; rank += 1) {
    new DataView(part.buffer).setFloat64(8, Math.random() + rank)
    if (rank === 0) part.set(Buffer.from('AC1032'))
    yield part
  }
}

type Sender = { readonly url: string; readonly cookie: string; readonly dossierId: string }

/** By tus 1.0.0, each part acknowledged before the next, as a browser sends them. */
async function send({ url, cookie, dossierId }: Sender, parts: number): Promise<void> {
  const headers = { cookie, 'tus-resumable': UPLOADS.tusVersion }
  const said = { filename: 'plan.dwg', dossierId }
  const pairs = Object.entries(said).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
  const length = String(parts * UPLOADS.partBytes)
  const created = await fetch(url + UPLOADS.path, {
    method: 'POST',
    headers: { ...headers, 'upload-length': length, 'upload-metadata': pairs.join(',') },
  })
  const address = created.headers.get('location')
  if (!address) throw new Error(`an upload of the bench answered ${created.status}: ${await created.text()}`)
  let offset = 0
  let document: string | null = null
  for (const part of drawing(parts)) {
    const answer = await fetch(url + address, {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: part,
    })
    if (answer.status !== 204) throw new Error(`a part answered ${answer.status}: ${await answer.text()}`)
    offset += part.length
    document = answer.headers.get('upload-document')
  }
  if (!document) throw new Error('the upload ended without a document')
}

/** The raw limit: the bytes made, hashed and written once, safe on the disk part by part. */
async function writeAndHash(folder: string): Promise<void> {
  const path = `${folder}/raw`
  const file = await open(path, 'w')
  const hash = createHash('sha256')
  for (const part of drawing(PARTS)) {
    hash.update(part)
    await file.write(part)
    await file.datasync()
  }
  hash.digest()
  await file.close()
  rmSync(path)
}

/** The largest resident memory of a process while something is done, megabytes as the system counts them. */
async function mostMemory(pid: number, work: () => Promise<void>): Promise<number> {
  const now = () => {
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.round((Number(resident) * 1024) / 1e6)
  }
  let most = now()
  const watch = setInterval(() => {
    most = Math.max(most, now())
  }, WATCH_MS)
  await work().finally(() => clearInterval(watch))
  return most
}
