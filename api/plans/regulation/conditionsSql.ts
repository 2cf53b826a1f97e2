import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Condition } from '../../../spatial/conformity/types.ts'

/** Special conditions among rows `r` of a règlement, the zone's before its sector's: a JSON list, null for none. */
export const conditionsAmong: RawBuilder<readonly Condition[] | null> = sql`
  json_agg(json_build_object('sector', nullif(r.sector, ''), 'fr', r.conditions_fr, 'ar', r.conditions_ar,
    'article', r.conditions_article) order by r.sector) filter (where num_nonnulls(r.conditions_fr, r.conditions_ar) > 0)`

type ZoneNamed = {
  readonly version: Expression<unknown>
  readonly code: Expression<unknown>
  readonly sector: Expression<unknown>
}

/**
 * Special conditions of one zone in the words of its règlement: `[{ sector, fr, ar, article }]`, null for none. What a
 * sector prints stands beside what its zone prints: neither is read as replacing the other.
 */
export const conditionsOf = ({ version, code, sector }: ZoneNamed): RawBuilder<readonly Condition[] | null> => sql`
  (select ${conditionsAmong} from regulation r
    where r.plan_version_id = ${version} and r.zone_code = ${code} and r.sector in ('', coalesce(${sector}, '')))`
