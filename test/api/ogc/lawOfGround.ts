import type { Kysely } from 'kysely'
import type { Database } from '../../../api/db/tables.ts'
import { parseDay } from '../../../spatial/day.ts'
import { Ground } from '../../build/ground.ts'

const day = (text: string) => {
  const found = parseDay(text)
  if (!found) throw new Error(`${text} is not a day`)
  return found
}
const figure = (value: number | null) => ({ value, article: 'art. 4', printedLabel: null })

/** Zones on the drawing board of Casablanca, 300 000 east and 330 000 north, and one in the Sahara. */
export async function lawOfGround(db: Kysely<Database>): Promise<void> {
  const north = new Ground(db)
  const approved = [{ kind: 'approved' as const, onDay: day('2020-03-01') }]
  const plan = await north.plan('PA-N', [[0, 0, 400, 300]], approved)
  await north.zone(plan, 'B2', [0, 0, 100, 50], 'B2a')
  await north.zone(plan, 'B2', [100, 0, 230, 50])
  await north.zone(plan, 'E', [0, 50, 230, 90])
  await north.regulation(
    plan,
    { code: 'B2' },
    { height_max_m: figure(11.5), levels_max: figure(3), min_area_m2: figure(120) },
  )
  await north.regulation(plan, { code: 'B2', sector: 'B2a' }, { height_max_m: figure(8), min_area_m2: figure(null) })
  const draft = await north.plan('PA-D', [[1000, 0, 1400, 300]], [{ kind: 'inquiry_closed', onDay: day('2025-01-10') }])
  await north.zone(draft, 'D', [1000, 0, 1100, 50])
  const dakhla = new Ground(db, 26195)
  const southern = await dakhla.plan('PA-S', [[0, 0, 400, 300]], approved)
  await dakhla.zone(southern, 'S1', [0, 0, 70, 30])
  await north.servitude('Ligne', [[0, 0, 300, 20]], { from: '2022-01-01' })
  await north.servitude('Ancienne', [[0, 0, 300, 20]], { to: '2021-12-31' })
}
