import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { BodyAnswer, BodySummary } from '../contract/bodies.ts'
import type { BodyKind } from '../contract/policy/roles.ts'
import type { Database } from '../db/tables.ts'

type Db = Kysely<Database>

export type BodyPage = {
  readonly q?: string | undefined
  readonly kind?: BodyKind | undefined
  readonly territory?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  readonly today: string
}

/** Case, accents, hyphens and the forms of alef, ta marbuta and alef maksura do not keep a body from being found. */
const folded = (text: RawBuilder<unknown>) =>
  sql`translate(lower(${text}), 'àâäáéèêëîïôöùûüç-’''أإآةى', 'aaaaeeeeiioouuuc   اااهي')`

const nameOfUnit = (code: RawBuilder<unknown>, language: 'fr' | 'ar') => {
  const name = sql.ref(language === 'fr' ? 'name_fr' : 'name_ar')
  return sql`coalesce((select ${name} from commune where code = ${code}), (select ${name} from province where code = ${code}),
    (select ${name} from region where code = ${code}), ${language === 'fr' ? 'Maroc' : 'المغرب'})`
}

const summary = (today: string) => sql`
  b.id, b.kind, b.official, b.name_fr as "nameFr", b.name_ar as "nameAr", b.unit_code as "unitCode", b.demonstration,
  coalesce((select json_agg(json_build_object('code', t.territory, 'nameFr', ${nameOfUnit(sql`t.territory`, 'fr')},
    'nameAr', ${nameOfUnit(sql`t.territory`, 'ar')}) order by t.territory)
    from territories_on(b.id, ${today}::date) t), '[]') as territories`

const everyWord = (q: string) => {
  const words = q.split(/[\s\-’']+/u).filter((word) => word !== '')
  const name = folded(sql`b.name_fr || ' ' || b.name_ar`)
  return words.map((word) => sql`strpos(${name}, ${folded(sql`${word}::text`)}) > 0`)
}

/** The unit itself, then those that contain it. */
const above = (code: string) => sql`(array['MA', left(${code}, 2), left(${code}, 6), ${code}]
  || array(select c.parent_code from commune c where c.code = ${code} and c.parent_code is not null))`

/** Bodies of the register in force that day, in the order of their names; one more than asked when more follow. */
export async function bodiesFound(db: Db, page: BodyPage): Promise<readonly BodySummary[]> {
  const { q, kind, territory, cursor, limit, today } = page
  const conditions = [
    sql`b.valid_from <= ${today}::date and (b.valid_to is null or ${today}::date <= b.valid_to)`,
    ...everyWord(q ?? ''),
    ...(kind ? [sql`b.kind = ${kind}`] : []),
    ...(territory
      ? [sql`exists (select from territories_on(b.id, ${today}::date) t where t.territory = any (${above(territory)}))`]
      : []),
    ...(cursor ? [sql`(b.name_fr, b.id) > (select c.name_fr, c.id from body c where c.id = ${cursor}::uuid)`] : []),
  ]
  const { rows } = await sql<BodySummary>`
    select ${summary(today)} from body b where ${sql.join(conditions, sql` and `)}
    order by b.name_fr, b.id limit ${limit}`.execute(db)
  return rows
}

export type BodyRow = Omit<BodyAnswer, 'may'>

/** One body with every territory it had, has and will have; null when there is none. */
export async function bodyById(db: Db, id: string, today: string): Promise<BodyRow | null> {
  const { rows } = await sql<BodyRow>`
    select ${summary(today)}, b.ice, b.register_number as "registerNumber", b.email, b.networks, b.source,
      b.valid_from as "validFrom", b.valid_to as "validTo", b.version,
      coalesce((select json_agg(json_build_object('code', t.territory, 'nameFr', ${nameOfUnit(sql`t.territory`, 'fr')},
        'nameAr', ${nameOfUnit(sql`t.territory`, 'ar')}, 'validFrom', t.valid_from, 'validTo', t.valid_to,
        'actReference', t.act_reference) order by t.valid_from, t.territory)
        from body_territory t where t.body_id = b.id), '[]') as assignments
    from body b where b.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Which of these codes name no unit of the country. */
export async function unknownUnits(db: Db, codes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select given.code from unnest(${codes}::text[]) as given(code)
    where given.code <> 'MA' and not exists (select from commune c where c.code = given.code)
      and not exists (select from province p where p.code = given.code)
      and not exists (select from region r where r.code = given.code)`.execute(db)
  return rows.map(({ code }) => code)
}
