import { type Kysely, sql } from 'kysely'
import type { BacklogAnswer, BacklogRowAnswer } from '../contract/backlog.ts'
import type { Database } from '../db/tables.ts'
import type { KnownVersion, VersionClock } from './judging/paperDossier.ts'
import type { KnownReason } from './judging/reasons.ts'

export type BacklogRow = Omit<BacklogAnswer, 'createdAt' | 'forgottenAt'> & {
  readonly createdAt: Date
  readonly forgottenAt: Date | null
  readonly territory: readonly string[]
  readonly startedMandateId: string | null
  readonly startedBy: string | null
}

/** A register that was given, with how many of its rows stand where; null when there is none or it is not the actor's to see. */
export async function backlogById(db: Kysely<Database>, id: string): Promise<BacklogRow | null> {
  const row = await db
    .selectFrom('backlog as b')
    .select([
      'b.id',
      'b.commune_code as communeCode',
      'b.file_name as fileName',
      'b.sha256',
      'b.created_at as createdAt',
      'b.forgotten_at as forgottenAt',
    ])
    .select(['b.state', 'b.header_line as headerLine', 'b.headers', 'b.columns', 'b.territory'])
    .select(['b.started_mandate_id as startedMandateId', 'b.started_by as startedBy'])
    .select(
      sql<BacklogAnswer['counts']>`(select json_build_object(
        'ready', count(*) filter (where r.state = 'ready'), 'faulty', count(*) filter (where r.state = 'faulty'),
        'imported', count(*) filter (where r.state = 'imported'), 'refused', count(*) filter (where r.state = 'refused'))
        from backlog_row r where r.backlog_id = b.id)`.as('counts'),
    )
    .where('b.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The spreadsheet as it was given; null once it was forgotten. */
export const backlogBytes = async (db: Kysely<Database>, id: string): Promise<Buffer | null> =>
  (await db.selectFrom('backlog').select('bytes').where('id', '=', id).executeTakeFirstOrThrow()).bytes

type Page = {
  readonly id: string
  readonly state?: BacklogRowAnswer['state'] | undefined
  readonly cursor?: number | undefined
  readonly limit: number
}

/** Rows in the order of the spreadsheet. */
export async function backlogRowsOf(db: Kysely<Database>, page: Page): Promise<BacklogRowAnswer[]> {
  const { id, state, cursor, limit } = page
  const { rows } = await sql<BacklogRowAnswer>`
    select r.line, r.state, r.cells, r.filed_on::text as "filedOn", r.faults, r.notes, r.refusal, r.scans,
      case when d.id is not null then json_build_object('id', d.id, 'number', d.number) end as dossier, v.code as procedure
    from backlog_row r left join dossier d on d.id = r.dossier_id
      left join procedure_version v on v.id = (r.dossier ->> 'versionId')::uuid
    where r.backlog_id = ${id}::uuid and r.line > ${cursor ?? 0} ${state ? sql`and r.state = ${state}` : sql``}
    order by r.line limit ${limit}`.execute(db)
  return rows
}

/** Every published version of every procedure, as far as a row is judged by it. */
export async function knownVersions(db: Kysely<Database>): Promise<KnownVersion[]> {
  const { rows } = await sql<KnownVersion>`
    select id, code, valid_from as "validFrom", valid_to as "validTo", json_build_object('nameFr', definition -> 'nameFr',
      'nameAr', definition -> 'nameAr', 'flow', definition -> 'flow', 'track', definition -> 'track',
      'silence', definition -> 'silence') as definition
    from procedure_version where state = 'published'`.execute(db)
  return rows
}

/** What the clock counts by, of the versions that the rows of a register are of. */
export async function clocksOf(db: Kysely<Database>, backlogId: string): Promise<Map<string, VersionClock>> {
  const { rows } = await sql<VersionClock & { readonly id: string }>`
    select id, definition ->> 'flow' as flow, definition -> 'stages' as stages, definition -> 'validity' as validity from procedure_version
    where id in (select (dossier ->> 'versionId')::uuid from backlog_row where backlog_id = ${backlogId}::uuid
      and state = 'ready')`.execute(db)
  return new Map(rows.map(({ id, ...clock }) => [id, clock]))
}

/** Why a complement may be asked, in every wording there was. */
export const complementReasons = (db: Kysely<Database>): Promise<KnownReason[]> =>
  db
    .selectFrom('complement_reason')
    .select(['code', sql<string>`sentence ->> 'fr'`.as('fr'), sql<string>`sentence ->> 'ar'`.as('ar')])
    .orderBy('valid_from', 'desc')
    .execute()

/** Paper numbers of a commune that are in already. */
export async function importedNumbers(db: Kysely<Database>, communeCode: string): Promise<string[]> {
  const rows = await db
    .selectFrom('backlog_row as r')
    .innerJoin('backlog as b', 'b.id', 'r.backlog_id')
    .select(sql<string>`r.dossier ->> 'paperNumber'`.as('number'))
    .where('b.commune_code', '=', communeCode)
    .where('r.state', '=', 'imported')
    .execute()
  return rows.map(({ number }) => number)
}

export const communeNamed = (db: Kysely<Database>, code: string) =>
  db
    .selectFrom('commune')
    .select(['code', 'name_fr as nameFr', 'name_ar as nameAr'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
