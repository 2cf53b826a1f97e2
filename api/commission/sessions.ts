import { type Kysely, sql } from 'kysely'
import type { CommissionUnit } from '../contract/commission/sessions.ts'
import type { SessionState } from '../contract/commission/words.ts'
import type { Database } from '../db/tables.ts'

/** A session as it stands; `day` and `hour` are those of the wall clock in Morocco. */
export type SessionRow = {
  readonly id: string
  readonly unit: CommissionUnit
  readonly territory: string[]
  readonly state: SessionState
  readonly day: string
  readonly hour: string
  readonly minutes: number
  readonly place: string
  readonly withRoom: boolean
  readonly sequence: number
  readonly version: number
}

export type ListedSession = SessionRow & { readonly items: number }

const COLUMNS = sql`s.id, s.territory, s.state, s.day::text as day, to_char(s.hour, 'HH24:MI') as hour, s.minutes, s.place,
  s.with_room as "withRoom", s.sequence, s.version,
  json_build_object('code', s.unit_code, 'kind', case when c.code is null then 'province' else 'commune' end,
    'nameFr', coalesce(c.name_fr, p.name_fr), 'nameAr', coalesce(c.name_ar, p.name_ar)) as unit`
const UNITS = sql`left join commune c on c.code = s.unit_code left join province p on p.code = s.unit_code`

/** The session, or null when there is none or the actor may not see it. */
export async function sessionById(db: Kysely<Database>, id: string): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`select ${COLUMNS} from commission_session s ${UNITS}
    where s.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

type Page = {
  readonly scope: 'coming' | 'past'
  readonly today: string
  /** A calendar's days, the earliest first; absent, those of the scope. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly unit?: string | undefined
  /** Only those to which one of these bodies is called. */
  readonly bodyIds: readonly string[] | null
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Those that wait come nearest first, those that are over newest first. A cursor is the day, the hour and the id of the last one. */
export async function sessionsSeen(db: Kysely<Database>, page: Page): Promise<ListedSession[]> {
  const dated = page.from !== undefined || page.to !== undefined
  const coming = dated || page.scope === 'coming'
  const over = sql`(s.state in ('closed', 'cancelled') or (s.day < ${page.today}::date and s.state <> 'open'))`
  const within = sql`s.day between ${page.from ?? '-infinity'}::date and ${page.to ?? 'infinity'}::date`
  const [day, hour, id] = page.cursor?.split('_') ?? []
  const beyond = id
    ? sql`and (s.day, s.hour, s.id) ${sql.raw(coming ? '>' : '<')} (${day}::date, ${hour}::time, ${id}::uuid)`
    : sql``
  const way = sql.raw(coming ? 'asc' : 'desc')
  const { rows } = await sql<ListedSession>`
    select ${COLUMNS}, (select count(*)::integer from session_item i
      where i.session_id = s.id and i.ended is distinct from 'removed') as items
    from commission_session s ${UNITS}
    where ${dated ? within : sql`${coming ? sql`not` : sql``} ${over}`} ${page.unit ? sql`and s.unit_code = ${page.unit}` : sql``} ${beyond}
      ${calledOnly(page.bodyIds)}
    order by s.day ${way}, s.hour ${way}, s.id ${way} limit ${page.limit}`.execute(db)
  return rows
}

const calledOnly = (bodyIds: readonly string[] | null) =>
  bodyIds === null
    ? sql``
    : sql`and exists (select from session_invited i where i.session_id = s.id and i.withdrawn_at is null
        and i.body_id = any (${bodyIds}::uuid[]))`

/** The commission of a unit: of a commune with a guichet of its own, or of a prefecture or province; else null. */
export async function unitWithCommission(
  db: Kysely<Database>,
  code: string,
): Promise<(CommissionUnit & { readonly territory: string[] }) | null> {
  const { rows } = await sql<
    CommissionUnit & { territory: string[] }
  >`${UNITS_WITH_ONE} where u.code = ${code}`.execute(db)
  return rows[0] ?? null
}

/** Those among some units, by their French name. */
export async function unitsWithCommission(db: Kysely<Database>, codes: readonly string[]): Promise<CommissionUnit[]> {
  const { rows } = await sql<CommissionUnit>`${UNITS_WITH_ONE} where u.code = any (${codes}::text[])
    order by u."nameFr"`.execute(db)
  return rows.map(({ code, kind, nameFr, nameAr }) => ({ code, kind, nameFr, nameAr }))
}

const UNITS_WITH_ONE = sql`select u.*, territory_of_unit(u.code) as territory from (
  select code, 'commune' as kind, name_fr as "nameFr", name_ar as "nameAr" from commune where filing = 'guichet' and ended_on is null
  union all select code, 'province', name_fr, name_ar from province) u`
