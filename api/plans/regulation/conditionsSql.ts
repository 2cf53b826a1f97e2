import { type RawBuilder, sql } from 'kysely'
import type { Condition } from '../../../spatial/conformity/types.ts'

/** Special conditions among rows `r` of a règlement, the zone's before its sector's: a JSON list, null for none. */
export const conditionsAmong: RawBuilder<readonly Condition[] | null> = sql`
  json_agg(json_build_object('sector', nullif(r.sector, ''), 'fr', r.conditions_fr, 'ar', r.conditions_ar,
    'article', r.conditions_article) order by r.sector) filter (where num_nonnulls(r.conditions_fr, r.conditions_ar) > 0)`
