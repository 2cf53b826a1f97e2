import { type Kysely, sql } from 'kysely'
import type { PersonName } from '../../contract/people.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { KeptDossiers, VersionState } from '../../contract/procedures/drafting.ts'
import type { TrackTest } from '../../contract/procedures/trackTests.ts'
import type { Database } from '../../db/tables.ts'

export type DraftRow = {
  readonly id: string
  readonly code: string
  readonly state: VersionState
  readonly validFrom: string
  readonly validTo: string | null
  readonly version: number
  readonly definition: ProcedureDefinition
  readonly tests: readonly TrackTest[]
  readonly proposedBy: string | null
  readonly proposedAt: Date
  readonly writtenBy: readonly string[]
  readonly publishedBy: string | null
  readonly publishedAt: Date | null
  /** Of everybody named above. */
  readonly names: readonly PersonName[]
}

const COLUMNS = sql`v.id, v.code, v.state, v.valid_from as "validFrom", v.valid_to as "validTo", v.version, v.definition,
  v.tests, v.proposed_by as "proposedBy", v.proposed_at as "proposedAt", v.written_by as "writtenBy",
  v.published_by as "publishedBy", v.published_at as "publishedAt",
  (select coalesce(json_agg(json_build_object('id', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
      'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar)), '[]')
    from names_of(array_remove(v.written_by || array[v.proposed_by, v.published_by], null)) n) as names`

type Asked = { readonly code?: string | undefined; readonly state?: VersionState | undefined }

/** What is being prepared first, then the procedures in the order of the register, the newest version of each first. */
export async function versionsListed(db: Kysely<Database>, { code, state }: Asked): Promise<readonly DraftRow[]> {
  const { rows } = await sql<DraftRow>`select ${COLUMNS} from procedure_version v
    where (${code ?? null}::text is null or v.code = ${code ?? null}) and (${state ?? null}::text is null or v.state = ${state ?? null})
    order by v.state = 'published', v.definition ->> 'family' = 'economic',
      substr(v.definition ->> 'number', 2)::integer, v.code, v.valid_from desc`.execute(db)
  return rows
}

export async function draftById(db: Kysely<Database>, id: string): Promise<DraftRow | null> {
  const { rows } = await sql<DraftRow>`select ${COLUMNS} from procedure_version v where v.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export type PublishedRow = Pick<DraftRow, 'id' | 'validFrom' | 'validTo' | 'definition' | 'tests'>

/** Published versions of a procedure, the first first. */
export const publishedOf = (db: Kysely<Database>, code: string): Promise<PublishedRow[]> =>
  db
    .selectFrom('procedure_version')
    .select(['id', 'valid_from as validFrom', 'valid_to as validTo', 'definition', 'tests'])
    .where('code', '=', code)
    .where('state', '=', 'published')
    .orderBy('valid_from')
    .execute()

export const knownCodes = async (db: Kysely<Database>): Promise<readonly string[]> =>
  (await db.selectFrom('procedure_version').select('code').distinct().where('state', '=', 'published').execute()).map(
    ({ code }) => code,
  )

export async function dossiersUnder(db: Kysely<Database>, versionId: string | null): Promise<KeptDossiers> {
  const { rows } = await sql<KeptDossiers>`
    select drafts, open, over from dossiers_under(${versionId}::uuid)`.execute(db)
  return rows[0] ?? { drafts: 0, open: 0, over: 0 }
}
