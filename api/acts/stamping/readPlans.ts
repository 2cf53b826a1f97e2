import type { Asker } from '../../access/asker.ts'
import type { ActPlans } from '../../contract/actPlans.ts'
import { decide } from '../../contract/policy/decide.ts'
import { type Needs, subjectOf, withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { type ActRow, actById } from '../queries.ts'
import { type PlanRow, plansOf } from './plans.ts'

type Wanted = { readonly dossierId: string; readonly actId: string }
export type FoundPlans = { readonly act: ActRow; readonly rows: readonly PlanRow[]; readonly answer: ActPlans }

/** The plans of an act, with where their stamps go and those that bear them. @throws Problem NOT_FOUND, the policy's shut door */
export const consultPlans = (deps: Needs, asker: Asker, { dossierId, actId }: Wanted): Promise<FoundPlans> =>
  withDossier(deps, { asker, id: dossierId, action: 'dossier.consult' }, async (transaction, { row }) => {
    const act = await actById(transaction, actId)
    if (!act || act.dossierId !== dossierId) throw new Problem('NOT_FOUND')
    const rows = await plansOf(transaction, dossierId, actId)
    const mine = act.state === 'signed' && act.signedBy === asker.actor.personId
    const isLeft = rows.some(({ stamped, refusal }) => stamped === null && refusal === null)
    const mayPlace = act.state !== 'signed' && decide(asker.actor, 'act.draft', subjectOf(row)).allowed
    const plans = rows.map(({ sha256: _, bytes: __, ...plan }) => plan)
    return { act, rows, answer: { plans, mayPlace, mayStamp: mine && isLeft } }
  })
