import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { AvisStanding } from '../../contract/commission/avisStanding.ts'
import type { AgendaDossier, CommissionUnit, NotReady, ReadyDossier } from '../../contract/commission/sessions.ts'
import type { Track } from '../../contract/procedures/definition.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { Flow } from '../../contract/procedures/transitions.ts'
import type { Database } from '../../db/tables.ts'
import { urgencyOf } from '../../dossiers/queue/urgency.ts'

export type DossierOnAgenda = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly commune: { readonly code: string; readonly nameFr: string; readonly nameAr: string }
  readonly procedure: { readonly code: string; readonly nameFr: string; readonly nameAr: string }
  readonly flow: Flow
  /** The unit whose commission examines it. */
  readonly unitCode: string
  readonly track: Track | null
  readonly step: Step
  readonly due: string | null
  readonly avis: AvisStanding
  /** The session whose agenda it is on. */
  readonly on: { readonly id: string; readonly day: string } | null
}

/** Of the last round, by the last avis of each body that was asked and not removed. */
const STANDING = sql<AvisStanding>`(select json_build_object('asked', count(*),
    'favourable', count(*) filter (where a.opinion = 'favourable'), 'reserved', count(*) filter (where a.opinion = 'reserved'),
    'unfavourable', count(*) filter (where a.opinion = 'unfavourable'),
    'postponed', count(*) filter (where a.opinion = 'postponed'),
    'silent', coalesce(json_agg(json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar, 'binding', k.binding)
      order by k.binding desc, b.name_fr) filter (where a.opinion is null), '[]'::json))
  from consulted_body k join body b on b.id = k.body_id
    left join lateral (select opinion from avis where consulted_body_id = k.id order by version desc limit 1) a on true
  where k.dossier_id = d.id and k.asked_at is not null and k.removed_at is null
    and k.round = (select max(round) from consulted_body where dossier_id = d.id))`

const dossiers = (where: RawBuilder<unknown>) => sql<DossierOnAgenda>`
  select d.id, d.number, d.title, d.track, d.step, d.due_day::text as due, v.definition ->> 'flow' as flow,
    case c.filing when 'guichet' then c.code else c.province_code end as "unitCode",
    json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar) as commune,
    json_build_object('code', v.code, 'nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr') as procedure,
    ${STANDING} as avis,
    (select json_build_object('id', s.id, 'day', s.day) from session_item i join commission_session s on s.id = i.session_id
      where i.dossier_id = d.id and i.ended is null) as "on"
  from dossier d join commune c on c.code = d.commune_code join procedure_version v on v.id = d.procedure_version_id
  where ${where}`

/** Dossiers by their ids, in no order. */
export async function dossiersById(db: Kysely<Database>, ids: readonly string[]): Promise<DossierOnAgenda[]> {
  if (ids.length === 0) return []
  return (await dossiers(sql`d.id = any (${ids}::uuid[])`).execute(db)).rows
}

/** What a unit's commission may have to examine, the most urgent first. */
export async function dossiersOfUnit(
  db: Kysely<Database>,
  { code, kind }: CommissionUnit,
  limit: number,
): Promise<DossierOnAgenda[]> {
  const within =
    kind === 'commune'
      ? sql`d.commune_code = ${code}`
      : sql`d.commune_code in (select code from commune where province_code = ${code} and filing = 'provincial_committee')`
  const { rows } = await dossiers(sql`${within} and d.state in ('filed', 'examined')
      and d.step in ('filed', 'consulted', 'completing', 'modifying') and v.definition ->> 'flow' = 'commission'
    order by coalesce(d.due_day, 'infinity'::date), d.number limit ${limit}`).execute(db)
  return rows
}

const WHY: Partial<Record<Step, NotReady>> = {
  filed: 'NOT_DISPATCHED',
  completing: 'COMPLEMENT_AWAITED',
  modifying: 'MODIFICATION_AWAITED',
}

/** Why a dossier cannot be examined in a session; null when it can. It is put before a commission once its members are asked. */
export function notReady({ flow, step, on }: Pick<DossierOnAgenda, 'flow' | 'step' | 'on'>, sessionId: string) {
  if (flow !== 'commission') return 'LEFT_THE_COMMISSION'
  if (step !== 'consulted') return WHY[step] ?? 'LEFT_THE_COMMISSION'
  return on !== null && on.id !== sessionId ? 'ANOTHER_SESSION' : null
}

export const presentDossier = (
  { flow: _, on: __, unitCode: ___, ...dossier }: DossierOnAgenda,
  today: Day,
): AgendaDossier => ({
  ...dossier,
  urgency: urgencyOf(dossier.due, today),
})

/** Those of a unit beside a session's own agenda: those that are ready first, then by their last day. */
export function readyFor(found: readonly DossierOnAgenda[], sessionId: string, today: Day): ReadyDossier[] {
  const beside = found.filter(({ on }) => on?.id !== sessionId)
  const told = beside.map((one) => ({
    dossier: presentDossier(one, today),
    why: notReady(one, sessionId),
    elsewhere: one.on,
  }))
  return [...told.filter(({ why }) => why === null), ...told.filter(({ why }) => why !== null)]
}
