import { type Kysely, sql } from 'kysely'
import { asDay } from '../../../spatial/day.ts'
import type { ProcedureDefinition, StageCode, Track } from '../../contract/procedures/definition.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Database } from '../../db/tables.ts'
import type { DatedEvent } from '../stages.ts'
import type { KeptStage } from './compare.ts'

export type OpenDossier = {
  readonly id: string
  readonly versionId: string
  readonly track: Track | null
  readonly events: readonly DatedEvent[]
  readonly kept: readonly KeptStage[]
}

/** Holds the next open dossiers, in the order of their ids, until the caller's transaction ends. */
export async function holdNext(db: Kysely<Database>, after: string | null, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select hold_open_dossiers(${after}::uuid, ${most}::integer) as id`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

type EventFields = readonly [Transition, string, number | null]
type StageFields = readonly [
  StageCode,
  KeptStage['holder'],
  string | null,
  boolean,
  string | null,
  number | null,
  KeptStage['unit'],
  number,
  string | null,
  string,
]
type Row = Omit<OpenDossier, 'events' | 'kept'> & {
  readonly events: readonly EventFields[]
  readonly kept: readonly StageFields[]
}

/**
 * What held dossiers are counted from, and what is kept of them: read after they are held, in a statement of its own, so
 * that it sees every move that was made before.
 */
export async function readHeld(db: Kysely<Database>, ids: readonly string[]): Promise<readonly OpenDossier[]> {
  const { rows } = await sql<Row>`
    with events as materialized (
      select dossier_id, json_agg(json_build_array(event, day, (reason -> 'extension' ->> 'days')::integer) order by move) as happened from dossier_event
      where dossier_id = any (${ids}::uuid[]) group by dossier_id
    ), kept as materialized (
      select dossier_id, json_agg(json_build_array(stage, holder, from_day, assumed, due_day, days, unit, days_left, met_day,
        md5(skipped::text))) as stages
      from dossier_deadline where dossier_id = any (${ids}::uuid[]) group by dossier_id
    )
    select d.id, d.procedure_version_id as "versionId", d.track, e.happened as events, coalesce(k.stages, '[]') as kept
    from dossier d join events e on e.dossier_id = d.id left join kept k on k.dossier_id = d.id
    where d.id = any (${ids}::uuid[])`.execute(db)
  return rows.map((row) => ({ ...row, events: row.events.map(asEvent), kept: row.kept.map(asStage) }))
}

const asEvent = ([event, text, days]: EventFields): DatedEvent => ({
  event,
  day: asDay(text),
  days: days ?? undefined,
})

const asStage = ([stage, holder, from, assumed, due, days, unit, left, met, skipped]: StageFields): KeptStage => ({
  ...{ stage, holder, from, assumed, due, days, unit, left, met, skipped },
})

/** What the clock counts by. */
type Counted = Pick<ProcedureDefinition, 'flow' | 'stages'>

/** The stages of versions that dossiers were filed under; a version never changes: each is read once. */
export class VersionStages {
  private readonly known = new Map<string, Counted>()

  async read(db: Kysely<Database>, dossiers: readonly OpenDossier[]): Promise<void> {
    const unknown = [...new Set(dossiers.map(({ versionId }) => versionId))].filter((id) => !this.known.has(id))
    if (unknown.length === 0) return
    const rows = await db
      .selectFrom('procedure_version')
      .select(['id', 'definition'])
      .where('id', 'in', unknown)
      .execute()
    for (const { id, definition } of rows) this.known.set(id, definition)
  }

  of(versionId: string): Counted {
    const counted = this.known.get(versionId)
    if (!counted) throw new Error(`no version ${versionId}`)
    return counted
  }
}
