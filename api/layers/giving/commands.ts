import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked, type Question } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import {
  type addFileQuery,
  type addLayerBody,
  type changeLayerBody,
  MOST_LAYER_FILE_BYTES,
} from '../../contract/layers.ts'
import { uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { readBody } from '../../http/jsonBody.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { type LayerRow, layerSeen } from '../queries.ts'
import type { Offered } from '../services/offered.ts'
import type { LayerReader } from './layerReader.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Look = z.output<typeof addLayerBody>

/** Adds a layer of a service, as the service itself describes it. @throws Problem LAYER_UNKNOWN, the policy's shut door */
export async function addServiceLayer(deps: Needs, asker: Asker, given: Look, offered: Offered): Promise<LayerRow> {
  const layer = offered.layers.find(({ name }) => name === given.name)
  if (!layer?.kept) throw new Problem('LAYER_UNKNOWN')
  const { kept, box } = layer
  return add(deps, asker, {
    ...{ given, detail: { kind: given.kind, name: given.name } },
    columns: { kind: given.kind, address: given.address, service: JSON.stringify(kept), box: box && [...box] },
  })
}

type GivenFile = z.output<typeof addFileQuery> & { readonly request: IncomingMessage }

type Reading = Needs & { readonly reader: LayerReader }

/** Adds a file's shapes as a layer. @throws Problem LAYER_FILE_UNREADABLE, LAYER_FILE_TOO_LARGE, BUSY, the policy's shut door */
export async function addFileLayer(deps: Reading, asker: Asker, { request, ...given }: GivenFile): Promise<LayerRow> {
  authorise(asker.actor, 'layers.edit', { bodyIds: [given.bodyId] })
  const bytes = await readBody(request, MOST_LAYER_FILE_BYTES).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'BODY_TOO_LARGE' ? new Problem('LAYER_FILE_TOO_LARGE') : error
  })
  const read = await deps.reader.read({ bytes, name: given.fileName })
  if (!read.ok) {
    const { code, ...said } = read.error
    throw new Problem(code, said)
  }
  const { shapes, leftOut, batches } = read.value
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return add(deps, asker, {
    ...{ given, detail: { kind: 'vector', fileName: given.fileName, sha256, shapes, leftOut }, batches },
    columns: {
      kind: 'vector',
      file_sha256: sha256,
      file_name: given.fileName,
      shapes,
      left_out: leftOut,
      box: null,
    },
  })
}

type Added = {
  readonly given: Omit<Look, 'kind' | 'address' | 'name'>
  readonly columns: {
    readonly kind: LayerRow['kind']
    readonly box: number[] | null
    readonly address?: string
    readonly service?: string
    readonly file_sha256?: string
    readonly file_name?: string
    readonly shapes?: number
    readonly left_out?: number
  }
  readonly batches?: readonly string[]
  readonly detail: Readonly<Record<string, string | number>>
}

function add(deps: Needs, asker: Asker, { given, columns, batches = [], detail }: Added): Promise<LayerRow> {
  const { mandateId } = authorise(asker.actor, 'layers.edit', { bodyIds: [given.bodyId] })
  const question: Question = ['layer.add', given, detail]
  return asActor(deps, asker.actor, async (transaction) => {
    const before = await askedBefore(transaction, asker, question)
    if (before) return seen(transaction, before)
    const at = deps.clock.now()
    const id = uuidv7(at)
    const made = { id, body_id: given.bodyId, created_by: asker.actor.personId, created_at: at }
    const place = sql<number>`(select coalesce(max(place), 0) + 1 from agency_layer where body_id = ${given.bodyId})`
    await transaction
      .insertInto('agency_layer')
      .values({ ...made, ...columnsOf(given), ...columns, place })
      .execute()
    await keepShapes(transaction, id, batches)
    const subject = { kind: 'layer', id }
    await record(
      transaction,
      { ...asker, at },
      { action: 'layer.add', subject, mandateId, bodyId: given.bodyId, detail },
    )
    await keepAsked(transaction, asker, { question, id, at })
    return seen(transaction, id)
  })
}

const columnsOf = ({
  titleFr,
  titleAr,
  attribution,
  visibility,
  opacity,
  legendFr,
  legendAr,
  dataDate,
}: Added['given']) => ({
  ...{ title_fr: titleFr, title_ar: titleAr, attribution, visibility, opacity },
  ...{ legend_fr: legendFr || null, legend_ar: legendAr || null, data_date: dataDate },
})

