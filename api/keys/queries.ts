import { type Kysely, type RawBuilder, sql } from 'kysely'
import { personNamed } from '../access/personNamed.ts'
import type { KeyKind, KeyState, SigningKey } from '../contract/keys.ts'
import type { PersonName } from '../contract/people.ts'
import type { Rule } from '../contract/procedures/definition.ts'
import type { Database } from '../db/tables.ts'

type Db = Kysely<Database>

export type KeyRow = Pick<
  SigningKey,
  'id' | 'body' | 'holder' | 'certifiedName' | 'authority' | 'serial' | 'version'
> & {
  readonly kind: KeyKind
  readonly state: KeyState
  readonly reference: string
  readonly reason: string | null
  readonly replaces: string | null
  readonly certificate: Buffer
  readonly chain: readonly Buffer[]
  readonly validFrom: Date
  readonly validTo: Date
  readonly provedAt: Date | null
  /** Who changed its state last, and when. */
  readonly changedBy: PersonName | null
  readonly changedAt: Date | null
  /** The holder acts for the body today, in a role that signs. */
  readonly mandated: boolean
}

/** Roles that sign something for their body. */
const SIGNING = ['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']

async function keysWhere(db: Db, today: string, condition: RawBuilder<unknown>): Promise<readonly KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.id, json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar) as body,
      json_build_object('id', k.person_id, 'givenName', n.given_name, 'familyName', n.family_name,
        'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar) as holder,
      k.kind, k.reference, k.certificate, k.chain, k.certified_name as "certifiedName", k.authority, k.serial,
      k.valid_from as "validFrom", k.valid_to as "validTo", k.state, k.reason, k.replaces, k.proved_at as "provedAt",
      ${personNamed('k.changed_by')} as "changedBy",
      k.changed_at as "changedAt", k.version,
      exists (select from mandate m where m.person_id = k.person_id and m.body_id = k.body_id and m.role = any (${SIGNING}::text[])
        and m.ended_at is null and m.valid_from <= ${today}::date and (m.valid_to is null or m.valid_to >= ${today}::date))
        as mandated
    from signing_key k join body b on b.id = k.body_id cross join lateral names_of(array[k.person_id]) n
    where ${condition} order by k.state, k.valid_to desc, k.id`.execute(db)
  return rows
}

export const keysOf = (db: Db, bodyId: string, today: string) => keysWhere(db, today, sql`k.body_id = ${bodyId}::uuid`)

export const keysHeldBy = (db: Db, personId: string, today: string) =>
  keysWhere(db, today, sql`k.person_id = ${personId}::uuid`)

/** One key; null when there is none the actor may see. */
export async function keyById(db: Db, id: string, today: string): Promise<KeyRow | null> {
  const [row] = await keysWhere(db, today, sql`k.id = ${id}::uuid`)
  return row ?? null
}

/** Keys in use whose certificate ends within so many days, for the worker. */
export const keysEnding = (db: Db, today: string, within: number) =>
  keysWhere(
    db,
    today,
    sql`k.state = 'active' and k.valid_to < ${today}::date + ${within}::integer + 1 and k.valid_to >= ${today}::date`,
  )

type Quota = { readonly keys: number | null; readonly population: number | null; readonly rule: Rule | null }

/** What the agreement gives a body on a day, by its kind and the people of its unit; all null where nothing is said. */
export async function quotaOf(db: Db, bodyId: string, today: string): Promise<Quota> {
  const { rows } = await sql<Quota>`
    select q.keys, u.population, q.rule
    from body b
      left join lateral (
        select population from commune where code = b.unit_code
        union all select population from province where code = b.unit_code
        union all select population from region where code = b.unit_code limit 1) u on true
      left join key_quota q on b.kind = any (q.kinds) and q.valid_from <= ${today}::date
        and (q.valid_to is null or q.valid_to >= ${today}::date) and coalesce(u.population, 0) >= q.population_from
        and (q.population_to is null or coalesce(u.population, 0) <= q.population_to)
    where b.id = ${bodyId}::uuid order by q.valid_from desc limit 1`.execute(db)
  return rows[0] ?? { keys: null, population: null, rule: null }
}
