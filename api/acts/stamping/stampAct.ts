import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { dayText } from '../../../spatial/conformity/figures.ts'
import { asDay } from '../../../spatial/day.ts'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { dayOf } from '../../clock.ts'
import type { StampPlace, StampRefusal } from '../../contract/actPlans.ts'
import type { Deps } from '../../deps.ts'
import { lockContent } from '../../documents/lockContent.ts'
import { asStoreProblem } from '../../documents/store/storeProblem.ts'
import { withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { referenceOf } from '../facts.ts'
import { voidDoor } from '../numbering/voidAct.ts'
import { type ActRow, actById } from '../queries.ts'
import { type PlanRow, plansOf } from './plans.ts'
import { stampPlan } from './stampPlan.ts'

/** Larger plans would be in memory twice while they are written: they are refused, and said so. */
const MOST_BYTES = 300 * 1024 * 1024

type Stamping = { readonly dossierId: string; readonly actId: string }

/**
 * Stamps the plans of a signed act, one at a time, each kept as soon as it is made: what was interrupted goes on where it
 * stopped. By whoever signed it.
 * @throws Problem the policy's shut door, NOT_FOUND, ACT_CLOSED for one not signed, NOT_WITHIN_REACH for somebody else's
 */
export async function stampAct(deps: Deps, asker: Asker, wanted: Stamping): Promise<void> {
  const { act, plans } = await toStamp(deps, asker, wanted)
  for (const plan of plans.filter(({ stamped, refusal }) => stamped === null && refusal === null))
    await keepOne(deps, asker, { act, plan })
}

async function toStamp(deps: Deps, asker: Asker, { dossierId, actId }: Stamping) {
  const found = await withDossier(deps, { asker, id: dossierId, action: 'dossier.consult' }, async (transaction) => {
    const act = await actById(transaction, actId)
    if (!act || act.dossierId !== dossierId) throw new Problem('NOT_FOUND')
    return act
  })
  return withDossier(deps, { asker, id: dossierId, action: voidDoor(found.kind) }, async (transaction) => {
    if (found.state !== 'signed') throw new Problem('ACT_CLOSED')
    if (found.signedBy !== asker.actor.personId) throw new Problem('NOT_WITHIN_REACH')
    return { act: found, plans: await plansOf(transaction, dossierId, actId) }
  })
}

type One = { readonly act: ActRow; readonly plan: PlanRow }

/** In a transaction of its own, with the file in the store before it ends. */
async function keepOne(deps: Deps, asker: Asker, { act, plan }: One): Promise<void> {
  const made = await stampedFile(deps, { act, plan })
  const row = { act_id: act.id, document_id: plan.documentId, source_sha256: plan.sha256, stamped_at: deps.clock.now() }
  await asActor(deps, asker.actor, async (transaction) => {
    const kept =
      typeof made === 'string'
        ? null
        : { sha256: hash('sha256', made.bytes), bytes: made.bytes.length, pages: made.pages }
    if (kept && typeof made !== 'string') {
      await lockContent(transaction, kept.sha256)
      await deps.store.put(kept.sha256, () => Readable.from([made.bytes])).catch(asStoreProblem)
    }
    const refusal = typeof made === 'string' ? made : null
    await transaction
      .insertInto('act_plan')
      .values({ ...row, ...(kept ?? { sha256: null, bytes: null, pages: null }), refusal })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

async function stampedFile(
  { store }: Deps,
  { act, plan }: One,
): Promise<{ bytes: Buffer; pages: number } | StampRefusal> {
  if (plan.bytes > MOST_BYTES) return 'TOO_LARGE'
  if (!(await store.has(plan.sha256).catch(asStoreProblem))) throw new Problem('CONTENT_UNAVAILABLE')
  const file = await buffer(await store.open(plan.sha256).catch(asStoreProblem))
  const { commune } = act.facts
  const day = dayText(asDay(dayOf(act.signedAt ?? act.draftedAt)))
  const stamp = { reference: referenceOf(act.number ?? 0, act.year ?? 0), day, commune: commune.nameFr }
  const answer = stampPlan(file, stamp, placesOf(plan))
  return answer.ok ? answer.value : answer.error
}

/** A sheet for which nobody chose takes the place of the one before it. */
function placesOf({ places, pages }: PlanRow): Map<number, StampPlace> {
  const chosen = new Map<number, StampPlace>(places.map(({ page, x, y }) => [page, { x, y }]))
  const last = Math.max(pages ?? 0, ...chosen.keys())
  for (let page = 2; page <= last; page++) {
    const before = chosen.get(page - 1)
    if (!chosen.has(page) && before) chosen.set(page, before)
  }
  return chosen
}
