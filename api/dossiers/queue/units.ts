import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../contract/policy/decide.ts'
import { READERS } from '../../contract/policy/policy.ts'
import { type Asked, type Condition, reach } from './narrowing.ts'

const isRegion = (unit: string) => /^\d{2}$/.test(unit)

/**
 * One statement for each unit the actor reads by mandate, so that each walks its own index in order and stops where it may: a sort
 * over all of a large commune is what a page of fifty cannot afford. A region is one unit, anything smaller is its communes.
 * @param of a statement of `dossier d` within the condition it is given
 */
export function eachUnit(asked: Asked, of: (within: Condition) => RawBuilder<unknown>): RawBuilder<unknown> {
  const { country, regions, smaller } = unitsOf(asked.actor)
  const ofCommune = of(sql`d.commune_code = u.code`)
  if (asked.filter.commune !== undefined)
    return sql`select f.* from (${communes(asked)}) u cross join lateral (${ofCommune}) f`
  const wide = country ? sql`select code from region` : sql`select unnest(${regions}::text[]) as code`
  const parts = [
    ...(country || regions.length > 0
      ? [sql`select f.* from (${wide}) u cross join lateral (${of(sql`d.territory[2] = u.code`)}) f`]
      : []),
    ...(country || (smaller.length === 0 && regions.length > 0)
      ? []
      : [sql`select f.* from (${communes(asked, { smaller, regions })}) u cross join lateral (${ofCommune}) f`]),
  ]
  return sql.join(parts, sql` union all `)
}

function unitsOf(actor: Actor) {
  const read = actor.mandates.filter(({ role }) => READERS.includes(role)).flatMap(({ territories }) => territories)
  return {
    country: read.includes('MA'),
    regions: [...new Set(read.filter(isRegion))],
    smaller: [...new Set(read.filter((unit) => unit !== 'MA' && !isRegion(unit)))],
  }
}

type Held = { readonly smaller: readonly string[]; readonly regions: readonly string[] }

/** The communes of what the actor reads: those of one city or the one that is asked for, else those of no region read whole. */
function communes({ filter: { commune } }: Asked, held?: Held): RawBuilder<unknown> {
  const within = held
    ? sql`array[c.province_code, c.parent_code, c.code] && ${held.smaller}::text[] and p.region_code <> all (${held.regions}::text[])`
    : sql`array['MA', p.region_code, c.province_code, c.parent_code, c.code] && ${reach} and ${commune} in (c.code, c.parent_code)`
  return sql`select c.code from commune c join province p on p.code = c.province_code where ${within}`
}