/** @throws Problem LAYER_FILE_UNREADABLE when PostGIS does not take a shape for one */
async function keepShapes(transaction: ActorTransaction, id: string, batches: readonly string[]): Promise<void> {
  let from = 0
  for (const batch of batches) {
    const { numAffectedRows } = await sql`
      insert into agency_layer_shape (layer_id, nth, properties, geom)
      select ${id}::uuid, ${from}::int + nth, shape->'properties', ST_Force2D(ST_SetSRID(ST_GeomFromGeoJSON(shape->>'geometry'), 4326))
      from jsonb_array_elements(${batch}::jsonb) with ordinality as given(shape, nth)`
      .execute(transaction)
      .catch((cause: unknown) => {
        throw isBadShape(cause) ? new Problem('LAYER_FILE_UNREADABLE') : cause
      })
    from += Number(numAffectedRows)
  }
}

/** PostGIS raises its own errors of a bad GeoJSON as internal ones. */
const isBadShape = (error: unknown) => (error as { code?: unknown }).code === 'XX000'

async function seen(transaction: ActorTransaction, id: string): Promise<LayerRow> {
  const row = await layerSeen(transaction, id)
  if (!row) throw new Problem('NOT_FOUND')
  return row
}

type Change = Omit<z.output<typeof changeLayerBody>, 'version'>
type Versioned = { readonly id: string; readonly version: number }

/** @throws Problem NOT_FOUND, CHANGED_MEANWHILE, the policy's shut door */
export function changeLayer(
  deps: Needs,
  asker: Asker,
  { id, version, ...change }: Versioned & Change,
): Promise<LayerRow> {
  return editing(deps, asker, { id, version }, async (transaction) => {
    const { titleFr, titleAr, attribution, visibility, opacity, legendFr, legendAr, dataDate } = change
    const columns = {
      ...{ title_fr: titleFr, title_ar: titleAr, attribution, visibility, opacity },
      ...{ legend_fr: legendFr, legend_ar: legendAr, data_date: dataDate },
    }
    const said = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
    await transaction
      .updateTable('agency_layer')
      .set({ ...said, version: version + 1 })
      .where('id', '=', id)
      .execute()
    return { action: 'layer.change', detail: { fields: Object.keys(said).join(', ') } }
  })
}

/** Its row stays; nobody sees it any more. @throws Problem NOT_FOUND, CHANGED_MEANWHILE, the policy's shut door */
export async function removeLayer(deps: Needs, asker: Asker, { id, version }: Versioned): Promise<void> {
  await editing(deps, asker, { id, version }, async (transaction) => {
    const gone = { removed_at: deps.clock.now(), version: version + 1 }
    await transaction.updateTable('agency_layer').set(gone).where('id', '=', id).execute()
    return { action: 'layer.remove', detail: {} }
  })
}

type Done = { readonly action: string; readonly detail: Readonly<Record<string, string>> }

function editing(
  deps: Needs,
  asker: Asker,
  { id, version }: Versioned,
  work: (transaction: ActorTransaction) => Promise<Done>,
): Promise<LayerRow> {
  return asActor(deps, asker.actor, async (transaction) => {
    const row = await seen(transaction, id)
    const { mandateId } = authorise(asker.actor, 'layers.edit', { bodyIds: [row.bodyId] })
    await sql`select from agency_layer where id = ${id}::uuid for update`.execute(transaction)
    if ((await seen(transaction, id)).version !== version) throw new Problem('CHANGED_MEANWHILE')
    const done = await work(transaction)
    const at = deps.clock.now()
    await record(
      transaction,
      { ...asker, at },
      { ...done, subject: { kind: 'layer', id }, mandateId, bodyId: row.bodyId },
    )
    return (await layerSeen(transaction, id)) ?? row
  })
}

/** Puts an agency's layers in this order; those that are not named come after, as they were. @throws Problem, a shut door */
export function orderLayers(
  deps: Needs,
  asker: Asker,
  { bodyId, ids }: { readonly bodyId: string; readonly ids: readonly string[] },
): Promise<void> {
  const { mandateId } = authorise(asker.actor, 'layers.edit', { bodyIds: [bodyId] })
  return asActor(deps, asker.actor, async (transaction) => {
    await sql`
      update agency_layer l set place = o.place from (
        select id, row_number() over (order by coalesce(array_position(${[...ids]}::uuid[], id), 1000000), place) as place
        from agency_layer where body_id = ${bodyId}::uuid and removed_at is null
      ) o where o.id = l.id and l.removed_at is null`.execute(transaction)
    const at = deps.clock.now()
    const subject = { kind: 'body', id: bodyId }
    await record(transaction, { ...asker, at }, { action: 'layer.order', subject, mandateId, bodyId })
  })
}
