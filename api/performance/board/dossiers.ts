import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import { asDay, type Day } from '../../../spatial/day.ts'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { BoardDossier, boardDossiers, boardDossiersQuery, Horizon } from '../../contract/performance/board.ts'
import type { Track } from '../../contract/procedures/definition.ts'
import type { Holder, Step } from '../../contract/procedures/steps.ts'
import type { Database } from '../../db/tables.ts'
import type { LegalCalendar } from '../../deadlines/counting/calendar.ts'
import { calendarNow } from '../../deadlines/queries.ts'
import type { Deps } from '../../deps.ts'
import { horizonsOf, workingDaysTo } from './horizons.ts'
import { type Asked, eachUnit, HOLDER, LAST, narrowed, TACIT_VERSIONS, unitsOf, within } from './narrowing.ts'
import { presentNudge } from './nudging/present.ts'
import { lastNudges } from './nudging/queries.ts'
import { boardUnit } from './reach.ts'

type Wanted = z.output<typeof boardDossiersQuery>

/**
 * The dossiers behind a figure, the last day first, each with the bodies that are silent and the last reminders.
 * @throws Problem UNIT_UNKNOWN, the policy's shut door
 */
export const boardDossiersOf = (
  deps: Pick<Deps, 'db' | 'clock'>,
  asker: Asker,
  { horizon, cursor, limit, ...filter }: Wanted,
): Promise<z.infer<typeof boardDossiers>> =>
  asActor(deps, asker.actor, async (transaction) => {
    await boardUnit(transaction, asker, filter.unit)
    const calendar = await calendarNow(transaction)
    const horizons = horizonsOf(deps.clock.today(), calendar)
    const asked = { filter, actor: asker.actor, horizons }
    const found = await page(transaction, asked, { horizon, cursor, limit: limit + 1 })
    const shown = found.slice(0, limit)
    const nudges = await lastNudges(
      transaction,
      shown.map(({ id }) => id),
    )
    const last = shown.at(-1)
    return {
      dossiers: shown.map((row) => ({
        ...present(row, horizons.today, calendar),
        nudges: (nudges.get(row.id) ?? []).map(presentNudge),
      })),
      next: found.length > limit && last ? `${last.due}_${last.id}` : null,
    }
  })

type Row = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly communeCode: string
  readonly communeNameFr: string
  readonly communeNameAr: string
  readonly procedureCode: string
  readonly procedureNameFr: string
  readonly procedureNameAr: string
  readonly track: Track | null
  readonly step: Step
  readonly holder: Holder
  readonly since: Date
  readonly due: string
  readonly tacit: boolean
  readonly silent: readonly { id: string; nameFr: string; nameAr: string; askedAt: string }[]
}

type Page = { readonly horizon: Horizon; readonly cursor?: string | undefined; readonly limit: number }

/** The first ones of each unit, then of all: the rest of the territory is neither sorted nor joined. */
async function page(db: Kysely<Database>, asked: Asked, { horizon, cursor, limit }: Page): Promise<Row[]> {
  const [after, id] = cursor?.split('_') ?? []
  const beyond = after && id ? sql`and (${LAST}, d.id) > (${after}::date, ${id}::uuid)` : sql``
  const first = eachUnit(
    (unit) => sql`select d.id, ${LAST} as due from dossier d
      where ${unit} and ${narrowed(asked)} and ${within(horizon, asked.horizons)} ${beyond}
      order by ${LAST}, d.id limit ${limit}`,
  )
  const { rows } = await sql<Row>`
    with ${unitsOf(asked)}, ${TACIT_VERSIONS},
    page as materialized (select f.id, f.due from (${first}) f order by f.due, f.id limit ${limit}),
    silent as materialized (select s.*, b.name_fr, b.name_ar from silent_bodies(array(select id from page)) s
      join body b on b.id = s.body_id)
    select d.id, d.number, d.title, d.track, d.step, ${HOLDER} as holder, d.step_since as since, page.due::text as due,
      c.code as "communeCode", c.name_fr as "communeNameFr", c.name_ar as "communeNameAr", v.code as "procedureCode",
      v.definition ->> 'nameFr' as "procedureNameFr", v.definition ->> 'nameAr' as "procedureNameAr",
      d.due_day < ${asked.horizons.today}::date and v.id in (select id from tacit_version) as tacit,
      coalesce((select json_agg(json_build_object('id', s.body_id, 'nameFr', s.name_fr, 'nameAr', s.name_ar,
        'askedAt', s.asked_at) order by s.name_fr, s.body_id) from silent s where s.dossier_id = d.id), '[]') as silent
    from page join dossier d on d.id = page.id join commune c on c.code = d.commune_code
      join procedure_version v on v.id = d.procedure_version_id
    order by page.due, page.id`.execute(db)
  return rows
}

const present = (row: Row, today: Day, calendar: LegalCalendar): Omit<BoardDossier, 'nudges'> => ({
  ...{ id: row.id, number: row.number, title: row.title, track: row.track, step: row.step, holder: row.holder },
  commune: { code: row.communeCode, nameFr: row.communeNameFr, nameAr: row.communeNameAr },
  procedure: { code: row.procedureCode, nameFr: row.procedureNameFr, nameAr: row.procedureNameAr },
  since: row.since.toISOString(),
  due: row.due,
  left: workingDaysTo(asDay(row.due), today, calendar),
  tacit: row.tacit,
  silent: row.silent.map(({ askedAt, ...body }) => ({ ...body, askedAt: new Date(askedAt).toISOString() })),
})
