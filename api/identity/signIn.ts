import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { VISITOR } from '../contract/policy/decide.ts'
import type { SignIn } from '../contract/session.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { keepPassword } from './changePassword.ts'
import { countsOfCode } from './factors/counts.ts'
import { proveCode } from './factors/proveCode.ts'
import { endReplaced, type OpenedSession, openingActor, openSessionIn } from './openSession.ts'
import { isPassword, needsRehash } from './password.ts'
import { type AccountToSignIn, accountToSignIn } from './queries.ts'
import type { SignInRequest } from './signInRequest.ts'
import { countsOfSignIn, giveBack, spend } from './throttle.ts'

type SignInDeps = Pick<Deps, 'db' | 'clock' | 'config'>

/**
 * Signs in by e-mail and password. Whatever is wrong, address, password or code, the refusal and its time are the same.
 * @throws Problem TOO_MANY_ATTEMPTS, SIGN_IN_REFUSED; ACCOUNT_HELD when the password was right and the account is locked
 */
export async function signIn(deps: SignInDeps, typed: SignIn, request: SignInRequest): Promise<OpenedSession> {
  const at = deps.clock.now()
  const { deviceToken, address } = request
  const account = await accountToSignIn(deps.db, { email: typed.email, deviceToken, today: deps.clock.today() })
  const knownDevice = account?.knownDevice ? deviceToken : null
  const counts = countsOfSignIn({ email: typed.email, address, knownDevice, bodyIds: account?.bodyIds ?? [] })
  await spend(deps.db, at, counts)
  const opened = await openIfProven(deps, { account, typed, request })
  await giveBack(deps.db, at, counts)
  await endReplaced(deps, request)
  return opened
}

type Attempt = {
  readonly account: AccountToSignIn | null
  readonly typed: SignIn
  readonly request: SignInRequest
}

async function openIfProven(deps: SignInDeps, { account, typed, request }: Attempt): Promise<OpenedSession> {
  const usable = account && (!account.demonstration || deps.config.demonstration) ? account : null
  const right = await isPassword(usable?.passwordHash ?? null, typed.password)
  if (!right || !usable) return refuse(deps, request, { account, reason: usable ? 'password' : 'account' })
  if (usable.state === 'locked') return refuse(deps, request, { account, reason: 'locked' })
  // Counted outside the transaction: one that waits for another connection stops the pool.
  const codes = typed.code ? countsOfCode(usable.personId) : []
  await spend(deps.db, deps.clock.now(), codes)
  const opened = await asActor(deps, openingActor(usable.personId), (transaction) =>
    openWithCode(deps, transaction, { account: usable, typed, request }),
  )
  if (opened) await giveBack(deps.db, deps.clock.now(), codes)
  return opened ?? refuse(deps, request, { account, reason: 'code' })
}

/** Null when a code was typed and proves nothing. */
async function openWithCode(
  { config, clock }: SignInDeps,
  transaction: ActorTransaction,
  { account, typed, request }: Attempt & { readonly account: AccountToSignIn },
): Promise<OpenedSession | null> {
  const { personId, passwordHash } = account
  const at = clock.now()
  const factor = typed.code ? await proveCode({ transaction, config, at }, personId, typed.code) : null
  if (typed.code && !factor) return null
  if (passwordHash && needsRehash(passwordHash)) await keepPassword(transaction, personId, typed.password)
  const opening = { personId, method: 'password', secondFactor: factor !== null, request } as const
  return openSessionIn(transaction, opening, { at, today: clock.today() })
}

type Refusal = {
  readonly account: AccountToSignIn | null
  readonly reason: 'account' | 'password' | 'code' | 'locked'
}

/** What was typed stays out of the journal: a password typed in the wrong box would be in it for ever. */
async function refuse(deps: SignInDeps, request: SignInRequest, { account, reason }: Refusal): Promise<never> {
  const at = deps.clock.now()
  await asActor(deps, VISITOR, (transaction) =>
    record(
      transaction,
      { actor: VISITOR, at, requestId: request.requestId },
      {
        action: 'session.refuse',
        subject: { kind: 'account', id: account?.personId ?? 'unknown' },
        ...(account ? { concernedId: account.personId } : {}),
        detail: { reason, device: request.device, address: request.address },
      },
    ),
  )
  throw new Problem(reason === 'locked' ? 'ACCOUNT_HELD' : 'SIGN_IN_REFUSED')
}
