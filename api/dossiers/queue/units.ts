import { type RawBuilder, sql } from 'kysely'
import { READERS } from '../../contract/policy/policy.ts'
import type { Asked, Condition } from './narrowing.ts'

const UNITS = sql`(select units from reach)::text[]`

/**
 * What the actor reads by mandate, as tables before a statement: whole regions, and the communes of whatever is smaller;
 * of a commune that is asked for, or a city, its own.
 */
export const unitsOf = ({ filter: { commune } }: Asked): RawBuilder<unknown> => sql`
  reach as materialized (select actor_territories(${sql.val([...READERS])}::text[]) as units),
  region_unit as materialized (select r.code from region r
    where ${commune ?? null}::text is null and (r.code = any (${UNITS}) or 'MA' = any (${UNITS}))),
  commune_unit as materialized (select c.code from commune c where ${
    commune === undefined
      ? sql`(c.code = any (${UNITS}) or c.parent_code = any (${UNITS}) or c.province_code = any (${UNITS})) and not exists (
        select from province p join region_unit r on r.code = p.region_code where p.code = c.province_code)`
      : sql`${commune} in (c.code, c.parent_code) and territory_path(c.code) && ${UNITS}`
  })`

/**
 * One statement for each unit, so that each walks its own index in order and stops where it may: a sort over all of a large
 * commune is what a page of fifty cannot afford.
 * @param of a statement of `dossier d` within the condition it is given
 */
export const eachUnit = (of: (within: Condition) => RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select f.* from region_unit u cross join lateral (${of(sql`d.territory[2] = u.code`)}) f
  union all select f.* from commune_unit u cross join lateral (${of(sql`d.commune_code = u.code`)}) f`
