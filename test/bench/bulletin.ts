import { quarterAfter } from '../../api/contract/performance/period.ts'
import { openDatabase } from '../../api/db/database.ts'
import { PaperPress } from '../../api/papers/press.ts'
import { makeBulletin } from '../../api/performance/bulletin/making/make.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { asDay } from '../../spatial/day.ts'
import { fillCells } from '../build/countryCells.ts'
import { databaseUrl, territoryTemplate } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { type Line, median } from './measure.ts'

const QUARTER = '2026-Q3'
const AT_MOST_S = 20
/** A dossier of each track a quarter for so many: enough for nearly every commune to be told. */
const INHABITANTS = 400
const TIMES = 3

/** The bulletin of a quarter in which nearly every territory decided: figures, maps, papers and pages in both languages. */
export async function benchBulletin({ cluster }: Pick<Bench, 'cluster'>): Promise<readonly Line[]> {
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_bulletin')
  await createDatabase(maintenance, 'bench_bulletin', await territoryTemplate(maintenance))
  const db = openDatabase(databaseUrl(maintenance, 'bench_bulletin'), { max: 2, statementTimeoutMs: 0 })
  const press = new PaperPress({ seconds: 120 })
  try {
    await fillCells(
      db,
      Array.from({ length: 12 }, (_, nth) => quarterAfter(QUARTER, nth - 11)),
      INHABITANTS,
    )
    await db
      .insertInto('performance_state')
      .values({ as_of: '2026-11-24', rolled_at: new Date(), version: 1 })
      .onConflict((conflict) => conflict.column('one').doUpdateSet({ as_of: '2026-11-24' }))
      .execute()
    const took: number[] = []
    let territories = 0
    for (let edition = 1; edition <= TIMES; edition += 1) {
      const from = performance.now()
      const asked = { quarter: QUARTER, today: asDay('2026-11-24'), edition, correction: null, previous: null }
      const { data } = await makeBulletin({ db, press }, asked)
      took.push((performance.now() - from) / 1000)
      territories = data.territories.filter(({ gp }) => gp.mean !== null).length
    }
    const seconds = median(took)
    return [
      {
        what: `the bulletin of a quarter, ${territories} territories told`,
        ours: `${seconds.toFixed(1)} s`,
        against: '–',
        ratio: null,
        bar: `≤ ${AT_MOST_S} s`,
        held: seconds <= AT_MOST_S,
      },
    ]
  } finally {
    press.close()
    await db.destroy()
    await dropDatabase(maintenance, 'bench_bulletin')
  }
}
