import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { dayOf } from '../../clock.ts'
import type { DossierSession } from '../../contract/commission/ofDossier.ts'
import { decide } from '../../contract/policy/decide.ts'
import { journal, type Needs, subject, withDossier } from '../../dossiers/withDossier.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { reachOf } from '../calling/reach.ts'
import { NOT_YET, type Passage, sittingAfter } from '../sitting/fold.ts'
import { type DossierSessionRow, sessionsOf } from './queries.ts'

/** Reads the sessions of a dossier, and writes that they were read. @throws Problem NOT_FOUND, whether absent or not theirs */
export async function consultSessions(deps: Needs, asker: Asker, id: string): Promise<DossierSession[]> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { allowed, at }) => {
    const entry = { action: 'dossier.sessions', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    const found: DossierSession[] = []
    for (const row of await sessionsOf(transaction, id)) found.push(await presented(transaction, asker, row))
    return found
  })
}

async function presented(
  transaction: ActorTransaction,
  { actor }: Asker,
  row: DossierSessionRow,
): Promise<DossierSession> {
  const { itemId: _, territory: __, events: ___, sealedAt, ...shown } = row
  const { state, outcome, reason } = passageOf(row)
  const territory = await reachOf(transaction, actor, row)
  return {
    ...{ ...shown, passage: state, outcome, reason },
    sealedOn: sealedAt && dayOf(sealedAt),
    opens: decide(actor, 'commission.consult', { territory }).allowed,
  }
}

/** How far it went, from what this actor may know of it. */
function passageOf({ itemId, events }: DossierSessionRow): Passage {
  const happened = events.map(({ event, at, detail }, index) => ({
    ...{ event, at: new Date(at), detail, itemId, nth: index + 1 },
    ...{ bodyId: null, whoId: null },
  }))
  return sittingAfter(happened).passages.get(itemId) ?? NOT_YET
}
