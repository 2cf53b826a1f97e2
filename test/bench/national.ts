import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { People } from '../build/people.ts'
import { startServerProcess } from '../build/serverProcess.ts'
import { databaseUrl } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { type Line, percentile } from './measure.ts'
import { BUSY, dossierId, identityOf, nationalDatabase, OWNERS_SHARE } from './nationalDatabase.ts'
import { filingLines } from './nationalFiling.ts'
import { transitionLine } from './nationalTransition.ts'

export type Country = {
  readonly url: string
  readonly owner: Kysely<Database>
  readonly dossiers: number
  readonly effort: Bench['effort']
}

/** What people feel with the dossiers of a whole country: a move, the queue, tracking, search, filing with a hundred at once. */
export async function benchNational({ cluster, scale, effort }: Bench): Promise<readonly Line[]> {
  const template = await nationalDatabase(cluster.url, scale)
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_national')
  await createDatabase(maintenance, 'bench_national', new URL(template).pathname.slice(1))
  const url = databaseUrl(maintenance, 'bench_national')
  const owner = openDatabase(url, { max: 2, statementTimeoutMs: 0 })
  const country = { url, owner, dossiers: scale, effort }
  try {
    return [await transitionLine(country), ...(await askedLines(country))]
  } finally {
    await owner.destroy()
    await dropDatabase(maintenance, 'bench_national')
  }
}

async function askedLines(country: Country): Promise<readonly Line[]> {
  const server = await startServerProcess(country.url)
  try {
    const cookie = await guichet(country.owner)
    const get = (path: string) => answered(fetch(server.url + path, { headers: { cookie } }))
    return [
      await queueLine(country, get),
      await trackingLine(country, server.url),
      await searchLine(country, get),
      ...(await filingLines(country, server.url)),
    ]
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}

async function guichet(owner: Kysely<Database>): Promise<string> {
  const people = new People(owner)
  const body = await owner.selectFrom('body').select('id').where('unit_code', '=', BUSY).executeTakeFirstOrThrow()
  const person = await people.person()
  await people.mandate({ person, body: body.id, role: 'guichet' })
  return (await people.signIn(person, { secondFactor: true, now: new Date() })).cookie
}

/** The whole answer, read. @throws when it is not a success */
export async function answered(asked: Promise<Response>): Promise<string> {
  const response = await asked
  const said = await response.text()
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${said.slice(0, 300)}`)
  return said
}

const WARM = 20
const ASKED = 200

/** One after the other, warm, ours and the bare query in turn. */
async function turns(ours: (turn: number) => Promise<unknown>, bare: (turn: number) => Promise<unknown>) {
  const [our, their]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < WARM + ASKED; turn += 1)
    for (const [work, kept] of [
      [ours, our],
      [bare, their],
    ] as const) {
      const from = performance.now()
      await work(turn)
      if (turn >= WARM) kept.push(performance.now() - from)
    }
  return { our, their }
}

type Bar = { readonly what: string; readonly against: string; readonly mostMs: number }

function percentileLine({ what, against, mostMs }: Bar, { our, their }: { our: number[]; their: number[] }): Line {
  const [ours, bare] = [percentile(our, 0.95), percentile(their, 0.95)]
  return {
    what,
    ours: `p95 ${ours.toFixed(1)} ms, p50 ${percentile(our, 0.5).toFixed(1)}`,
    against: `p95 ${bare.toFixed(1)} ms ${against}`,
    ratio: ours / bare,
    bar: `< ${mostMs} ms`,
    held: ours < mostMs,
  }
}

type Get = (path: string) => Promise<string>

async function queueLine({ owner }: Country, get: Get): Promise<Line> {
  const measured = await turns(
    () => get('/api/queue'),
    () =>
      sql`select id from dossier where commune_code = ${BUSY} and state in ('filed', 'examined')
        order by case when due_day is null then 'infinity'::date else due_day end, id limit 50`.execute(owner),
  )
  return percentileLine({ what: 'an official’s queue, over HTTP', against: 'its ids alone', mostMs: 30 }, measured)
}

async function trackingLine({ owner, dossiers }: Country, url: string): Promise<Line> {
  const nthOf = (turn: number) => 1 + ((turn * 7919) % dossiers)
  const pairs = await Promise.all(
    Array.from({ length: WARM + ASKED }, async (_, turn) => {
      const { rows } = await sql<{
        number: string
      }>`select number from dossier where id = ${dossierId(nthOf(turn))}::uuid`.execute(owner)
      return { number: rows[0]?.number ?? '', identity: identityOf(nthOf(turn) % Math.ceil(dossiers / OWNERS_SHARE)) }
    }),
  )
  const headers = { 'content-type': 'application/json' }
  const measured = await turns(
    (turn) => answered(fetch(`${url}/api/tracking`, { method: 'POST', headers, body: JSON.stringify(pairs[turn]) })),
    (turn) =>
      sql`select * from dossier where plain_number(number) = plain_number(${pairs[turn]?.number})`.execute(owner),
  )
  return percentileLine(
    { what: 'tracking without an account, over HTTP', against: 'its row alone', mostMs: 20 },
    measured,
  )
}

const WORDS = ['villa', 'tazi', 'residence amal', 'immeuble rapport', 'bennani', 'التازي', 'maison lot']

async function searchLine({ owner }: Country, get: Get): Promise<Line> {
  const wordOf = (turn: number) => WORDS[turn % WORDS.length] ?? ''
  const measured = await turns(
    (turn) => get(`/api/queue?scope=all&q=${encodeURIComponent(wordOf(turn))}`),
    (turn) =>
      sql`select dossier_id from dossier_search where words @@ array_to_string(
        array(select search_lexeme(w) from unnest(search_words(${wordOf(turn)})) w) || search_lexeme(${`@${BUSY}`}), ' & ')::tsquery limit 50`.execute(
        owner,
      ),
  )
  return percentileLine(
    { what: 'search in a territory, both languages, over HTTP', against: 'the index alone', mostMs: 100 },
    measured,
  )
}
