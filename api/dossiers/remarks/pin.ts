import { sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { PinWanted } from '../../contract/remarks.ts'
import { uuidv7 } from '../../db/uuid.ts'
import type { DossierRow } from '../queries.ts'
import { legalTrace } from '../site/legalTrace.ts'
import { zoneOf } from '../site/traceQueries.ts'
import { journal, type Needs, subject, withDossierOnce } from '../withDossier.ts'
import { type Remarks, readRemarks } from './consult.ts'
import { checkSheet } from './sheet.ts'

type Wanted = PinWanted & { readonly id: string }

/**
 * Pins a remark, for a body, on a sheet of the dossier or at a place in its commune's legal zone.
 * @throws Problem the policy's shut door, SHEET_UNKNOWN, the intake's codes with the place of what cannot be read
 */
export const pinRemark = (deps: Needs, asker: Asker, wanted: Wanted): Promise<Remarks> => {
  const { id, bodyId } = wanted
  const door = { asker, id, action: 'remark.write', bodyIds: [bodyId], question: ['remark.pin', wanted] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed: { mandateId }, at }) => {
      const where = await whereOf(transaction, row, wanted.on)
      const nth = await nextNumber(transaction, id)
      await transaction
        .insertInto('remark')
        .values({
          ...{ id: uuidv7(at), dossier_id: id, nth, text: wanted.text, body_id: bodyId, ...where },
          ...{ person_id: asker.actor.personId, mandate_id: mandateId ?? '', at },
        })
        .execute()
      const detail = { remark: nth, on: where.document_id === null ? 'map' : 'sheet' }
      const entry = { action: 'remark.pin', subject: subject(id), dossierId: id, bodyId, mandateId, detail }
      await journal(transaction, { asker, at }, entry)
    },
    answer: (transaction, row) => readRemarks(transaction, asker.actor, row),
  })
}

async function whereOf(transaction: ActorTransaction, { id, communeCode }: DossierRow, on: PinWanted['on']) {
  if ('documentId' in on) {
    await checkSheet(transaction, id, on)
    const { documentId, page, shape } = on
    return { document_id: documentId, page, shape: JSON.stringify(shape), srid: null, place: null }
  }
  const srid = await zoneOf(transaction, communeCode)
  const legal = JSON.stringify(legalTrace(on.place, srid))
  const place = sql<string>`ST_SetSRID(ST_GeomFromGeoJSON(${legal}), ${srid}::integer)`
  return { document_id: null, page: null, shape: null, srid, place }
}

/** Two at once are two numbers, one after the other. */
async function nextNumber(transaction: ActorTransaction, dossierId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`remarks of ${dossierId}`}, 0))`.execute(transaction)
  const { last } = await transaction
    .selectFrom('remark')
    .select(sql<number>`coalesce(max(nth), 0)`.as('last'))
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return last + 1
}
