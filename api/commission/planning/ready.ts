import { asDay } from '../../../spatial/day.ts'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { ReadyDossier } from '../../contract/commission/sessions.ts'
import { type Needs, seen } from '../withSession.ts'
import { dossiersOfUnit, readyFor } from './agendaDossiers.ts'

/** A commission has so many before it at most: the most urgent are shown, and that there are more. */
const MOST = 200

/** What may be put on a session's agenda, and what is not ready with why. */
export const readyDossiersFor = (
  deps: Needs,
  { actor }: Asker,
  id: string,
): Promise<{ readonly dossiers: ReadyDossier[]; readonly more: boolean }> =>
  asActor(deps, actor, async (transaction) => {
    const row = await seen(transaction, id)
    authorise(actor, 'commission.plan', { territory: row.territory })
    const found = await dossiersOfUnit(transaction, row.unit, MOST + 1)
    const dossiers = readyFor(found.slice(0, MOST), id, asDay(deps.clock.today()))
    return { dossiers, more: found.length > MOST }
  })
