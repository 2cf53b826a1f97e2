import { type Kysely, sql } from 'kysely'
import { addDays, type Day } from '../../../spatial/day.ts'
import { AVIS_GIVERS } from '../../contract/policy/policy.ts'
import type { Role } from '../../contract/policy/roles.ts'
import type { StageCode } from '../../contract/procedures/definition.ts'
import { HOLDER_OF, type Holder } from '../../contract/procedures/steps.ts'
import type { Database } from '../../db/tables.ts'

/** Days of the calendar before a last day at which whoever holds the dossier is warned of it. */
export const AHEAD_DAYS = 3
/** And before a permit lapses, its owner: what is left to do takes weeks. */
export const LAPSE_AHEAD_DAYS = 30

/** Before the last day; on it; once it is past. */
export type Moment = 'ahead' | 'day' | 'past'

/** What a person is told: a last day of theirs; a silence that may be attested; a permit that lapses, or has; an avis that is late. */
export type WarningKind = 'deadline' | 'silence' | 'lapsing' | 'lapsed' | 'avis_late'

export type Warning = {
  readonly personId: string
  readonly kind: WarningKind
  readonly moment: Moment
  readonly dossierId: string
  readonly number: string
  readonly stage: StageCode
  readonly due: string
}

/** Which roles answer for a stage that is in somebody's hands. */
export const ROLES_OF: Readonly<Partial<Record<Holder, readonly Role[]>>> = {
  guichet: ['guichet'],
  president: ['president', 'delegate'],
  cashier: ['cashier'],
  governor: ['governor'],
}
const WARNED: readonly Role[] = Object.values(ROLES_OF).flat()

/**
 * Everybody who has to be warned today and was not: of what they hold and of what is past. A last day that moved is
 * another last day, and is warned of again. A dossier that a body assigned warns whom it is
 * assigned to there, and not their colleagues.
 */
export async function warningsDue(db: Kysely<Database>, today: Day): Promise<Warning[]> {
  const { rows } = await sql<Warning>`
    with cases as materialized (${casesOn(today)}),
    holders as materialized (
      select h.person_id, h.body_id, h.role, unit from mandate_holders(${WARNED}::text[], ${today}::date) h, unnest(h.territories) unit),
    warned as (
      select c.*, a.person_id from cases c cross join lateral (${applicantsOf(today)}) a where c.holder = 'applicant'
      union
      select c.*, m.person_id from cases c cross join lateral (${silentMembersOf(today)}) m where c.holder = 'members'
      union
      select c.*, h.person_id from cases c cross join lateral unnest(c.territory) of_unit
        join holders h on h.unit = of_unit and h.role = any (c.roles)
      where c.holder <> 'applicant' and not exists (
        select from dossier_assignment a where a.dossier_id = c.dossier_id and a.body_id = h.body_id and a.person_id <> h.person_id
          and exists (select from holders x where x.person_id = a.person_id and x.body_id = a.body_id and x.role = any (c.roles)))
    )
    select w.person_id as "personId", w.kind, w.moment, w.dossier_id as "dossierId", w.number, w.stage, w.due_day as due
    from warned w
    where not exists (select from deadline_warning x where x.dossier_id = w.dossier_id and x.stage = w.stage
      and x.due_day = w.due_day and x.moment = w.moment and x.person_id = w.person_id)
    order by w.person_id, w.kind, w.moment, w.due_day, w.number`.execute(db)
  return rows
}

/** The whole is in the hands of whoever has the dossier now; each other stage in those of its own holder. */
const HOLDERS = sql`jsonb_to_recordset(${JSON.stringify(Object.entries(HOLDER_OF).map(([step, holder]) => ({ step, holder })))}::jsonb)
  as now_held(step text, holder text)`
const ROLES = sql`jsonb_to_recordset(${JSON.stringify(Object.entries(ROLES_OF).map(([holder, roles]) => ({ holder, roles })))}::jsonb)
  as answers(holder text, roles text[])`

const FIELDS = sql.raw('d.id as dossier_id, d.number, d.territory, x.stage, x.due_day')
const FROM = sql.raw('from dossier_deadline x join dossier d on d.id = x.dossier_id')

function casesOn(today: Day) {
  const [soon, later] = [addDays(today, AHEAD_DAYS), addDays(today, LAPSE_AHEAD_DAYS)]
  const moment = sql`case when x.due_day = ${today}::date then 'day' else 'ahead' end`
  return sql`
    select c.*, coalesce(answers.roles, '{}') as roles from (
      select ${FIELDS}, 'deadline' as kind, ${moment} as moment,
        case when x.stage = 'total' then now_held.holder else x.holder end as holder
      ${FROM} join ${HOLDERS} on now_held.step = d.step
      where x.met_day is null and not x.assumed and x.stage <> 'validity' and d.state in ('filed', 'examined')
        and x.due_day between ${today}::date and ${soon}::date
      union all
      select ${FIELDS}, 'silence', 'past', 'applicant'
      ${FROM} join procedure_version v on v.id = d.procedure_version_id
      where x.met_day is null and x.stage = 'total' and d.state in ('filed', 'examined') and x.due_day < ${today}::date
        and v.definition -> 'silence' ->> 'effect' = 'granted'
      union all
      select ${FIELDS}, 'avis_late', 'past', 'members'
      ${FROM} where x.met_day is null and not x.assumed and x.stage = 'avis' and d.step = 'consulted' and x.due_day < ${today}::date
      union all
      select ${FIELDS}, 'lapsing', ${moment}, 'applicant'
      ${FROM} where x.met_day is null and x.stage = 'validity' and x.due_day between ${today}::date and ${later}::date
      union all
      select ${FIELDS}, 'lapsed', 'past', 'guichet'
      ${FROM} where x.met_day is null and x.stage = 'validity' and x.due_day < ${today}::date
        and d.step in ('granted', 'deemed_granted', 'works')
    ) c left join ${ROLES} on answers.holder = c.holder`
}

/** Whoever leads the dossier in person, or works in the office that does. */
const applicantsOf = (today: Day) => sql`
  select coalesce(p.person_id, of_office) as person_id
  from dossier_participant p
    left join lateral holders_of(array['employee', 'administrator'], p.body_id, ${today}::date) of_office on p.body_id is not null
  where p.dossier_id = c.dossier_id and p.ended_at is null
    and (p.part in ('owner', 'designer') or leads_by_trade(p.dossier_id, p.part))
    and coalesce(p.person_id, of_office) is not null`

/** Whoever may give, there, the avis of a body that was asked for it in this round and gave none, or put it off. */
const silentMembersOf = (today: Day) => sql`
  select of_body as person_id
  from consulted_body b cross join lateral holders_there(${AVIS_GIVERS}::text[], b.body_id, c.territory, ${today}::date) of_body
  where b.dossier_id = c.dossier_id and b.asked_at is not null and b.removed_at is null
    and b.round = (select max(o.round) from consulted_body o where o.dossier_id = b.dossier_id)
    and coalesce((select a.opinion from avis a where a.consulted_body_id = b.id order by a.version desc limit 1),
      'postponed') = 'postponed'`
