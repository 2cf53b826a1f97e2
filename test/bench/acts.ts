import { readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { composeAct } from '../../api/acts/paper/composeAct.ts'
import { actToCompose, printAct } from '../../api/acts/printAct.ts'
import { actById } from '../../api/acts/queries.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { PaperCompiler } from '../../api/papers/compiler.ts'
import { PaperPress } from '../../api/papers/press.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import type { SignatureProvider } from '../../api/signatures/provider.ts'
import { signPdf } from '../../api/signatures/sign.ts'
import { verifyPdf } from '../../api/signatures/verify.ts'
import { People } from '../build/people.ts'
import { SigningAuthority } from '../build/signingAuthority.ts'
import { databaseUrl } from '../build/testCluster.ts'
import { actsOfADay } from './actsOfADay.ts'
import type { Bench } from './bench.ts'
import { dossierDatabase } from './dossierDatabase.ts'
import { interleaved, type Line, median, rateOf } from './measure.ts'

const DOSSIERS = 2_000
/** 10,000 acts in less than four minutes. */
const LEAST_A_SECOND = 50
const AT_ONCE = 4
/** Acts made before any is counted: what they have in common is remembered by then. */
const WARM = 40
const BASE = 'https://rokhas.example'
const CORES = 2

/**
 * Acts from their facts in the database to files signed PAdES B-B, both languages on facing parts, through the press and with
 * a key of 2048 bits; beside one compiler alone, which prints the same acts and signs none.
 */
export async function benchActs({ cluster, effort }: Pick<Bench, 'cluster' | 'effort'>): Promise<readonly Line[]> {
  const template = await dossierDatabase(cluster.url, DOSSIERS)
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_acts')
  await createDatabase(maintenance, 'bench_acts', new URL(template).pathname.slice(1))
  const db = openDatabase(databaseUrl(maintenance, 'bench_acts'), { max: 4 })
  const authority = new SigningAuthority()
  const press = new PaperPress()
  try {
    const acts = await actsOfADay(db, await new People(db).person())
    const signed = signing(db, acts, { press, key: authority.signer('president') })
    for (let warm = 0; warm < WARM; warm += 1) mustBeValid(await signed(), authority)
    const alone = printing(db, acts)
    const busy: number[] = []
    const pairs = await interleaved(
      effort.pairs,
      async () => {
        const before = busyMs()
        const rate = await rateOf(signed, AT_ONCE, effort.seconds)
        busy.push((busyMs() - before) / (rate * effort.seconds))
        return rate
      },
      () => rateOf(alone, 1, effort.seconds),
    )
    return lines(pairs, median(busy))
  } finally {
    press.close()
    authority.close()
    await db.destroy()
    await dropDatabase(maintenance, 'bench_acts')
  }
}

type Means = { readonly press: PaperPress; readonly key: SignatureProvider }

/** One act after the other, each read, printed and signed. */
function signing(db: Kysely<Database>, acts: readonly string[], { press, key }: Means): () => Promise<Buffer> {
  const next = inTurn(db, acts)
  return async () => {
    const paper = Buffer.from(await printAct(press, await next(), BASE))
    const signed = await signPdf(paper, key, { at: new Date(), permits: 2 })
    if (!signed.ok) throw new Error(`not signed: ${signed.error}`)
    return signed.value
  }
}

function printing(db: Kysely<Database>, acts: readonly string[]): () => Promise<Uint8Array> {
  const next = inTurn(db, acts)
  const compiler = new PaperCompiler()
  return async () => {
    const data = JSON.stringify(composeAct(actToCompose(await next(), BASE)))
    return compiler.compile({ template: 'act', data, madeAtS: Math.floor(Date.now() / 1000) })
  }
}

function inTurn(db: Kysely<Database>, acts: readonly string[]) {
  let turn = 0
  return async () => {
    const act = await actById(db, acts[turn++ % acts.length] ?? '')
    if (!act) throw new Error('an act is missing')
    return act
  }
}

function mustBeValid(file: Buffer, { anchor }: SigningAuthority): void {
  const { verdict, signatures } = verifyPdf(file, { anchors: [anchor], now: new Date() })
  if (verdict !== 'valid' || signatures[0]?.level !== 'B-B') throw new Error(`what is measured makes a ${verdict} act`)
}

/** Ticks of a process's clock, in ms (`getconf CLK_TCK`). */
const TICK_MS = 10
const [USER, SYSTEM] = [11, 12]

/** What this process and those it started took of the processor, ms: other work of the machine is not in it. */
function busyMs(): number {
  const { user, system } = process.cpuUsage()
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1').trim().split(' ').filter(Boolean)
  const ticks = children.map((pid) => {
    // Its name, between brackets, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    return Number(fields[USER]) + Number(fields[SYSTEM])
  })
  return (user + system) / 1000 + TICK_MS * ticks.reduce((sum, one) => sum + one, 0)
}

function lines(pairs: readonly { readonly ours: number; readonly against: number }[], cpuMs: number): readonly Line[] {
  const ours = median(pairs.map((pair) => pair.ours))
  const ratio = median(pairs.map((pair) => pair.ours / pair.against))
  const rate = (value: number) => `${value.toFixed(1)}/s`
  const what = 'acts from facts to a signed file, both languages, PAdES B-B'
  return [
    {
      what: `${what}; ${cpuMs.toFixed(1)} ms of processor each`,
      ours: rate(ours),
      against: `${LEAST_A_SECOND}/s on ${CORES} cores`,
      ratio: ours / LEAST_A_SECOND,
      bar: `≥ ${LEAST_A_SECOND}/s`,
      held: ours >= LEAST_A_SECOND,
    },
    {
      what: `${what}, two processes`,
      ours: rate(ours),
      against: `${rate(median(pairs.map((pair) => pair.against)))}, one compiler that only prints`,
      ratio,
      bar: '≥ 1',
      held: ratio >= 1,
    },
  ]
}
