import type { Context, Middleware } from 'koa'
import { type Kysely, sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { type ActingMandate, type Actor, VISITOR } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { type JournalContext, record } from '../../journal/record.ts'
import { tokenHash } from '../sessionCookie.ts'
import {
  countsOfRefusedToken,
  countsOfToken,
  countsOfTokenUse,
  countsOfWrongToken,
  secondsToWait,
  spend,
} from '../throttle.ts'
import { secretIn } from './secretIn.ts'

type KnownToken = {
  readonly id: string
  readonly name: string
  readonly personId: string
  readonly secondFactor: boolean
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
  readonly lastUsedFrom: string | null
  readonly state: Actor['state']
  readonly demonstration: boolean
  readonly mandates: readonly ActingMandate[]
}

/** Used again after this long, or from another network, it is said anew that it is used; within a minute nothing else is written. */
const ANEW_MS = 3_600_000
const TOUCH_MS = 60_000

/** The one place a token opens: reading OGC API – Features. Anywhere else it is no key, and nobody is signed in by it. */
const opensTo = ({ path, method }: Pick<Context, 'path' | 'method'>) =>
  (path === '/api/ogc' || path.startsWith('/api/ogc/')) && (method === 'GET' || method === 'HEAD')

/**
 * Finds out who makes a request from the token it carries (HTTP Basic, RFC 7617: as the password; Bearer, RFC 6750). It
 * stands before a cookie: whoever says who they are means it. Its rights are its owner's, by the mandates of the day.
 * @throws Problem TOKEN_REFUSED, TOO_MANY_ATTEMPTS
 */
export const resumeToken = (deps: Deps): Middleware =>
  async function resume(ctx, next) {
    if (!opensTo(ctx)) return next()
    const secret = secretIn(ctx.get('Authorization'))
    try {
      if (secret !== null) ctx.state.actor = await actorOf(deps, ctx, secret)
      if (secret !== null) ctx.set('Cache-Control', 'no-store')
      await next()
    } catch (error) {
      if (error instanceof Problem && error.status === 401) challenge(ctx, secret !== null)
      throw error
    }
  }

/** A browser that was told of Basic would open a window of its own: only a program that speaks so is asked so. */
function challenge(ctx: Context, tried: boolean): void {
  const schemes = ['Bearer realm="Rokhas"', ...(tried ? ['Basic realm="Rokhas", charset="UTF-8"'] : [])]
  ctx.set('WWW-Authenticate', schemes.join(', '))
}

async function actorOf(deps: Deps, ctx: Context, secret: string): Promise<Actor> {
  const { db, clock, config } = deps
  const [at, address, requestId] = [clock.now(), ctx.ip, String(ctx.state.requestId)]
  const token = await tokenOf(db, secret, clock.today())
  const opens = token !== null && token.expiresAt > at && (!token.demonstration || config.demonstration)
  if (!opens) return refuse(deps, { token, address, requestId })
  await spend(db, at, countsOfToken(token.id))
  const actor: Actor = {
    personId: token.personId,
    sessionId: null,
    state: token.state,
    secondFactor: token.secondFactor || token.demonstration,
    mandates: token.mandates,
  }
  // Held or locked, it is nobody's: no row of theirs is written.
  if (token.state === 'active') await markUsed(deps, token, { actor, at, requestId, address })
  return actor
}

/** A token, its account and its person's mandates on a day, in one round trip. */
async function tokenOf(db: Kysely<Database>, secret: string, today: string): Promise<KnownToken | null> {
  const { rows } = await sql<KnownToken>`
    select t.id, t.name, t.person_id as "personId", t.second_factor as "secondFactor", t.expires_at as "expiresAt",
      t.last_used_at as "lastUsedAt", t.last_used_from as "lastUsedFrom", a.state, a.demonstration,
      coalesce((select json_agg(json_build_object('id', m.id, 'bodyId', m.body_id, 'bodyKind', m.body_kind,
        'official', m.official, 'role', m.role, 'territories', m.territories, 'delegatedFrom', m.delegated_from))
        from mandates_in_force(t.person_id, ${today}::date) m), '[]') as mandates
    from access_token_to_resume(${tokenHash(secret)}) t cross join lateral account_of(t.person_id) a
    where t.id is not null`.execute(db)
  return rows[0] ?? null
}

type Refused = { readonly token: KnownToken | null; readonly address: string; readonly requestId: string }

/** Unknown, taken away or over are the same to whoever holds it; of one that is known its owner's journal says so. */
async function refuse(deps: Deps, { token, address, requestId }: Refused): Promise<never> {
  const at = deps.clock.now()
  await spend(deps.db, at, countsOfWrongToken(address))
  const first = token && (await secondsToWait(deps.db, at, countsOfRefusedToken(token.id), 1)) === null
  if (first)
    await asActor(deps, VISITOR, (transaction) =>
      record(
        transaction,
        { actor: VISITOR, at, requestId },
        {
          action: 'token.refuse',
          subject: { kind: 'access_token', id: token.id },
          concernedId: token.personId,
          detail: { name: token.name, address },
        },
      ),
    )
  throw new Problem('TOKEN_REFUSED')
}

type Use = JournalContext & { readonly address: string }

async function markUsed(deps: Deps, { id, name, lastUsedAt, lastUsedFrom }: KnownToken, use: Use): Promise<void> {
  const { actor, at, address } = use
  const sinceMs = lastUsedAt ? at.getTime() - lastUsedAt.getTime() : Number.POSITIVE_INFINITY
  const maySay = sinceMs >= ANEW_MS || address !== lastUsedFrom
  const says = maySay && (await secondsToWait(deps.db, at, countsOfTokenUse(id, address), 1)) === null
  if (sinceMs < TOUCH_MS && !says) return
  await asActor(deps, actor, async (transaction: ActorTransaction) => {
    await sql`select touch_access_token(${id}::uuid, ${at}::timestamptz, ${address})`.execute(transaction)
    if (!says) return
    const detail = { name, address }
    await record(transaction, use, { action: 'token.use', subject: { kind: 'access_token', id }, detail })
  })
}
