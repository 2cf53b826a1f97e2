import { type Kysely, sql } from 'kysely'
import { personNamed } from '../../access/personNamed.ts'
import type { Extension } from '../../contract/filing.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Measures } from '../../contract/preflight/measures.ts'
import type { ProcedureDefinition, Track } from '../../contract/procedures/definition.ts'
import { type Project, project } from '../../contract/procedures/project.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { TrackTest } from '../../contract/procedures/trackTests.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { SiteKind } from '../../contract/traces.ts'
import type { Database } from '../../db/tables.ts'
import { contentsOf } from '../../documents/contentsOf.ts'

export type CourseRow = {
  readonly id: string
  readonly version: number
  readonly number: string | null
  readonly step: Step
  readonly stepSince: Date | null
  readonly moves: number
  readonly track: Track | null
  /** Null while it stands nowhere. */
  readonly siteKind: SiteKind | null
  readonly project: Project
  /** Null for a draft without a procedure. */
  readonly definition: ProcedureDefinition | null
  readonly tests: readonly TrackTest[]
}

/** A dossier under its procedure; null when there is none or the actor may not see it. */
export async function courseById(db: Kysely<Database>, id: string): Promise<CourseRow | null> {
  const row = await db
    .selectFrom('dossier as d')
    .leftJoin('procedure_version as v', 'v.id', 'd.procedure_version_id')
    .select(['d.id', 'd.version', 'd.number', 'd.step', 'd.step_since as stepSince', 'd.moves', 'd.track'])
    .select(['d.project', 'v.definition', 'v.tests'])
    .select(
      sql<SiteKind | null>`(select coalesce(t.kind, 'outline') from dossier_site s
        left join dossier_trace t on t.dossier_id = s.dossier_id where s.dossier_id = d.id)`.as('siteKind'),
    )
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, project: project.parse(row.project), tests: row.tests ?? [] } : null
}

export type EventRow = {
  readonly move: number
  readonly event: Transition
  readonly step: Step
  readonly at: Date
  readonly by: PersonName | null
  readonly reason: string | null
  readonly extension: Extension | null
  /** Of a summons. */
  readonly inspectionDay: string | null
  /** Brought in from paper, then. */
  readonly brought: { readonly at: string; readonly assumed: boolean } | null
}

/** What happened to a dossier, in order. */
export const eventsOf = (db: Kysely<Database>, dossierId: string): Promise<EventRow[]> =>
  db
    .selectFrom('dossier_event as e')
    .select(['e.move', 'e.event', 'e.step', 'e.at'])
    .select(sql<string | null>`e.reason ->> 'text'`.as('reason'))
    .select(sql<Extension | null>`e.reason -> 'extension'`.as('extension'))
    .select(sql<string | null>`e.reason ->> 'inspectionDay'`.as('inspectionDay'))
    .select(
      sql<EventRow['brought']>`case when e.brought_at is not null then
        json_build_object('at', e.brought_at, 'assumed', coalesce(e.reason ? 'assumed', false)) end`.as('brought'),
    )
    .select(personNamed('e.person_id').as('by'))
    .where('e.dossier_id', '=', dossierId)
    .orderBy('e.move')
    .execute()

export type GivenPiece = {
  readonly id: string
  readonly piece: string
  readonly fileName: string
  readonly pages: number | null
  readonly measures: Measures | null
  readonly depositedAt: Date
}

/** Documents that stand for a piece in its last version, and are not withdrawn. */
export const piecesGiven = async (db: Kysely<Database>, dossierId: string): Promise<GivenPiece[]> => {
  const rows = await db
    .selectFrom('document as d')
    .innerJoin(contentsOf(sql`${dossierId}::uuid`), 'b.sha256', 'd.sha256')
    .select(['d.id', 'd.piece', 'd.file_name as fileName', 'd.pages', 'b.measures', 'd.deposited_at as depositedAt'])
    .where('d.dossier_id', '=', dossierId)
    .where('d.withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('document as later')
            .select('later.id')
            .whereRef('later.dossier_id', '=', 'd.dossier_id')
            .whereRef('later.piece', '=', 'd.piece')
            .whereRef('later.piece_version', '>', 'd.piece_version')
            .where('later.withdrawn_at', 'is', null),
        ),
      ),
    )
    .orderBy('d.deposited_at')
    .execute()
  return rows.flatMap(({ piece, ...row }) => (piece === null ? [] : [{ piece, ...row }]))
}
