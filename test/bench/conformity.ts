import type { Polygon } from 'geojson'
import { type Kysely, sql } from 'kysely'
import { systemClock } from '../../api/clock.ts'
import { type CheckQuestion, checkConformity } from '../../api/conformity/commands.ts'
import { ewkb } from '../../api/conformity/ewkb.ts'
import { factsQuery } from '../../api/conformity/factsQuery.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { toleranceOf } from '../../spatial/conformity/tolerance.ts'
import type { BenchGround } from './benchDatabase.ts'
import { interleaved, type Line, median, percentile, rateLine, rateOf } from './measure.ts'
import { pgbench, scriptOf } from './pgbench.ts'

const SAMPLE = 100
const AT_ONCE = 8

/** Parcels all over the ground, the same ones each time. */
async function questions(db: Kysely<Database>): Promise<readonly CheckQuestion[]> {
  const { rows } = await sql<{ geometry: Polygon }>`
    select ST_AsGeoJSON(geom, 4, 0)::json as geometry from parcel
    order by md5(title_number) limit ${SAMPLE}`.execute(db)
  const project = { use: 'individual_housing', footprintM2: 300, floorAreaM2: 600, levels: 2, heightM: 8 } as const
  const rest = { srid: 26191, on: systemClock.today(), project, footprint: null, idempotencyKey: null } as const
  return rows.map(({ geometry }) => ({ geometry, ...rest }))
}

function scripts(db: Kysely<Database>, asked: readonly CheckQuestion[]): readonly string[] {
  const { positionM } = toleranceOf('legal_source')
  return asked.map(({ geometry, on }) => {
    const coordinates = [geometry.coordinates as Polygon['coordinates']] // every parcel of the bench is one polygon
    const outline = { type: 'MultiPolygon' as const, coordinates }
    const question = { srid: 26191, parcel: ewkb(26191, outline), footprint: null, on, positionM } as const
    return scriptOf(factsQuery(question).compile(db))
  })
}

type Checking = { readonly db: Kysely<Database>; readonly asked: readonly CheckQuestion[] }

async function check({ db, asked }: Checking, rank: number): Promise<void> {
  const question = asked[rank % asked.length]
  if (question) await checkConformity({ db, clock: systemClock }, question)
}

/** Milliseconds of checks made one after the other. */
async function latencies(checking: Checking, count: number): Promise<number[]> {
  const taken: number[] = []
  for (let rank = 0; rank < count; rank += 1) {
    const from = performance.now()
    await check(checking, rank)
    taken.push(performance.now() - from)
  }
  return taken
}

async function opened({ url }: BenchGround): Promise<Checking> {
  const db = openDatabase(url, { max: AT_ONCE })
  const checking = { db, asked: await questions(db) }
  await rateOf((rank) => check(checking, rank), AT_ONCE, 2)
  return checking
}

/** Checks on the large ground: how long, how many beside the bare statement, and how that grows from the small ground. */
export async function benchConformity(
  { small, large }: { small: BenchGround; large: BenchGround },
  { pairs, seconds }: { pairs: number; seconds: number },
): Promise<readonly Line[]> {
  const [few, many] = [await opened(small), await opened(large)]
  try {
    const taken = await latencies(many, 1_000)
    const sqlScripts = scripts(many.db, many.asked)
    const throughput = await interleaved(
      pairs,
      () => rateOf((rank) => check(many, rank), AT_ONCE, seconds),
      () => pgbench(sqlScripts, { url: large.url, clients: AT_ONCE, seconds }),
    )
    const growth = await interleaved(
      pairs,
      async () => median(await latencies(many, 300)),
      async () => median(await latencies(few, 300)),
    )
    return [
      latencyLine('conformity check, p50', percentile(taken, 0.5), 15),
      latencyLine('conformity check, p99', percentile(taken, 0.99), 60),
      rateLine('conformity checks, report kept', throughput, { bar: 0.6, against: 'pgbench, facts statement' }),
      growthLine(growth, { small, large }),
    ]
  } finally {
    await Promise.all([few.db.destroy(), many.db.destroy()])
  }
}

const ms = (value: number) => `${value.toFixed(2)} ms`

const latencyLine = (what: string, value: number, bar: number): Line => ({
  what,
  ours: ms(value),
  against: '',
  ratio: null,
  bar: `< ${bar} ms`,
  held: value < bar,
})

function growthLine(
  pairs: Awaited<ReturnType<typeof interleaved>>,
  { small, large }: Record<'small' | 'large', BenchGround>,
): Line {
  const ratio = median(pairs.map(({ ours, against }) => ours / against))
  return {
    what: `cost from ${small.parcels.toLocaleString('en')} to ${large.parcels.toLocaleString('en')} parcels`,
    ours: ms(median(pairs.map(({ ours }) => ours))),
    against: ms(median(pairs.map(({ against }) => against))),
    ratio,
    bar: '< 1.3',
    held: ratio < 1.3,
  }
}
