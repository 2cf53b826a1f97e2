import { type RawBuilder, sql } from 'kysely'
import type { BoardFilter, Horizon } from '../../contract/performance/board.ts'
import type { Actor } from '../../contract/policy/decide.ts'
import { READERS } from '../../contract/policy/policy.ts'
import { HOLDER_OF, type Holder, STATE_OF, STEPS } from '../../contract/procedures/steps.ts'
import type { Horizons } from './horizons.ts'

/** A filter, and what it is asked with: whose territory, near which days. */
export type Asked = {
  readonly filter: BoardFilter
  readonly actor: Actor & { readonly personId: string }
  readonly horizons: Horizons
}

export type Condition = RawBuilder<unknown>

const UNITS = sql`(select units from reach)::text[]`
const PATH = sql`array['MA', p.region_code, c.province_code, c.parent_code, c.code]`

/**
 * What the actor reads by mandate, as tables before a statement: whole regions, and the communes of whatever is smaller, as
 * the queue has them; within the unit that is asked about, or the communes that are followed.
 */
export const unitsOf = ({
  filter: { unit, followed },
  actor,
}: Pick<Asked, 'filter' | 'actor'>): RawBuilder<unknown> => sql`
  reach as materialized (select actor_territories(${sql.val([...READERS])}::text[]) as units),
  region_unit as materialized (select r.code from region r
    where ${followed === undefined} and (${unit ?? null}::text is null or r.code = ${unit ?? null})
      and (r.code = any (${UNITS}) or 'MA' = any (${UNITS}))),
  commune_unit as materialized (select c.code from commune c join province p on p.code = c.province_code
    where ${PATH} && ${UNITS} and (${unit ?? null}::text is null or ${unit ?? null} = any (${PATH}))
      and (${followed === undefined} or exists (select from commune_follow f
        where f.person_id = ${actor.personId}::uuid and f.commune_code in (c.code, c.parent_code)))
      and not exists (select from region_unit r where r.code = p.region_code))`

/**
 * One statement for each unit, so that each walks the index of its own last days and nothing else.
 * @param of a statement of `dossier d` within the condition it is given
 */
export const eachUnit = (of: (within: Condition) => RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select f.* from region_unit u cross join lateral (${of(sql`d.territory[2] = u.code`)}) f
  union all select f.* from commune_unit u cross join lateral (${of(sql`d.commune_code = u.code`)}) f`

/** As the indexes have it: a clock that stands comes after every last day. */
export const LAST = sql<string>`case when d.due_day is null then 'infinity'::date else d.due_day end`

const OPEN_STEPS = STEPS.filter((step) => STATE_OF[step] === 'filed' || STATE_OF[step] === 'examined')

/** Before a statement is drawn up the applicant can pay nothing: the cashier has it in hand. */
const UNBILLED = sql`d.step = 'to_settle' and not exists (select from fee_statement s where s.dossier_id = d.id)`

/** Who has a `dossier d` in hand. */
export const HOLDER = sql<Holder>`case when ${UNBILLED} then 'cashier' else case d.step ${sql.join(
  OPEN_STEPS.map((step) => sql`when ${sql.lit(step)} then ${sql.lit(HOLDER_OF[step])}`),
  sql` `,
)} end end`

/** Written out, so that the indexes of what is under examination are known to serve. */
export const OPEN = sql`d.state in ('filed', 'examined') and d.number is not null`

/** Versions of procedures whose silence grants (law 55-19). */
export const TACIT_VERSIONS = sql`tacit_version as materialized (
  select v.id from procedure_version v where v.definition -> 'silence' ->> 'effect' = 'granted')`

/** What a `dossier d` answers to be of a filter, wherever it lies. */
export function narrowed({ filter: { track, procedure, holder, body } }: Asked): Condition {
  return sql.join(
    [
      OPEN,
      ...(track ? [sql`d.track = ${track}`] : []),
      ...(procedure
        ? [sql`d.procedure_version_id = any (array(select v.id from procedure_version v where v.code = ${procedure}))`]
        : []),
      ...(holder ? [sql`d.step in (${sql.join(stepsOf(holder))}) and ${HOLDER} = ${holder}`] : []),
      ...(body ? [sql`d.step = 'consulted' and d.id in (select a from dossiers_awaiting(${body}::uuid) a)`] : []),
    ],
    sql` and `,
  )
}

/** Steps at which somebody may hold a dossier: nobody's are none. */
function stepsOf(holder: Holder): readonly string[] {
  const steps = OPEN_STEPS.filter(
    (step) => HOLDER_OF[step] === holder || (holder === 'cashier' && step === 'to_settle'),
  )
  return steps.length > 0 ? steps : ['']
}

/** The last days a horizon holds, both included. */
export function within(horizon: Horizon, { today, ...until }: Horizons): Condition {
  return horizon === 'late'
    ? sql`${LAST} < ${today}::date`
    : sql`${LAST} >= ${today}::date and ${LAST} <= ${until[horizon]}::date`
}
