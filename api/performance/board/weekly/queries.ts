import { type Kysely, sql } from 'kysely'
import { addDays, type Day } from '../../../../spatial/day.ts'
import { startOfDay } from '../../../clock.ts'
import { READERS } from '../../../contract/policy/policy.ts'
import type { Database } from '../../../db/tables.ts'
import { OPEN } from '../narrowing.ts'
import type { Week } from './week.ts'

/**
 * Whoever followed a commune before this week began, reads it still, and was not told of this week yet. A commune that is no
 * more within one's mandate is left out; it is followed again with another one.
 */
export async function followersToTell(db: Kysely<Database>, { monday }: Week, today: Day): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct f.person_id as "personId" from commune_follow f
    where f.followed_at < ${startOfDay(monday)}::timestamptz and ${stillRead(today)}
      and not exists (select from notice n where n.person_id = f.person_id and n.kind = 'board_week' and n.once_key = ${monday})
    order by 1`.execute(db)
  return rows.map(({ personId }) => personId)
}

const stillRead = (today: Day) => sql`exists (
  select from mandates_in_force(f.person_id, ${today}::date) m
  where m.role = any (${READERS}::text[]) and m.territories && territory_path(f.commune_code))`

type Due = { readonly number: string; readonly due: string }

export type FollowedCommune = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  /** The city it lies in is followed too, and holds its dossiers already. */
  readonly inFollowed: boolean
  readonly late: number
  /** What became late in the week before: its last day was in it. */
  readonly fresh: readonly Due[]
  /** What comes to its last day in this week. */
  readonly coming: readonly Due[]
}

/** What presses in each commune a person follows, a city with its arrondissements; those with the most late ones first. */
export async function followedCommunes(
  db: Kysely<Database>,
  personId: string,
  { week: { monday, sunday, before }, today }: { readonly week: Week; readonly today: Day },
): Promise<FollowedCommune[]> {
  const dossiers = (from: Day, to: Day) => sql`coalesce(json_agg(json_build_object('number', d.number, 'due', d.due_day)
    order by d.due_day, d.number) filter (where d.due_day between ${from}::date and ${to}::date), '[]')`
  const { rows } = await sql<FollowedCommune>`
    select c.code, c.name_fr as "nameFr", c.name_ar as "nameAr",
      exists (select from commune_follow o where o.person_id = ${personId}::uuid and o.commune_code = c.parent_code) as "inFollowed",
      (count(d.id) filter (where d.due_day < ${monday}::date))::integer as late,
      ${dossiers(before, addDays(monday, -1))} as fresh, ${dossiers(monday, sunday)} as coming
    from commune_follow f join commune c on c.code = f.commune_code
      left join dossier d on d.commune_code in (select o.code from commune o where c.code in (o.code, o.parent_code))
        and ${OPEN} and d.due_day <= ${sunday}::date
    where f.person_id = ${personId}::uuid and ${stillRead(today)}
    group by c.code, c.parent_code, c.name_fr, c.name_ar order by late desc, c.name_fr, c.code`.execute(db)
  return rows
}
