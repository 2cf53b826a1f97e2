import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { BatchFile } from '../../contract/servitudeBatches.ts'
import { uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { inBatches } from '../../plans/inBatches.ts'
import { bodyOf, fieldsOf, saidOf, unreadable } from '../../plans/preparing/keepFile.ts'
import type { PlanFile } from '../../plans/preparing/reading/planFile.ts'
import { readApart } from '../../plans/preparing/reading/readApart.ts'
import { batchFor } from './batchRow.ts'
import { presentBatch } from './present.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
export type FileGiven = {
  readonly fileName: string
  readonly srid?: LegalSrid | undefined
  readonly bytes?: number | undefined
  readonly request: IncomingMessage
}

/**
 * Reads a file of footprints and keeps its shapes beside the law.
 * @returns the batch's id
 * @throws Problem PLAN_FILE_UNREADABLE, PLAN_FILE_TOO_LARGE, PLAN_FILE_HALF, the policy's shut door
 */
export async function readBatch(deps: Needs, asker: Asker, given: FileGiven): Promise<string> {
  // Whoever may not is told before a byte of theirs is read.
  const desk = await asActor(deps, asker.actor, (transaction) => deskOf(transaction, asker))
  const { file, kept } = await readFile(given, desk.home)
  return asActor(deps, asker.actor, async (transaction) => {
    const question = ['servitudes.read', kept.sha256, given.srid ?? null] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return before
    const { bodyId, territories, mandateId } = await deskOf(transaction, asker)
    const at = deps.clock.now()
    const id = uuidv7(at)
    await sql`insert into servitude_batch (id, body_id, territories, srid, footprints, created_by, created_at)
      values (${id}::uuid, ${bodyId}::uuid, ${[...territories]}::text[], ${file.srid}, ${JSON.stringify(kept)}::jsonb,
        ${asker.actor.personId}::uuid, ${at})`.execute(transaction)
    await insertShapes(transaction, { id, layer: 'footprint', file })
    const entry = { action: 'servitudes.read', subject: { kind: 'servitude_batch', id }, mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { sha256: kept.sha256, shapes: kept.shapes } })
    await keepAsked(transaction, asker, { question, id, at })
    return id
  })
}

/**
 * Reads the file of the generators of a batch, instead of the one that was there.
 * @throws Problem SERVITUDE_OTHER_ZONE when it is in another legal zone than the footprints, those of `readBatch`
 */
export async function readGenerators(deps: Needs, asker: Asker, { id, ...given }: FileGiven & { readonly id: string }) {
  const states = ['reading', 'control'] as const
  const { row } = await asActor(deps, asker.actor, (transaction) => batchFor(transaction, asker, { id, states }))
  const { file, kept } = await readFile({ srid: given.srid, ...given }, row.srid)
  if (file.srid !== row.srid) throw new Problem('SERVITUDE_OTHER_ZONE', { data: { srid: row.srid } })
  return asActor(deps, asker.actor, async (transaction) => {
    const { allowed } = await batchFor(transaction, asker, { id, states })
    await sql`delete from servitude_batch_shape where batch_id = ${id}::uuid and layer = 'generator'`.execute(
      transaction,
    )
    await insertShapes(transaction, { id, layer: 'generator', file })
    // What was controlled is not what is there any more: it is mapped, then controlled, again.
    await sql`update servitude_batch set generators = ${JSON.stringify(kept)}::jsonb, controlled_at = null, control_asked_at = null,
      control_nth = control_nth + 1 where id = ${id}::uuid`.execute(transaction)
    const at = deps.clock.now()
    const subject = { kind: 'servitude_batch', id }
    const entry = { action: 'servitudes.generators', subject, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { sha256: kept.sha256, shapes: kept.shapes } })
    return presentBatch(transaction, asker, (await batchFor(transaction, asker, { id, states })).row)
  })
}

async function readFile(given: FileGiven, home: LegalSrid): Promise<{ file: PlanFile; kept: BatchFile }> {
  const bytes = await bodyOf(given)
  const { fileName, srid } = given
  const read = await readApart({ bytes, name: fileName, home, ...(srid === undefined ? {} : { srid }) })
  if (!read.ok) throw unreadable(read.error)
  const { shapes, format, how, skipped } = read.value
  const kept = {
    ...{ fileName, format, how, skipped: skipped.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    ...{ fields: [...fieldsOf(shapes)], shapes: shapes.length },
    refused: shapes.filter(({ refusal }) => refusal !== null).length,
  }
  return { file: read.value, kept }
}

/** The agency whoever asks writes servitudes for, its ground, and the legal zone of most of it: that of a file in degrees. */
async function deskOf(transaction: ActorTransaction, { actor }: Asker) {
  const territory = actor.mandates.flatMap(({ territories }) => territories)
  const { mandateId } = authorise(actor, 'servitudes.edit', { territory })
  const mandate = actor.mandates.find(({ id }) => id === mandateId)
  if (!mandate) throw new Error('the mandate that opened the door is not one of the actor’s')
  const { bodyId, territories } = mandate
  const { rows } = await sql<{ home: LegalSrid }>`
    select legal_srid as home from commune where ended_on is null and exists (
      select from unnest(${[...territories]}::text[]) t where territory_covers(t, code))
    group by legal_srid order by count(*) desc, legal_srid limit 1`.execute(transaction)
  return { bodyId, territories, mandateId, home: rows[0]?.home ?? (26191 as const) }
}

type Inserting = { readonly id: string; readonly layer: 'footprint' | 'generator'; readonly file: PlanFile }

async function insertShapes(transaction: ActorTransaction, { id, layer, file }: Inserting): Promise<void> {
  const rows = file.shapes.map(({ ordinal, label, attributes, geom, refusal }) => ({
    ...{ ordinal, label, attributes, geom },
    refusal: refusal && saidOf(refusal),
  }))
  await inBatches(rows, (json) =>
    sql`insert into servitude_batch_shape (batch_id, layer, ordinal, label, attributes, geom, refusal)
      select ${id}::uuid, ${layer}, r.ordinal, r.label, r.attributes, r.geom::geometry, r.refusal
      from jsonb_to_recordset(${json}::jsonb) as r(ordinal integer, label text, attributes jsonb, geom text, refusal jsonb)`.execute(
      transaction,
    ),
  )
}
