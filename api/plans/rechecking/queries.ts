import { type Kysely, sql } from 'kysely'
import type { Judged } from '../../../spatial/conformity/difference.ts'
import type { RecheckCause, RecheckedState } from '../../contract/plans/rechecks.ts'
import type { Database } from '../../db/tables.ts'

export type RecheckRow = {
  readonly id: string
  readonly cause: RecheckCause
  readonly subjects: readonly {
    readonly id: string
    readonly nameFr: string
    readonly nameAr: string
    readonly label: string | null
  }[]
  readonly askedAt: Date
  readonly from: string
  readonly begunAt: Date | null
  readonly finishedAt: Date | null
  readonly dossiers: {
    readonly total: number
    readonly done: number
    readonly changed: number
    readonly refused: number
    readonly toSee: number
  }
  readonly squares: { readonly total: number; readonly done: number }
}

const SUBJECTS = sql<RecheckRow['subjects']>`case when r.cause = 'servitude' then
    (select coalesce(json_agg(json_build_object('id', s.id, 'nameFr', s.name_fr, 'nameAr', s.name_ar, 'label', null) order by s.name_fr), '[]')
      from servitude s where s.id = any (r.cause_ids))
  else (select coalesce(json_agg(json_build_object('id', v.id, 'nameFr', p.name_fr, 'nameAr', p.name_ar, 'label', v.label) order by p.code, v.label), '[]')
      from plan_version v join plan p on p.id = v.plan_id where v.id = any (r.cause_ids)) end`

const DOSSIERS = sql<RecheckRow['dossiers']>`(select json_build_object('total', count(*),
    'done', count(*) filter (where d.state <> 'waiting'), 'changed', count(*) filter (where d.gained + d.lost + d.changed > 0),
    'refused', count(*) filter (where d.state = 'refused'),
    'toSee', count(*) filter (where d.gained + d.lost + d.changed > 0 and d.seen_at is null))
  from recheck_dossier d where d.recheck_id = r.id)`

const SQUARES = sql<RecheckRow['squares']>`(select json_build_object('total', count(*), 'done', count(q.done_at))
  from recheck_square q where q.recheck_id = r.id)`

const rechecks = (db: Kysely<Database>) =>
  db
    .selectFrom('recheck as r')
    .select(['r.id', 'r.cause', 'r.asked_at as askedAt', 'r.begun_at as begunAt', 'r.finished_at as finishedAt'])
    .select([
      sql<string>`r.from_day`.as('from'),
      SUBJECTS.as('subjects'),
      DOSSIERS.as('dossiers'),
      SQUARES.as('squares'),
    ])

/** Re-checks on the actor's territory, newest first; of one plan where it is said. */
export const recheckPage = (
  db: Kysely<Database>,
  {
    plan,
    cursor,
    limit,
  }: { readonly plan?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<RecheckRow[]> =>
  rechecks(db)
    .$if(plan !== undefined, (query) =>
      query
        .where('r.cause', '<>', 'servitude')
        .where(sql<boolean>`r.cause_ids && array(select v.id from plan_version v where v.plan_id = ${plan}::uuid)`),
    )
    .$if(cursor !== undefined, (query) => query.where('r.id', '<', cursor ?? ''))
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()

/** One of them; null when there is none, or elsewhere. */
export const recheckById = async (db: Kysely<Database>, id: string): Promise<RecheckRow | null> =>
  (await rechecks(db).where('r.id', '=', id).executeTakeFirst()) ?? null

/** From zone to zone, what concerns most parcels first. */
export const zoneChangesOf = (db: Kysely<Database>, id: string) =>
  db
    .selectFrom('recheck_zone_change')
    .select(['parcels', 'area_m2 as areaM2'])
    .select([
      sql<string | null>`nullif(former_code, '')`.as('formerCode'),
      sql<string | null>`nullif(latter_code, '')`.as('latterCode'),
    ])
    .where('recheck_id', '=', id)
    .orderBy('parcels', 'desc')
    .orderBy('former_code')
    .orderBy('latter_code')
    .execute()

type ReportSide = { readonly reportId: string; readonly verdict: Judged['verdict'] } | null

export type RecheckedRow = {
  readonly dossierId: string
  readonly number: string | null
  readonly title: string
  readonly state: RecheckedState
  readonly former: ReportSide
  readonly latter: ReportSide
  readonly gained: number | null
  readonly lost: number | null
  readonly changed: number | null
  readonly refusal: string | null
  readonly checkedAt: Date | null
  readonly seenAt: Date | null
}

const side = (alias: string) =>
  sql<ReportSide>`case when ${sql.ref(`${alias}.id`)} is not null then
    json_build_object('reportId', ${sql.ref(`${alias}.id`)}, 'verdict', ${sql.ref(`${alias}.verdict`)}) end`

const dossiersOf = (db: Kysely<Database>, recheckId: string) =>
  db
    .selectFrom('recheck_dossier as r')
    .innerJoin('dossier as d', 'd.id', 'r.dossier_id')
    .leftJoin('conformity_report as f', 'f.id', 'r.former_report')
    .leftJoin('conformity_report as l', 'l.id', 'r.new_report')
    .select(['r.dossier_id as dossierId', 'd.number', 'd.title', 'r.state', 'r.gained', 'r.lost', 'r.changed'])
    .select(['r.refusal', 'r.checked_at as checkedAt', 'r.seen_at as seenAt'])
    .select([side('f').as('former'), side('l').as('latter')])
    .where('r.recheck_id', '=', recheckId)

type Page = {
  readonly id: string
  readonly only: 'changed' | 'all'
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The dossiers of a re-check that the actor may read. */
export const recheckedOf = (db: Kysely<Database>, { id, only, cursor, limit }: Page): Promise<RecheckedRow[]> =>
  dossiersOf(db, id)
    .$if(only === 'changed', (query) =>
      query.where(sql<boolean>`r.gained + r.lost + r.changed > 0 or r.state = 'refused'`),
    )
    .$if(cursor !== undefined, (query) => query.where('r.dossier_id', '>', cursor ?? ''))
    .orderBy('r.dossier_id')
    .limit(limit)
    .execute()

/** One dossier of a re-check. */
export const recheckedDossier = async (
  db: Kysely<Database>,
  { id, dossierId }: { readonly id: string; readonly dossierId: string },
): Promise<RecheckedRow | null> =>
  (await dossiersOf(db, id).where('r.dossier_id', '=', dossierId).executeTakeFirst()) ?? null
