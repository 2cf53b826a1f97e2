import type { Kysely } from 'kysely'
import { asActor } from '../../api/access/asActor.ts'
import { systemClock } from '../../api/clock.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { toWgs84 } from '../../spatial/crs/reproject.ts'
import { type DossierRow, dossierPages } from '../build/dossierPage.ts'
import { wali } from './access.ts'
import type { Bench } from './bench.ts'
import { dossierDatabase } from './dossierDatabase.ts'
import { type Line, median, percentile } from './measure.ts'

const PAGE = 100
const TURNS = 300
const BAR_MS = 100

type Ask = (search: string) => Promise<readonly DossierRow[]>

/** Pages of the dossiers that a wali may read, by the two walls of authorization: in a box, and one after the other. */
export async function benchOgcDossiers({ cluster, scale }: Pick<Bench, 'cluster' | 'scale'>): Promise<readonly Line[]> {
  const url = await dossierDatabase(cluster.url, scale)
  const owner = openDatabase(url, { max: 1 })
  const application = openDatabase(url, { max: 1, role: 'rokhas_application' })
  try {
    const ask = await asking(application, await wali(owner))
    const what = `OGC page of ${PAGE} dossiers by right, of ${scale.toLocaleString('en')}`
    return [
      line(`${what}, in a box`, await timed(ask, boxed(scale))),
      line(`${what}, one after the other`, await walked(ask)),
    ]
  } finally {
    await Promise.all([owner.destroy(), application.destroy()])
  }
}

async function asking(application: Kysely<Database>, { actor }: Awaited<ReturnType<typeof wali>>): Promise<Ask> {
  const pageOf = await dossierPages(application)
  return (search) =>
    asActor({ db: application, clock: systemClock }, actor, async (db) => (await pageOf(search).execute(db)).rows)
}

const FIELD_M = 40_000
/** Twice as much ground as a page of a hundred takes, one in ten being a draft that only its owner sees. */
const sideOf = (scale: number) => Math.min(FIELD_M, Math.sqrt((2 * PAGE) / scale) * FIELD_M)

/** Boxes all over the field, spread by two steps without a common measure. */
function boxed(scale: number): readonly string[] {
  const side = sideOf(scale)
  return Array.from({ length: TURNS }, (_, turn) => {
    const x = 280_000 + ((turn * 0.618_033_988_7) % 1) * (FIELD_M - side)
    const y = 300_000 + ((turn * 0.754_877_666_2) % 1) * (FIELD_M - side)
    const box = [toWgs84(26191, [x, y]), toWgs84(26191, [x + side, y + side])].flat().map((at) => at.toFixed(7))
    return `limit=${PAGE}&bbox=${box.join()}`
  })
}

async function timed(ask: Ask, searches: readonly string[]): Promise<readonly number[]> {
  const times: number[] = []
  let rows = 0
  for (const search of searches) {
    const from = performance.now()
    rows += (await ask(search)).length
    times.push(performance.now() - from)
  }
  if (rows < (searches.length * PAGE) / 2) throw new Error(`${rows} dossiers in ${searches.length} pages: no pages`)
  return times
}

/** As a program that reads the whole collection goes: each page begins where the last one ended. */
async function walked(ask: Ask): Promise<readonly number[]> {
  const times: number[] = []
  let cursor = ''
  while (times.length < TURNS) {
    const from = performance.now()
    const rows = await ask(`limit=${PAGE}${cursor}`)
    times.push(performance.now() - from)
    const last = rows[PAGE - 1]
    if (rows.length <= PAGE || !last) break
    cursor = `&cursor=${last.srid}.${last.id}`
  }
  return times
}

function line(what: string, times: readonly number[]): Line {
  const slow = percentile(times, 0.95)
  return {
    what: `${what}; 95 % of ${times.length} under ${slow.toFixed(1)} ms`,
    ours: `${median(times).toFixed(1)} ms`,
    against: '',
    ratio: slow,
    bar: `95 % under ${BAR_MS} ms`,
    held: slow < BAR_MS,
  }
}
