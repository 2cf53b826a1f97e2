import { type Kysely, sql } from 'kysely'
import { westernDigits } from '../../spatial/westernDigits.ts'
import { project } from '../contract/procedures/project.ts'
import { STATE_OF } from '../contract/procedures/steps.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { BringingIn, Entering } from './bringIn.ts'
import type { PaperEvent } from './judging/paperEvents.ts'

export async function insertDossiers(
  db: Kysely<Database>,
  by: BringingIn,
  entering: readonly Entering[],
): Promise<void> {
  const rows = entering.map(({ id, number, paper }) => {
    const { titleNumber, title, versionId, track } = paper
    const known = titleNumber === null ? {} : { landTitle: 'titled', titleNumber }
    return { id, number, title, versionId, track, paper: asWritten(paper.paperNumber), project: project.parse(known) }
  })
  await sql`
    insert into dossier (id, title, commune_code, created_by, created_at, counter_mandate_id, procedure_version_id, track,
      backlog_id, paper_number, number, project)
    select id, title, ${by.communeCode}, ${by.personId}::uuid, ${by.at}, ${by.mandateId}::uuid, "versionId", track,
      ${by.backlogId}::uuid, paper, number, project
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, number text, title text, "versionId" uuid,
      track text, paper text, project jsonb)`.execute(db)
}

/**
 * The number as the register writes it, in the digits the house prints; two that differ by their spaces alone are one, and
 * the index that takes a number once knows the digits of one writing only.
 */
const asWritten = (number: string) => westernDigits(number).trim().replaceAll(/\s+/g, ' ')

export async function insertOwners(
  db: Kysely<Database>,
  { personId, at }: BringingIn,
  entering: readonly Entering[],
): Promise<void> {
  const rows = entering.map(({ id, owner }) => ({ id: uuidv7(at), dossier: id, ...owner }))
  await sql`
    insert into dossier_participant (id, dossier_id, person_id, body_id, part, added_by, added_at)
    select id, dossier, "personId", "bodyId", 'owner', ${personId}::uuid, ${at}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id uuid, dossier uuid, "personId" uuid, "bodyId" uuid)`.execute(db)
}

/** Each on its day, at noon in Morocco, for paper gives no hour; brought in now. */
export async function insertEvents(
  db: Kysely<Database>,
  { personId, mandateId, at }: BringingIn,
  entering: readonly Entering[],
): Promise<void> {
  const rows = entering.flatMap(({ id, paper }) => paper.events.map((event, index) => eventRow(id, event, index + 1)))
  await sql`
    insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id, mandate_id, brought_at, reason)
    select dossier, move, event, step, state, least((day::text || 'T11:00:00Z')::timestamptz, ${at}), day,
      ${personId}::uuid, ${mandateId}::uuid, ${at}, reason
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(dossier uuid, move integer, event text, step text, state text, day date, reason jsonb)
    order by dossier, move`.execute(db)
}

const eventRow = (dossier: string, { event, day, step, assumed, reason }: PaperEvent, move: number) => ({
  ...{ dossier, move, event, step, state: STATE_OF[step], day, reason: assumed ? { assumed } : (reason ?? null) },
})
