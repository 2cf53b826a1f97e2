import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { KEY_KINDS, type KeyKind, type KeysOfBody, type MyKeys } from '../contract/keys.ts'
import { decide } from '../contract/policy/decide.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { bodyOfMandate } from '../mandates/queries.ts'
import { presentKey } from './present.ts'
import { keysHeldBy, keysOf, quotaOf } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'config'>

/** The keys of a body: all of them for its administrators, one's own for whoever acts for it. @throws Problem NOT_FOUND, shut door */
export const consultKeys = (deps: Needs, { actor }: Asker, bodyId: string): Promise<KeysOfBody> =>
  asActor(deps, actor, async (transaction) => {
    const today = deps.clock.today()
    const now = deps.clock.now()
    const body = isUuid(bodyId) ? await bodyOfMandate(transaction, bodyId, today) : null
    if (!body) throw new Problem('NOT_FOUND')
    authorise(actor, 'key.consult', { personId: actor.personId, bodyIds: [body.id] })
    const keys = await keysOf(transaction, body.id, today)
    const quota = await quotaOf(transaction, body.id, today)
    return {
      keys: keys.map((row) => presentKey(row, actor, now)),
      quota: { ...quota, used: keys.filter(({ state }) => state === 'active' || state === 'suspended').length },
      kinds: KEY_KINDS.filter((kind) => isSetUp(deps, kind)),
      mayAdd: decide(actor, 'key.add', { personId: actor.personId, bodyIds: [body.id] }).allowed,
    }
  })

const isSetUp = ({ config: { keyPlaces } }: Needs, kind: KeyKind): boolean =>
  kind === 'pkcs12' || (kind === 'pkcs11' ? keyPlaces.module !== null : keyPlaces.remote !== null)

/** The keys the asker holds, in whatever body. */
export const ownKeys = (deps: Needs, { actor }: Asker): Promise<MyKeys> =>
  asActor(deps, actor, async (transaction) => {
    const held = await keysHeldBy(transaction, actor.personId, deps.clock.today())
    return { keys: held.map((row) => presentKey(row, actor, deps.clock.now())) }
  })
