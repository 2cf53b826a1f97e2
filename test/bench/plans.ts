import { readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import type { Asker } from '../../api/access/asker.ts'
import { systemClock } from '../../api/clock.ts'
import type { PlanMapping } from '../../api/contract/plans/mapping.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { runControl } from '../../api/plans/preparing/control/runControl.ts'
import { draftById } from '../../api/plans/preparing/draftRow.ts'
import { keepDraft } from '../../api/plans/preparing/keepFile.ts'
import { mapDraft } from '../../api/plans/preparing/prepare.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { People } from '../build/people.ts'
import { sharedData } from '../build/sharedData.ts'
import { databaseUrl, territoryTemplate } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { type Line, median } from './measure.ts'

const FILE = sharedData('zoning/moved-to-26191/ZONE_URBA.zip')
const AT_MOST_S = 10
const COMMUNE = '06.141.01.41'

const mappingOf = (nth: number): PlanMapping => ({
  plan: { code: `PLUI-${nth}`, kind: 'pa', nameFr: 'Plan', nameAr: 'تصميم' },
  version: { label: '1', toleranceM: 0.5, source: 'Géoportail' },
  fields: { code: 'LIBELLE', family: 'TYPEZONE', labelFr: 'LIBELONG' },
  families: { U: 'housing', AUs: 'reserve', AUc: 'reserve', N: 'green', A: 'agriculture' },
  codes: {},
})

async function examiner(db: Kysely<Database>): Promise<Asker> {
  const { person, body, mandate } = await new People(db).acting('urban_agency', 'examiner', ['06'])
  const acting = { id: mandate, bodyId: body, bodyKind: 'urban_agency', official: true, role: 'examiner' } as const
  const mandates = [{ ...acting, territories: ['06'], delegatedFrom: null }]
  return {
    actor: { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates },
    requestId: 'bench',
  }
}

type Measured = { readonly seconds: number; readonly id: string }

/** The real PLUi: read, kept, mapped, controlled. */
async function ours(db: Kysely<Database>, asker: Asker, nth: number): Promise<Measured> {
  const bytes = readFileSync(FILE ?? '')
  const deps = { db, clock: systemClock }
  const from = performance.now()
  const id = await keepDraft(deps, asker, { communeCode: COMMUNE, fileName: 'ZONE_URBA.zip', bytes })
  await mapDraft(deps, asker, { id, mapping: mappingOf(nth) })
  const draft = await draftById(db, id)
  await runControl(deps, { draftId: id, nth: draft?.controlNth ?? 0 })
  const seconds = (performance.now() - from) / 1000
  const done = await draftById(db, id)
  if (done?.counts?.zones !== 1_049) throw new Error(`the control counted ${done?.counts?.zones} zones`)
  return { seconds, id }
}

/** The bare statements of a control by hand on the same zones, loaded already: union, pairs that overlap, holes. */
async function bare(db: Kysely<Database>, id: string): Promise<number> {
  const from = performance.now()
  await db.transaction().execute(async (transaction) => {
    await sql`create temporary table z on commit drop as select ordinal, geom from plan_draft_zone where draft_id = ${id}::uuid`.execute(
      transaction,
    )
    await sql`create index on z using gist (geom)`.execute(transaction)
    await sql`analyze z`.execute(transaction)
    await sql`select count(*) from z where not ST_IsValid(geom)`.execute(transaction)
    await sql`select sum(ST_Area(ST_Intersection(a.geom, b.geom))) from z a join z b on a.geom && b.geom and a.ordinal < b.ordinal
      where ST_Relate(a.geom, b.geom, 'T********')`.execute(transaction)
    await sql`select count(*) from (select ST_Union(geom) as geom from z) u, ST_Dump(u.geom) d, ST_DumpRings(d.geom) r`.execute(
      transaction,
    )
  })
  return (performance.now() - from) / 1000
}

/** Importing and controlling a real plan, beside what PostGIS alone takes to control the same zones, pairs compared without a care. */
export async function benchPlans({ cluster, effort }: Pick<Bench, 'cluster' | 'effort'>): Promise<readonly Line[]> {
  const what = 'the real PLUi of 1,049 zones read, mapped and controlled'
  if (FILE === null) return [{ what, ours: 'not here', against: '', ratio: null, bar: `< ${AT_MOST_S} s`, held: null }]
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_plans')
  await createDatabase(maintenance, 'bench_plans', await territoryTemplate(maintenance))
  const db = openDatabase(databaseUrl(maintenance, 'bench_plans'), { max: 3, statementTimeoutMs: 0 })
  try {
    const asker = await examiner(db)
    const [took, alone]: [number[], number[]] = [[], []]
    for (let nth = 0; nth < effort.pairs; nth += 1) {
      const { seconds, id } = await ours(db, asker, nth)
      took.push(seconds)
      alone.push(await bare(db, id))
    }
    const [value, against] = [median(took), median(alone)]
    return [
      {
        what,
        ours: `${value.toFixed(2)} s`,
        against: `${against.toFixed(2)} s of bare statements, nothing read`,
        ratio: against / value,
        bar: `< ${AT_MOST_S} s`,
        held: value < AT_MOST_S,
      },
    ]
  } finally {
    await db.destroy()
    await dropDatabase(maintenance, 'bench_plans')
  }
}
