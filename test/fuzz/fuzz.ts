import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { type ServerProcess, startServerProcess } from '../build/serverProcess.ts'
import { databaseUrl, testTemplate } from '../build/testCluster.ts'
import { mutate } from './mutate.ts'
import { below, pick, type Random, randomFrom } from './random.ts'
import { type Specimen, specimens } from './specimens.ts'

/** A reading may spend 5 s of processor time, three times that on a machine busy with other things: beyond, it hangs. */
const HANG_MS = 16_000
const CALLERS = 2

type Fault = Specimen & { readonly what: string }
type Tally = { readonly counts: Map<string, number>; readonly faults: Fault[]; sent: number; slowestMs: number }

const SRIDS = [undefined, undefined, undefined, 26191, 26192, 26194, 26195, 4326, 32629]

function formOf({ name, bytes }: Specimen, random: Random): FormData {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const srid = pick(random, SRIDS.map(String))
  if (srid !== 'undefined') form.append('srid', srid)
  return form
}

/** Posts one mutant; what came back is counted, and a fault kept with the bytes that caused it. */
async function post(server: ServerProcess, mutant: Specimen, { random, tally }: { random: Random; tally: Tally }) {
  const started = performance.now()
  const blame = (what: string) => tally.faults.push({ what, ...mutant })
  let code = 'NO_ANSWER'
  try {
    const signal = AbortSignal.timeout(HANG_MS)
    const body = formOf(mutant, random)
    const response = await fetch(`${server.url}/api/parcels/read`, { method: 'POST', body, signal })
    const answer = (await response.json()) as { code?: string; source?: { format: string } }
    code = answer.code ?? `read as ${answer.source?.format}`
    if (response.status >= 500) blame(`${response.status} ${code}`)
  } catch (error) {
    blame(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  }
  tally.sent += 1
  tally.slowestMs = Math.max(tally.slowestMs, performance.now() - started)
  tally.counts.set(code, (tally.counts.get(code) ?? 0) + 1)
}

async function storm(server: ServerProcess, seconds: number, seed: number): Promise<Tally> {
  const tally: Tally = { counts: new Map(), faults: [], sent: 0, slowestMs: 0 }
  const pool = specimens()
  const until = performance.now() + seconds * 1000
  const call = async (random: Random) => {
    while (performance.now() < until && server.child.exitCode === null) {
      await post(server, mutate(pick(random, pool), random, pick(random, pool)), { random, tally })
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, (_, caller) => call(randomFrom(seed + caller))))
  if (server.child.exitCode !== null)
    tally.faults.push({ what: 'the server ended', name: 'last', bytes: new Uint8Array(), parts: [] })
  return tally
}

function report({ counts, faults, sent, slowestMs }: Tally, seed: number): void {
  for (const [code, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(7)}  ${code}`)
  console.log(`${sent} mutants, seed ${seed}, slowest ${Math.round(slowestMs)} ms, ${faults.length} fault(s)`)
  for (const [index, { what, name, bytes }] of faults.slice(0, 10).entries()) {
    const kept = `${tmpdir()}/fuzz-${seed}-${index}-${name}`
    writeFileSync(kept, bytes)
    console.log(`FAULT ${what}: ${kept}`)
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' }, seed: { type: 'string' } } })
  const seed = Number(values.seed ?? below(Math.random, 1_000_000))
  const { cluster, territory } = await testTemplate()
  const name = `fuzz_${randomBytes(6).toString('hex')}`
  const maintenance = cluster.url('postgres')
  await createDatabase(maintenance, name, territory)
  const server = await startServerProcess(databaseUrl(maintenance, name))
  const tally = await storm(server, Number(values.seconds), seed)
  server.child.kill('SIGTERM')
  await server.ended
  await dropDatabase(maintenance, name)
  await cluster.stop()
  report(tally, seed)
  return tally.faults.length === 0 ? 0 : 1
}

process.exit(await main())
