import { randomBytes } from 'node:crypto'
import { openDatabase } from '../../api/db/database.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { testServer } from '../build/server.ts'
import { databaseUrl, testTemplate } from '../build/testCluster.ts'
import { corpus, type Sample } from './corpus.ts'
import { mutatedFile, randomFrom } from './mutations.ts'

/** A reading is stopped after five seconds; what is left is the queue behind the other sender. */
const LONGEST_MS = 12_000
const SENDERS = 2

type Outcome = { readonly key: string; readonly fault: string | null }

const argument = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

async function send(url: string, { name, bytes }: Sample): Promise<Outcome> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  try {
    const answer = await fetch(`${url}/api/parcels/read`, {
      method: 'POST',
      body: form,
      signal: AbortSignal.timeout(LONGEST_MS),
    })
    const body = (await answer.json()) as { code?: string; parcels?: unknown[] }
    const key = answer.status === 200 ? 'read' : `${answer.status} ${body.code ?? 'without a code'}`
    const expected = answer.status === 200 || (answer.status >= 400 && answer.status < 500 && body.code)
    return { key, fault: expected ? null : `answered ${key}` }
  } catch (error) {
    return { key: 'no answer', fault: `no answer: ${(error as Error).message}` }
  }
}

type Run = { readonly url: string; readonly seconds: number; readonly seed: number }

/** Sends mutated files until the time is up; each can be made again from the seed and its number. */
async function fuzz({ url, seconds, seed }: Run) {
  const samples = corpus()
  const counts = new Map<string, number>()
  const faults: string[] = []
  const end = performance.now() + seconds * 1000
  let next = 0
  const sender = async () => {
    while (performance.now() < end) {
      const number = next
      next += 1
      const random = randomFrom(seed + number)
      const sample = samples[Math.floor(random() * samples.length)]
      if (!sample) throw new Error('the corpus is empty')
      const { key, fault } = await send(url, {
        name: sample.name,
        bytes: mutatedFile(sample.bytes, sample.name, random),
      })
      counts.set(key, (counts.get(key) ?? 0) + 1)
      if (fault) faults.push(`${sample.name}, seed ${seed + number}: ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender))
  return { sent: next, samples: samples.length, counts, faults }
}

async function main(): Promise<number> {
  const [seconds, seed] = [argument('seconds', 60), argument('seed', 1)]
  const { cluster, territory } = await testTemplate()
  const name = `fuzz_${randomBytes(4).toString('hex')}`
  await createDatabase(cluster.url('postgres'), name, territory)
  const db = openDatabase(databaseUrl(cluster.url('postgres'), name), { max: 6 })
  const server = await testServer({ db })
  const { sent, samples, counts, faults } = await fuzz({ url: server.url, seconds, seed })
  const alive = await fetch(`${server.url}/api/health`).then(({ ok }) => ok)
  await server.close()
  await db.destroy()
  await dropDatabase(cluster.url('postgres'), name)
  await cluster.stop()
  console.log(`${sent} mutated files from ${samples} samples in ${seconds} s, seed ${seed}`)
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(7)}  ${key}`)
  for (const fault of faults.slice(0, 20)) console.error(fault)
  console.log(`${faults.length} faults; the server ${alive ? 'still answers' : 'no longer answers'}`)
  return faults.length === 0 && alive ? 0 : 1
}

process.exit(await main())
