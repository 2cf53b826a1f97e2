import { type Kysely, sql } from 'kysely'
import { type Day, dayNumber, parseDay } from '../../../spatial/day.ts'
import { dayOf, endOfDay, startOfDay } from '../../clock.ts'
import type { Effect, EffectAsked, LegalHoliday, Outage } from '../../contract/calendar.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Database } from '../../db/tables.ts'
import { isWeekend } from '../counting/calendar.ts'

type Span = { readonly from: string; readonly to: string }

type HolidayRow = Omit<LegalHoliday, 'enteredAt' | 'withdrawn'> & {
  readonly enteredAt: Date
  readonly removedAt: Date | null
  readonly removedBy: PersonName | null
}

const NAME = sql.raw(`json_build_object('id', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
  'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar)`)

const holidaysWhere = (where: ReturnType<typeof sql>, named: boolean) => sql<HolidayRow>`
  select h.id, h.day, h.name_fr as "nameFr", h.name_ar as "nameAr", h.act, h.sureness, h.entered_at as "enteredAt",
    h.removed_at as "removedAt",
    (select ${NAME} from names_of(array[h.entered_by]) n where ${named}::boolean) as "enteredBy",
    (select ${NAME} from names_of(array[h.removed_by]) n where ${named}::boolean) as "removedBy"
  from holiday h where ${where} order by h.day, h.entered_at, h.id`

const present = ({ enteredAt, removedAt, removedBy, ...holiday }: HolidayRow): LegalHoliday => ({
  ...holiday,
  enteredAt: enteredAt.toISOString(),
  withdrawn: removedAt && { at: removedAt.toISOString(), by: removedBy },
})

/** @param named whether the one who asks may know who entered and withdrew them */
export async function holidaysBetween(
  db: Kysely<Database>,
  { from, to }: Span,
  named: boolean,
): Promise<LegalHoliday[]> {
  const { rows } = await holidaysWhere(sql`h.day between ${from}::date and ${to}::date`, named).execute(db)
  return rows.map(present)
}

export async function holidayById(db: Kysely<Database>, id: string): Promise<LegalHoliday | null> {
  const { rows } = await holidaysWhere(sql`h.id = ${id}::uuid`, true).execute(db)
  return rows[0] ? present(rows[0]) : null
}

type OutageRow = {
  readonly id: string
  readonly from_at: Date
  readonly to_at: Date | null
  readonly certificate: string
}

const presentOutage = ({ id, from_at, to_at, certificate }: OutageRow): Outage => ({
  ...{ id, certificate },
  from: from_at.toISOString(),
  to: to_at?.toISOString() ?? null,
})

const outages = (db: Kysely<Database>) =>
  db.selectFrom('outage').select(['id', 'from_at', 'to_at', 'certificate']).orderBy('from_at').orderBy('id')

export async function outagesBetween(db: Kysely<Database>, { from, to }: Span): Promise<Outage[]> {
  const rows = await outages(db)
    .where('from_at', '<', endOfDay(to))
    .where((eb) => eb.or([eb('to_at', 'is', null), eb('to_at', '>=', startOfDay(from))]))
    .execute()
  return rows.map(presentOutage)
}

export async function outageById(db: Kysely<Database>, id: string): Promise<Outage | null> {
  const row = await outages(db).where('id', '=', id).executeTakeFirst()
  return row ? presentOutage(row) : null
}

/** The civil days an outage touches. */
export const daysOfOutage = ({ from, to }: Pick<Outage, 'from' | 'to'>) => ({
  from: dayOf(new Date(from)),
  to: to === null ? null : dayOf(new Date(to)),
})

/** What it would move, for an operator. A holiday on a weekend stops nothing that was not stopped. */
export async function effectOf(
  db: Kysely<Database>,
  { kind, from, to, today }: EffectAsked & { readonly today: Day },
): Promise<Effect> {
  const [day, past] = [parseDay(from), from < today]
  if (kind === 'holiday' && day !== null && isWeekend(dayNumber(day))) return { deadlines: 0, dossiers: 0, past }
  const last = kind === 'holiday' ? from : (to ?? null)
  const { rows } = await sql<{ deadlines: number; dossiers: number }>`
    select deadlines, dossiers from deadlines_across(${from}::date, ${last}::date, ${kind === 'holiday'}::boolean)`.execute(
    db,
  )
  return { ...(rows[0] ?? { deadlines: 0, dossiers: 0 }), past }
}
