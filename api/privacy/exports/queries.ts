import { type Kysely, sql } from 'kysely'
import type { PersonName } from '../../contract/people.ts'
import { POLICY } from '../../contract/policy/policy.ts'
import type { ExportKind, ExportState } from '../../contract/privacy.ts'
import type { Database } from '../../db/tables.ts'
import type { SheetAsked } from './sheets.ts'

const PAGE = 30

type Filter = { readonly from?: string; readonly to?: string }

export type RequestToPrepare = {
  readonly id: string
  readonly kind: ExportKind
  readonly state: 'counting' | 'approved'
  readonly filter: Filter
  readonly askedBy: string
  readonly bodyId: string | null
  readonly reason: string
  readonly rowsFound: number | null
}

/** A request whose file is still to be made; null when it waits for somebody, or is over. */
export async function requestToPrepare(db: Kysely<Database>, id: string): Promise<RequestToPrepare | null> {
  const { rows } = await sql<RequestToPrepare>`
    select id, kind, state, filter, asked_by as "askedBy", body_id as "bodyId", reason, rows_found as "rowsFound"
    from export_request where id = ${id}::uuid and state in ('counting', 'approved')`.execute(db)
  return rows[0] ?? null
}

/** Whether the asker still holds, today, a role in this body that may ask for exports. */
export async function mayStillAsk(db: Kysely<Database>, { askedBy, bodyId, today }: SheetAsked): Promise<boolean> {
  const roles = POLICY['export.ask'].flatMap((grant) => grant.roles)
  const { rows } = await sql`select 1 from mandates_in_force(${askedBy}::uuid, ${today}::date) m
    where m.body_id = ${bodyId}::uuid and m.role = any (${roles}::text[])`.execute(db)
  return rows.length > 0
}

/** Rows a person was given since a moment in exports that nobody else decided on. */
export async function rowsAlone(db: Kysely<Database>, askedBy: string, since: Date): Promise<number> {
  const { rows } = await sql<{ given: number }>`
    select coalesce(sum(rows_found), 0)::integer as given from export_request
    where asked_by = ${askedBy}::uuid and kind <> 'own_data' and ready_at >= ${since} and decided_by is null`.execute(
    db,
  )
  return rows[0]?.given ?? 0
}

export type ExportRow = {
  readonly id: string
  readonly kind: ExportKind
  readonly state: ExportState
  readonly filter: Filter
  readonly reason: string
  readonly askedBy: PersonName
  readonly decidedBy: PersonName | null
  readonly bodyId: string | null
  readonly bodyFr: string | null
  readonly bodyAr: string | null
  readonly askedAt: Date
  readonly rowsFound: number | null
  readonly bytes: number | null
  readonly decidedAt: Date | null
  readonly readyAt: Date | null
  readonly expiresAt: Date | null
  readonly failure: string | null
}

/** The screen on which a request is followed: one's own data beside the account, a body's in the administration. */
export const screenOf = ({ kind }: Pick<ExportRow, 'kind'>): string =>
  kind === 'own_data' ? '/compte/vie-privee' : '/administration/exports'

const NAME = sql`json_build_object('id', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
  'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar)`

/** Requests the actor sees: their own, and those of bodies whose exports they may decide on. */
const seen = (where: ReturnType<typeof sql>) => sql<ExportRow>`
  select e.id, e.kind, e.state, e.filter, e.reason, e.body_id as "bodyId", b.name_fr as "bodyFr", b.name_ar as "bodyAr",
    e.asked_at as "askedAt", e.rows_found as "rowsFound", e.decided_at as "decidedAt", e.ready_at as "readyAt",
    e.expires_at as "expiresAt", e.failure,
    (select octet_length(f.bytes) from export_file f where f.export_id = e.id) as bytes,
    (select ${NAME} from names_of(array[e.asked_by]) n) as "askedBy",
    (select ${NAME} from names_of(array[e.decided_by]) n) as "decidedBy"
  from export_request e left join body b on b.id = e.body_id
  where (e.asked_by = actor_person() or e.body_id is not null) and ${where}
  order by e.id desc limit ${PAGE + 1}`

export async function exportsAfter(
  db: Kysely<Database>,
  cursor?: string,
): Promise<{ page: readonly ExportRow[]; next: string | null }> {
  const { rows } = await seen(sql`(${cursor ?? null}::uuid is null or e.id < ${cursor ?? null}::uuid)`).execute(db)
  const page = rows.slice(0, PAGE)
  return { page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

export async function exportById(db: Kysely<Database>, id: string): Promise<ExportRow | null> {
  const { rows } = await seen(sql`e.id = ${id}::uuid`).execute(db)
  return rows[0] ?? null
}

export const exportFile = (db: Kysely<Database>, id: string) =>
  db.selectFrom('export_file').where('export_id', '=', id).select(['name', 'bytes']).executeTakeFirst()

/** Whether the person has an export of their own data on its way or still to be fetched. */
export async function ownExportUnderWay(db: Kysely<Database>, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('export_request')
    .where('asked_by', '=', personId)
    .where('kind', '=', 'own_data')
    .where('state', 'in', ['counting', 'running', 'ready'])
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}
