import type { Middleware } from 'koa'
import { type Kysely, sql } from 'kysely'
import type { ActingMandate, Actor } from '../contract/policy/decide.ts'
import type { Database } from '../db/tables.ts'
import type { Deps } from '../deps.ts'
import { type EndReason, endSession } from './endSession.ts'
import { lifetimeOf, minutesAfter } from './lifetimes.ts'
import { SESSION_COOKIE, tokenHash } from './sessionCookie.ts'

export type ResumedSession = {
  readonly sessionId: string
  readonly personId: string
  readonly state: Actor['state']
  readonly demonstration: boolean
  readonly secondFactorAt: Date | null
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly mandates: readonly ActingMandate[]
}

/** Seen again within this time, a session is not written. */
const TOUCH_MS = 60_000

/** A session, its account and its person's mandates on a day, in one round trip; null when no session has this token. */
export async function sessionOf(db: Kysely<Database>, token: string, today: string): Promise<ResumedSession | null> {
  const { rows } = await sql<ResumedSession>`
    select s.id as "sessionId", s.person_id as "personId", a.state, a.demonstration,
      s.second_factor_at as "secondFactorAt", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
      s.ends_at as "endsAt", s.ended_at as "endedAt",
      coalesce((select json_agg(json_build_object('id', m.id, 'bodyId', m.body_id, 'bodyKind', m.body_kind,
        'official', m.official, 'role', m.role, 'territories', m.territories, 'delegatedFrom', m.delegated_from))
        from mandates_in_force(s.person_id, ${today}::date) m), '[]') as mandates
    from session_to_resume(${tokenHash(token)}) s cross join lateral account_of(s.person_id) a
    where s.id is not null`.execute(db)
  return rows[0] ?? null
}

/**
 * Finds out who makes a request from its cookie; a missing, unknown or ended session is a visitor's. Pages and tiles are
 * the same for everybody: nothing is looked up for them.
 */
export const resumeSession = (deps: Deps): Middleware =>
  async function resume(ctx, next) {
    const token = belongsToSomebody(ctx.path) ? ctx.cookies.get(SESSION_COOKIE) : undefined
    const resumed = token ? await resumeActor(deps, token, String(ctx.state.requestId)) : null
    if (resumed) {
      ctx.state.actor = resumed.actor
      // A desk is shared: what one person was answered is kept for nobody, unless a route says otherwise.
      ctx.set('Cache-Control', 'no-store')
    }
    await next()
  }

const belongsToSomebody = (path: string) => path.startsWith('/api/') && !path.startsWith('/api/tiles/')

export type Resumed = { readonly session: ResumedSession; readonly actor: Actor }

/** The session of a token when it is open, and its person as an actor. One found too old is ended there and then. */
export async function resumeActor(deps: Deps, token: string, requestId: string): Promise<Resumed | null> {
  const { db, clock, config } = deps
  const session = await sessionOf(db, token, clock.today())
  if (!session || session.endedAt !== null || (session.demonstration && !config.demonstration)) return null
  const actor = actorOf(session, config.demonstration)
  const because = tooOld(session, clock.now())
  if (because) {
    await endSession(deps, actor, { because, requestId })
    return null
  }
  touch(deps, session)
  return { session, actor }
}

/** A mandate received since the session opened shortens it. */
function tooOld({ mandates, createdAt, lastSeenAt, endsAt }: ResumedSession, now: Date): EndReason | null {
  const { idleMinutes, absoluteMinutes } = lifetimeOf(mandates)
  if (now >= endsAt || now >= minutesAfter(createdAt, absoluteMinutes)) return 'absolute'
  return now >= minutesAfter(lastSeenAt, idleMinutes) ? 'idle' : null
}

/** Beside the request, which does not wait for it. */
function touch({ db, clock, log }: Deps, { sessionId, lastSeenAt }: ResumedSession): void {
  const now = clock.now()
  if (now.getTime() - lastSeenAt.getTime() <= TOUCH_MS) return
  sql`select touch_session(${sessionId}::uuid, ${now}::timestamptz)`
    .execute(db)
    .catch((error: unknown) => log.warn({ err: error }, 'a session could not be marked as seen'))
}

/** In demonstration mode its published accounts need no second factor; anywhere else nobody is spared. */
const actorOf = (session: ResumedSession, demonstrationMode: boolean): Actor => ({
  personId: session.personId,
  sessionId: session.sessionId,
  state: session.state,
  secondFactor: session.secondFactorAt !== null || (session.demonstration && demonstrationMode),
  mandates: session.mandates,
})
