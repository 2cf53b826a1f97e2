import { type Kysely, sql } from 'kysely'
import type { RuleChange } from '../../contract/plans/plans.ts'
import type { Database } from '../../db/tables.ts'
import type { Compared } from './compare.ts'

/**
 * What the règlement of a version says, one row a parameter, with its article and its label as printed; and of each zone its names
 * and its family, when all its shapes say the same.
 */
const said = (version: string, srid: number) => sql`
  select zone_code as zone, sector, parameter, to_jsonb(value) as value, article, printed_label as label from regulation_figure
  where plan_version_id = ${version}::uuid
  union all
  select r.zone_code, r.sector, u.parameter, u.value, u.article, null from regulation r, lateral (values
    ('buildable', to_jsonb(r.buildable), null::text), ('uses_permitted', to_jsonb(r.uses_permitted), r.uses_article),
    ('uses_forbidden', to_jsonb(r.uses_forbidden), r.uses_article),
    ('conditions_fr', to_jsonb(nullif(trim(r.conditions_fr), '')), r.conditions_article),
    ('conditions_ar', to_jsonb(nullif(trim(r.conditions_ar), '')), r.conditions_article)) as u(parameter, value, article)
  where r.plan_version_id = ${version}::uuid and u.value is not null
  union all
  select z.code, coalesce(z.sector, ''), n.parameter, to_jsonb(string_agg(distinct n.name, ' / ')), null, null from zone z, lateral (values
    ('label_fr', nullif(z.label_fr, z.code)), ('label_ar', nullif(z.label_ar, z.code)), ('family', z.family)) as n(parameter, name)
  where z.srid = ${srid}::integer and z.plan_version_id = ${version}::uuid and n.name is not null
  group by z.code, z.sector, n.parameter`

/** Zones that both versions draw: the names of one that comes or goes are told by its ground. */
const drawnByBoth = (one: string, other: string, srid: number) => sql`
  select code, coalesce(sector, '') as sector from zone where srid = ${srid}::integer and plan_version_id = ${one}::uuid
  intersect
  select code, coalesce(sector, '') from zone where srid = ${srid}::integer and plan_version_id = ${other}::uuid`

/** Parameters that are not what they were: another value, article or printed label, said by one version alone, or published by one alone. */
export async function ruleChanges(db: Kysely<Database>, { from, to, srid }: Compared): Promise<RuleChange[]> {
  const { rows } = await sql<RuleChange>`
    with before as (${said(from, srid)}), after as (${said(to, srid)}), drawn_by_both as (${drawnByBoth(from, to, srid)})
    select zone, sector, parameter,
      json_build_object('absent', b is null, 'value', b.value, 'article', b.article, 'label', b.label) as "from",
      json_build_object('absent', a is null, 'value', a.value, 'article', a.article, 'label', a.label) as "to"
    from before b full join after a using (zone, sector, parameter)
    where ((b is null) <> (a is null) or b.value is distinct from a.value or b.article is distinct from a.article
        or b.label is distinct from a.label)
      and (parameter not in ('label_fr', 'label_ar', 'family') or (zone, sector) in (select code, sector from drawn_by_both))
    order by zone, sector, parameter`.execute(db)
  return rows
}
