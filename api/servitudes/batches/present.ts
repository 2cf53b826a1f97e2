import { type Kysely, sql } from 'kysely'
import type { Asker } from '../../access/asker.ts'
import { decide } from '../../contract/policy/decide.ts'
import type { ServitudeBatch } from '../../contract/servitudeBatches.ts'
import type { Database } from '../../db/tables.ts'
import { certain, doneBy, namesOf } from '../../plans/doneBy.ts'
import type { BatchRow } from './batchRow.ts'
import { type BatchCounted, batchCounts, leftOutOf, proposedFields } from './queries.ts'

export async function presentBatch(db: Kysely<Database>, asker: Asker, row: BatchRow): Promise<ServitudeBatch> {
  const counts = await batchCounts(db, row.id)
  const names = await namesOf(db, [row.createdBy, row.adoptedBy, row.discardedBy])
  const adopted = doneBy(names, row.adoptedBy, row.adoptedAt)
  const leftOutFor = await leftOutOf(db, row.id)
  const { id, state, srid, footprints, generators, mapping } = row
  return {
    ...{ id, state, srid, footprints, generators, mapping },
    body: await bodyOf(db, row.bodyId),
    created: certain(doneBy(names, row.createdBy, row.createdAt)),
    proposed: await proposedFields(db, row),
    leftOut: leftOutFor.reduce((sum, { count }) => sum + count, 0),
    leftOutFor,
    control: controlOf(row, counts),
    adopted: adopted && { ...adopted, reason: row.reason ?? '' },
    discarded: doneBy(names, row.discardedBy, row.discardedAt),
    may: mayOf(asker, row, counts),
  }
}

async function bodyOf(db: Kysely<Database>, id: string): Promise<ServitudeBatch['body']> {
  const { rows } = await sql<ServitudeBatch['body']>`
    select id, name_fr as "nameFr", name_ar as "nameAr" from body where id = ${id}::uuid`.execute(db)
  const [body] = rows
  if (!body) throw new Error('a batch has a body')
  return body
}

function controlOf(row: BatchRow, counts: BatchCounted): ServitudeBatch['control'] {
  if (!row.controlAskedAt) return null
  const running = row.controlStep === null ? ('waiting' as const) : ('running' as const)
  const figures = row.counts ?? { servitudes: 0, areaM2: 0, points: 0, withGenerator: 0 }
  return {
    state: row.controlledAt ? 'done' : row.controlFault ? 'failed' : running,
    step: row.controlStep,
    doneAt: row.controlledAt?.toISOString() ?? null,
    ...figures,
    counts,
  }
}

function mayOf({ actor }: Asker, { territories, state, controlledAt }: BatchRow, counts: BatchCounted) {
  const isEditor = decide(actor, 'servitudes.edit', { territory: territories }).allowed
  return {
    prepare: isEditor && (state === 'reading' || state === 'control'),
    adopt: isEditor && state === 'control' && controlledAt !== null && counts.every(({ open }) => open === 0),
  }
}

export async function presentBatchLines(db: Kysely<Database>, rows: readonly BatchRow[]) {
  const names = await namesOf(
    db,
    rows.map(({ createdBy }) => createdBy),
  )
  return rows.map(({ id, state, footprints, mapping, createdBy, createdAt }) => ({
    ...{ id, state, fileName: footprints.fileName, shapes: footprints.shapes, source: mapping?.once.source ?? null },
    created: certain(doneBy(names, createdBy, createdAt)),
  }))
}
