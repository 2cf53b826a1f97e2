import { type Actor, decide } from '../../api/contract/policy/decide.ts'
import type { Action } from '../../api/contract/policy/policy.ts'

/** The API's own question before a search or a list of others: about the bodies and the territories one acts for, or everywhere. */
export const decideForBodies = (actor: Actor, action: Action) =>
  decide(actor, action, {
    bodyIds: actor.mandates.map(({ bodyId }) => bodyId),
    territory: actor.mandates.flatMap(({ territories }) => territories),
  })

/** Whether a part of the interface is open to the actor beyond their own things. */
export const opens = (actor: Actor, action: Action): boolean => decideForBodies(actor, action).allowed
