import { type Kysely, sql } from 'kysely'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { AvisRule, Network } from '../../contract/procedures/definition.ts'
import type { Database } from '../../db/tables.ts'

/** A body of the register that is in charge of a place, and how near: the deeper, the smaller its territory. */
export type BodyThere = {
  readonly id: string
  readonly kind: BodyKind
  readonly nameFr: string
  readonly nameAr: string
  readonly networks: readonly Network[]
  readonly depth: number
  /** It is the body of the very unit it is in charge of. */
  readonly ofUnit: boolean
}

/** Official bodies in charge of a place that day. @param territory the units the place belongs to, widest first */
export async function bodiesThere(
  db: Kysely<Database>,
  territory: readonly string[],
  today: string,
): Promise<readonly BodyThere[]> {
  const { rows } = await sql<BodyThere>`
    select distinct on (b.id) b.id, b.kind, b.name_fr as "nameFr", b.name_ar as "nameAr", b.networks,
      array_position(${territory}::text[], t.territory) as depth,
      coalesce(b.unit_code = t.territory, false) as "ofUnit"
    from body_territory t join body b on b.id = t.body_id
    where t.territory = any (${territory}::text[]) and b.official
      and t.valid_from <= ${today}::date and (t.valid_to is null or ${today}::date <= t.valid_to)
      and b.valid_from <= ${today}::date and (b.valid_to is null or ${today}::date <= b.valid_to)
    order by b.id, depth desc`.execute(db)
  return rows
}

/** An arrondissement decides and is consulted where there is one: « commune » names either. */
const OF_KIND: Partial<Record<BodyKind, readonly BodyKind[]>> = { commune: ['commune', 'arrondissement'] }

/** Whether a rule may mean such a body; which ministry a rule means is in its text, and for a person to say. */
export const means = ({ kind, network }: AvisRule, body: Pick<BodyThere, 'kind' | 'networks'>): boolean =>
  (OF_KIND[kind] ?? [kind]).includes(body.kind) && (network === null || body.networks.includes(network))

/**
 * The bodies a rule names at a place: the nearest in charge there, the unit's own before another; several when nothing
 * tells them apart, none when the register has none.
 */
export function bodiesNamed(rule: AvisRule, there: readonly BodyThere[]): readonly BodyThere[] {
  if (rule.kind === 'ministry') return []
  const meant = there.filter((body) => means(rule, body))
  const depth = Math.max(...meant.map((body) => body.depth))
  const nearest = meant.filter((body) => body.depth === depth)
  const own = nearest.filter(({ ofUnit }) => ofUnit)
  return own.length > 0 ? own : nearest
}

export type Naming = { readonly body: BodyThere; readonly rules: readonly AvisRule[] }

/** Each body once, with every rule that names it. */
export function namings(rules: readonly AvisRule[], there: readonly BodyThere[]): readonly Naming[] {
  const named = rules.flatMap((rule) => bodiesNamed(rule, there).map((body) => ({ body, rule })))
  const ids = [...new Set(named.map(({ body }) => body.id))]
  return ids.flatMap((id) => {
    const same = named.filter(({ body }) => body.id === id)
    return same[0] ? [{ body: same[0].body, rules: same.map(({ rule }) => rule) }] : []
  })
}
