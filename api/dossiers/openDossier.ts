import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { uuidv7 } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import { addParticipantRow } from './participants.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject } from './withDossier.ts'

export type NewDossier = {
  readonly title: string
  readonly communeCode: string
  readonly reportId?: string | undefined
  /** What the asker's software calls this request, so that a repeat opens nothing new. */
  readonly onceKey: string | null
}

/**
 * Opens a draft whose maker is its owner; the outline of a report becomes its site.
 * @throws Problem INVALID_INPUT for an unknown commune or report
 */
export async function openDossier(deps: Needs, asker: Asker, given: NewDossier): Promise<ReadDossier> {
  authorise(asker.actor, 'dossier.create')
  return asActor(deps, asker.actor, async (transaction) => {
    const at = deps.clock.now()
    const id = await insertDraft(transaction, asker.actor, { ...given, at })
    if (id.isNew) {
      await addParticipantRow(
        transaction,
        { dossierId: id.id, personId: asker.actor.personId, part: 'owner', at },
        asker.actor,
      )
      if (given.reportId) await drawSite(transaction, id.id, given.reportId)
      await journal(transaction, { asker, at }, { action: 'dossier.open', subject: subject(id.id), dossierId: id.id })
    }
    return readWhole(transaction, id.id)
  })
}

type Draft = NewDossier & { readonly at: Date }

async function insertDraft(
  transaction: ActorTransaction,
  actor: Asker['actor'],
  { title, communeCode, reportId, onceKey, at }: Draft,
) {
  const [commune, report] = await Promise.all([
    transaction.selectFrom('commune').select('code').where('code', '=', communeCode).executeTakeFirst(),
    reportId
      ? transaction.selectFrom('conformity_report').select('id').where('id', '=', reportId).executeTakeFirst()
      : null,
  ])
  if (!commune) throw new Problem('INVALID_INPUT', { field: 'communeCode', data: { reason: 'no such commune' } })
  if (report === undefined)
    throw new Problem('INVALID_INPUT', { field: 'reportId', data: { reason: 'no such report' } })
  const id = uuidv7(at)
  const createdBy = actor.personId
  const askedOnce = onceKey && createHash('sha256').update(`${createdBy}\n${onceKey}`).digest('hex')
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('dossier')
    .values({
      id,
      title,
      commune_code: commune.code,
      report_id: reportId ?? null,
      created_by: createdBy,
      created_at: at,
      asked_once: askedOnce,
    })
    .onConflict((conflict) => conflict.column('asked_once').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows) return { id, isNew: true }
  const first = await transaction
    .selectFrom('dossier')
    .select('id')
    .where('asked_once', '=', askedOnce)
    .executeTakeFirstOrThrow()
  return { id: first.id, isNew: false }
}

const drawSite = (transaction: ActorTransaction, dossierId: string, reportId: string) =>
  sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select ${dossierId}::uuid, r.srid, 'draft', '{}', r.geom, display_3857(r.geom)
    from conformity_report r where r.id = ${reportId}::uuid`.execute(transaction)
