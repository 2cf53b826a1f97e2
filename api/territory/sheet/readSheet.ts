import { bindingAmong } from '../../../spatial/conformity/governing.ts'
import { planState } from '../../../spatial/conformity/planState.ts'
import type { PlanState } from '../../../spatial/conformity/types.ts'
import type { Day } from '../../../spatial/day.ts'
import type { PlanThere, TerritorySheet } from '../../contract/territorySheet.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { changesKnown, historyOf } from '../../performance/communeNotes.ts'
import { communeByCode } from '../queries.ts'
import { bodiesInCharge, liveSince, outlineOf, type PlanRow, plansMet, shareUnder } from './queries.ts'

/** States in which nothing binds yet. */
const COMING: readonly PlanState[] = ['study', 'inquiry']

/**
 * Everything that is known of a commune beside its figures: its outline, its plans and their state today, the bodies in
 * charge, since when it works here.
 * @throws Problem NOT_FOUND when there is no such commune
 */
export async function readSheet({ db, clock }: Pick<Deps, 'db' | 'clock'>, named: string): Promise<TerritorySheet> {
  const code = (await communeByCode(db, named))?.code
  if (code === undefined) throw new Problem('NOT_FOUND')
  const today = clock.today()
  const [outline, met, bodies, live, changes] = await Promise.all([
    outlineOf(db, code),
    plansMet(db, code),
    bodiesInCharge(db, code, today),
    liveSince(db, code),
    changesKnown(db),
  ])
  const { binding, coming } = standing(met, today)
  const versions = binding.map(({ versionId }) => versionId)
  const covered = outline === null ? null : versions.length === 0 ? 0 : await shareUnder(db, code, versions)
  const plans = [...binding, ...coming].map(presentPlan)
  return { code, outline, plans, covered, bodies: [...bodies], live, history: [...historyOf(code, changes)] }
}

/** What binds there today and is not replaced, and what is not decided yet; what neither binds nor comes is left out. */
function standing(met: readonly PlanRow[], today: Day) {
  const stated = met.map((row) => ({
    row,
    versionId: row.id,
    plan: row.code,
    overlapM2: row.overlapM2,
    ...stateOf(row, today),
  }))
  const known = stated.flatMap(({ state, since, ...one }) => (state && since ? [{ ...one, state, since }] : []))
  return {
    binding: bindingAmong(known),
    coming: stated.filter(({ state }) => state === null || COMING.includes(state)),
  }
}

function stateOf({ events }: PlanRow, today: Day) {
  const { state = null, since = null, act = null } = planState(events, today) ?? {}
  return { state, since, act }
}

type Stated = Pick<PlanThere, 'state' | 'since' | 'act'> & { readonly row: PlanRow }

function presentPlan({ row, state, since, act }: Stated): PlanThere {
  const { code, kind, nameFr, nameAr, version, dataDate, share, geometry } = row
  return { code, kind, nameFr, nameAr, version, dataDate, share, geometry, state, since, act }
}
