import { type Kysely, sql } from 'kysely'
import type { RuleChange } from '../../contract/plans/plans.ts'
import type { Database } from '../../db/tables.ts'
import type { Compared } from './compare.ts'

/** What the règlement of a version says, one row a parameter. */
const said = (version: string) => sql`
  select zone_code as zone, sector, parameter, to_jsonb(value) as value, article from regulation_figure
  where plan_version_id = ${version}::uuid
  union all
  select r.zone_code, r.sector, u.parameter, u.value, u.article from regulation r, lateral (values
    ('buildable', to_jsonb(r.buildable), null::text), ('uses_permitted', to_jsonb(r.uses_permitted), r.uses_article),
    ('uses_forbidden', to_jsonb(r.uses_forbidden), r.uses_article),
    ('conditions', to_jsonb(nullif(concat_ws(' / ', r.conditions_fr, r.conditions_ar), '')), r.conditions_article)) as u(parameter, value, article)
  where r.plan_version_id = ${version}::uuid and u.value is not null`

/** Parameters that are not what they were: another value or article, said by one version alone, or published by one alone. */
export async function ruleChanges(db: Kysely<Database>, { from, to }: Compared): Promise<RuleChange[]> {
  const { rows } = await sql<RuleChange>`
    with before as (${said(from)}), after as (${said(to)})
    select zone, sector, parameter,
      json_build_object('absent', b is null, 'value', b.value, 'article', b.article) as "from",
      json_build_object('absent', a is null, 'value', a.value, 'article', a.article) as "to"
    from before b full join after a using (zone, sector, parameter)
    where (b is null) <> (a is null) or b.value is distinct from a.value
      or b.article is distinct from a.article
    order by zone, sector, parameter`.execute(db)
  return rows
}
