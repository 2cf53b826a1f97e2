import { type Kysely, sql } from 'kysely'
import { isOver, type PlanEvent, type PlanStateOnDay, planState } from '../../spatial/conformity/planState.ts'
import type { PlanState } from '../../spatial/conformity/types.ts'
import type { Day } from '../../spatial/day.ts'
import type { Database } from '../db/tables.ts'

/** A version of a plan with the acts that make its legal state. */
export type VersionActs = {
  readonly id: string
  readonly planId: string
  /** The plan's code and the version's label. */
  readonly plan: string
  readonly label: string
  readonly events: readonly PlanEvent[]
}

/** A version and where it stands in law. */
export type VersionStanding = Pick<VersionActs, 'id' | 'planId' | 'plan' | 'label'> & PlanStateOnDay

/** Every version that has an act; those of one plan by its code. */
export async function versionActs(db: Kysely<Database>, code?: string): Promise<readonly VersionActs[]> {
  const rows = await db
    .selectFrom('plan_version as v')
    .innerJoin('plan as p', 'p.id', 'v.plan_id')
    .innerJoin('plan_event as e', 'e.plan_version_id', 'v.id')
    .select(['v.id', 'v.plan_id as planId', 'p.code as plan', 'v.label', 'e.kind', 'e.act'])
    .select(sql<Day>`e.on_day`.as('onDay'))
    .$if(code !== undefined, (query) => query.where('p.code', '=', code ?? ''))
    .orderBy('v.id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((events) => {
    const [first] = events
    return first ? [{ id: first.id, planId: first.planId, plan: first.plan, label: first.label, events }] : []
  })
}

const BINDING: ReadonlySet<PlanState> = new Set(['draft_opposable', 'in_force', 'dup_expired'])
/** Whether its règlement binds; what is only studied, or in its inquiry, does not yet. */
export const isBinding = ({ state }: Pick<VersionStanding, 'state'>): boolean => BINDING.has(state)

const rank = (standing: VersionStanding) => `${isBinding(standing) ? 1 : 0}${standing.since}`

/** Versions that have begun by the day and have not lapsed. */
export const livingOn = (versions: readonly VersionActs[], day: Day): readonly VersionStanding[] =>
  versions.flatMap(({ events, ...version }) => {
    const state = planState(events, day)
    return state && !isOver(state.state) ? [{ ...version, ...state }] : []
  })

/** Of each plan the last version that binds on the day, else the last one under way; what has lapsed is not drawn. */
export const shownOn = (versions: readonly VersionActs[], day: Day): readonly VersionStanding[] =>
  [...Map.groupBy(livingOn(versions, day), ({ planId }) => planId).values()].flatMap((living) =>
    living.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, 1),
  )
