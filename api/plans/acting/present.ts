import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { PlanAct, PlanActs } from '../../contract/plans/acts.ts'
import { decide } from '../../contract/policy/decide.ts'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { certain, doneBy, named, namesOf } from '../doneBy.ts'
import { type FreshEyes, freshEyes, NO_EYES } from '../freshEyes.ts'
import { type ActRow, actsOf, versionGrounds } from './actRow.ts'

/**
 * The acts that were proposed of a plan, for an examiner of the ground of one of its versions.
 * @throws Problem NOT_FOUND, the policy's shut door
 */
export async function presentActs(db: ActorTransaction, asker: Asker, planId: string): Promise<PlanActs> {
  const grounds = isUuid(planId) ? await versionGrounds(db, planId) : []
  if (grounds.length === 0) throw new Problem('NOT_FOUND')
  authorise(asker.actor, 'plans.prepare', { territory: grounds.flatMap(({ territory }) => territory) })
  const rows = await actsOf(db, planId)
  const eyes = await eyesOf(db, rows)
  const people = [...eyes.values()].flatMap(({ publish, appoint }) => [...publish, ...appoint])
  const names = await namesOf(db, [...people, ...rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy])])
  const waiting = new Set(rows.filter(({ state }) => state === 'proposed').map(({ versionId }) => versionId))
  const mine = grounds.filter(({ territory }) => decide(asker.actor, 'plans.prepare', { territory }).allowed)
  return {
    planId,
    acts: rows.map((row) => presented(row, asker, { names, eyes: eyes.get(row.id) ?? NO_EYES })),
    proposable: mine.map(({ id }) => id).filter((id) => !waiting.has(id)),
  }
}

/** Of each act that waits, who may examine it. */
async function eyesOf(db: ActorTransaction, rows: readonly ActRow[]): Promise<ReadonlyMap<string, FreshEyes>> {
  const found = new Map<string, FreshEyes>()
  for (const { id, state, territory, bodyId, proposedBy } of rows)
    if (state === 'proposed') found.set(id, await freshEyes(db, { territory, bodyId, hands: [proposedBy] }))
  return found
}

type Known = { readonly names: Awaited<ReturnType<typeof namesOf>>; readonly eyes: FreshEyes }

function presented(row: ActRow, { actor }: Asker, { names, eyes }: Known): PlanAct {
  const { id, versionId, what, kind, onDay, signedOn, act, reason, former, state, returnedWhy } = row
  const subject = { territory: row.territory, personId: row.proposedBy }
  const waits = state === 'proposed'
  return {
    ...{ id, versionId, what, kind, onDay, signedOn, act, reason, state, returnedWhy },
    former: former && { ...former, signedOn: former.signedOn ?? null },
    eyes: { publish: named(names, eyes.publish), appoint: named(names, eyes.appoint) },
    proposed: certain(doneBy(names, row.proposedBy, row.proposedAt)),
    decided: doneBy(names, row.decidedBy, row.decidedAt),
    may: {
      examine: waits && decide(actor, 'plans.publish', subject).allowed,
      withdraw: waits && row.proposedBy === actor.personId && decide(actor, 'plans.prepare', subject).allowed,
    },
  }
}
