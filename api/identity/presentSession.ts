import { asActor } from '../access/asActor.ts'
import { type Actor, VISITOR } from '../contract/policy/decide.ts'
import type { SessionAnswer } from '../contract/session.ts'
import type { Deps } from '../deps.ts'
import { lifetimeOf } from './lifetimes.ts'
import { openingActor } from './openSession.ts'
import { sessionFacts } from './queries.ts'

/** What the interface knows of whoever looks at it; held or locked, one still learns that much. */
export async function presentSession(deps: Deps, actor: Actor): Promise<SessionAnswer> {
  const { personId } = actor
  const facts = personId
    ? await asActor(deps, openingActor(personId), (transaction) =>
        sessionFacts(transaction, personId, deps.clock.today()),
      )
    : null
  return facts ? signedIn(deps, actor, facts) : visitor(deps)
}

type Facts = NonNullable<Awaited<ReturnType<typeof sessionFacts>>>

const signedIn = ({ config }: Deps, actor: Actor, facts: Facts): SessionAnswer => ({
  ...facts,
  actor: plain(actor),
  secondFactor: secondFactorOf(actor),
  demonstration: config.demonstration,
  idleMinutes: lifetimeOf(actor.mandates).idleMinutes,
})

const visitor = ({ config }: Deps): SessionAnswer => ({
  person: null,
  actor: plain(VISITOR),
  mandates: [],
  factors: { passkeys: 0, totp: false, recoveryCodesLeft: 0 },
  secondFactor: 'not_needed',
  demonstration: config.demonstration,
  idleMinutes: 0,
})

/** The same facts in the contract's writable arrays. */
const plain = (actor: Actor): SessionAnswer['actor'] => ({
  ...actor,
  mandates: actor.mandates.map((mandate) => ({ ...mandate, territories: [...mandate.territories] })),
})

function secondFactorOf({ secondFactor, mandates }: Actor): SessionAnswer['secondFactor'] {
  if (secondFactor) return 'proved'
  return mandates.some(({ official }) => official) ? 'missing' : 'not_needed'
}
