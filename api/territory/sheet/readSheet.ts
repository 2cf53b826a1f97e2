import { planState } from '../../../spatial/conformity/planState.ts'
import type { PlanState } from '../../../spatial/conformity/types.ts'
import type { Day } from '../../../spatial/day.ts'
import type { PlanThere, TerritorySheet } from '../../contract/territorySheet.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { communeByCode } from '../queries.ts'
import { bodiesInCharge, liveSince, outlineOf, type PlanRow, plansMet, shareUnder } from './queries.ts'

/** States in which a plan's règlement applies: it outlives the declaration of public utility (law 12-90, article 28). */
const APPLYING: readonly PlanState[] = ['in_force', 'dup_expired']

/**
 * Everything that is known of a commune beside its figures: its outline, its plans and their state today, the bodies in
 * charge, since when it works here.
 * @throws Problem NOT_FOUND when there is no such commune
 */
export async function readSheet({ db, clock }: Pick<Deps, 'db' | 'clock'>, named: string): Promise<TerritorySheet> {
  const code = (await communeByCode(db, named))?.code
  if (code === undefined) throw new Problem('NOT_FOUND')
  const today = clock.today()
  const [outline, met, bodies, live] = await Promise.all([
    outlineOf(db, code),
    plansMet(db, code),
    bodiesInCharge(db, code, today),
    liveSince(db, code),
  ])
  const plans = met
    .map((row) => ({ id: row.id, plan: presentPlan(row, today) }))
    .filter(({ plan }) => plan.state !== 'lapsed')
  const applying = plans.filter(({ plan }) => plan.state !== null && APPLYING.includes(plan.state)).map(({ id }) => id)
  const covered = outline === null ? null : applying.length === 0 ? 0 : await shareUnder(db, code, applying)
  return { code, outline, plans: plans.map(({ plan }) => plan), covered, bodies: [...bodies], live }
}

function presentPlan({ id: _, events, ...plan }: PlanRow, today: Day): PlanThere {
  const { state = null, since = null, act = null } = planState(events, today) ?? {}
  return { ...plan, state, since, act }
}
