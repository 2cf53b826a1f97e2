import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { PlanComparison } from '../../contract/plans/plans.ts'
import type { Database } from '../../db/tables.ts'
import { Problem } from '../../http/problem.ts'
import { areaChanges } from './areaChanges.ts'
import { ruleChanges } from './ruleChanges.ts'

export type Compared = {
  readonly from: string
  readonly to: string
  readonly srid: LegalSrid
  readonly toleranceM: number
}

type Version = PlanComparison['from'] & {
  readonly srid: LegalSrid
  readonly toleranceM: number
  readonly plan: PlanComparison['plan']
}

/** Two versions may be large: their overlay is told to stop before whoever asks gives up. */
const LONGEST_MS = 25_000

/**
 * What changed from a version of a plan to another: by area, in the legal plane, and by rule.
 * @throws Problem NOT_FOUND, PLAN_VERSIONS_APART when they are not of one plan, or not in one legal zone
 */
export const compareVersions = (
  db: Kysely<Database>,
  asked: { readonly from: string; readonly to: string },
): Promise<PlanComparison> =>
  db.transaction().execute(async (transaction) => {
    await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(transaction)
    const [one, other] = [await versionOf(transaction, asked.from), await versionOf(transaction, asked.to)]
    if (one.plan.id !== other.plan.id || one.srid !== other.srid) throw new Problem('PLAN_VERSIONS_APART')
    const { plan, srid } = one
    const toleranceM = Math.max(one.toleranceM, other.toleranceM)
    const compared = { ...asked, srid, toleranceM }
    const { areas, thinM2, changedM2 } = await areaChanges(transaction, compared)
    return {
      plan,
      ...{ from: presented(one), to: presented(other), areas, thinM2 },
      unchangedM2: Math.max(0, other.areaM2 - changedM2),
      rules: await ruleChanges(transaction, compared),
    }
  })

const presented = ({ id, label, areaM2 }: Version) => ({ id, label, areaM2 })

async function versionOf(db: Kysely<Database>, id: string): Promise<Version> {
  const { rows } = await sql<Version>`
    select v.id, v.label, v.srid, v.tolerance_m as "toleranceM",
      (select coalesce(sum(ST_Area(z.geom)), 0) from zone z where z.srid = v.srid and z.plan_version_id = v.id) as "areaM2",
      json_build_object('id', p.id, 'code', p.code, 'kind', p.kind, 'nameFr', p.name_fr, 'nameAr', p.name_ar) as plan
    from plan_version v join plan p on p.id = v.plan_id where v.id = ${id}::uuid`.execute(db)
  const [version] = rows
  if (!version) throw new Problem('NOT_FOUND')
  return version
}
