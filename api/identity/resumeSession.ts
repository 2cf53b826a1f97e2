import type { Middleware } from 'koa'
import { type Kysely, sql } from 'kysely'
import type { ActingMandate, Actor } from '../contract/policy/decide.ts'
import type { Database } from '../db/tables.ts'
import type { Deps } from '../deps.ts'
import { SESSION_COOKIE, tokenHash } from './sessionCookie.ts'

export type ResumedSession = {
  readonly sessionId: string
  readonly personId: string
  readonly state: Actor['state']
  readonly demonstration: boolean
  readonly secondFactorAt: Date | null
  readonly lastSeenAt: Date
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly mandates: readonly ActingMandate[]
}

/** A session, its account and its person's mandates on a day, in one round trip; null when no session has this token. */
export async function sessionOf(db: Kysely<Database>, token: string, today: string): Promise<ResumedSession | null> {
  const { rows } = await sql<ResumedSession>`
    select s.id as "sessionId", s.person_id as "personId", a.state, a.demonstration,
      s.second_factor_at as "secondFactorAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt",
      s.ended_at as "endedAt",
      coalesce((select json_agg(json_build_object('id', m.id, 'bodyId', m.body_id, 'bodyKind', m.body_kind,
        'official', m.official, 'role', m.role, 'territories', m.territories, 'delegatedFrom', m.delegated_from))
        from mandates_in_force(s.person_id, ${today}::date) m), '[]') as mandates
    from session_to_resume(${tokenHash(token)}) s cross join lateral account_of(s.person_id) a
    where s.id is not null`.execute(db)
  return rows[0] ?? null
}

/** Finds out who makes a request from its cookie; a missing, unknown or ended session is a visitor's. */
export const resumeSession = ({ db, clock, config }: Deps): Middleware =>
  async function resume(ctx, next) {
    const token = ctx.cookies.get(SESSION_COOKIE)
    const session = token ? await sessionOf(db, token, clock.today()) : null
    if (session && isOpen(session, clock.now())) ctx.state.actor = actorOf(session, config.demonstration)
    await next()
  }

const isOpen = ({ endsAt, endedAt }: ResumedSession, now: Date) => endedAt === null && now < endsAt

/** In demonstration mode its published accounts need no second factor; anywhere else nobody is spared. */
const actorOf = (session: ResumedSession, demonstrationMode: boolean): Actor => ({
  personId: session.personId,
  sessionId: session.sessionId,
  state: session.state,
  secondFactor: session.secondFactorAt !== null || (session.demonstration && demonstrationMode),
  mandates: session.mandates,
})
