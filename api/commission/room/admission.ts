import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Asker } from '../../access/asker.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { comesFromElsewhere } from '../../http/sameSite.ts'
import { resumeActor } from '../../identity/resumeSession.ts'
import { SESSION_COOKIE } from '../../identity/sessionCookie.ts'
import type { Sitting } from './Peer.ts'
import { sittingOf } from './seats.ts'

/** The bearer token of the session's cookie; empty without one. */
export const tokenIn = ({ headers }: IncomingMessage): string =>
  headers.cookie
    ?.split('; ')
    .find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    ?.slice(SESSION_COOKIE.length + 1) ?? ''

/** @throws Problem CROSS_SITE, SIGNED_OUT, ACCOUNT_HELD, and what a seat is refused with */
export async function admit(deps: Deps, request: IncomingMessage, { token, sessionId }: Admission): Promise<Sitting> {
  const host = hostOf(request, deps.config.proxy)
  if (comesFromElsewhere(request.headers, host, deps.config.publicUrl)) throw new Problem('CROSS_SITE')
  return sittingOf(deps, await askerOf(deps, token), sessionId)
}

/** What the caller calls us: behind a proxy of ours, what it was called. */
function hostOf({ headers }: IncomingMessage, isProxied: boolean): string {
  const forwarded = isProxied ? headers['x-forwarded-host'] : undefined
  return (
    String(forwarded ?? headers.host ?? '')
      .split(',')[0]
      ?.trim() ?? ''
  )
}

type Admission = { readonly token: string; readonly sessionId: string }

/** @throws Problem SIGNED_OUT, ACCOUNT_HELD */
export async function askerOf(deps: Deps, token: string): Promise<Asker> {
  const requestId = randomUUID()
  const resumed = token ? await resumeActor(deps, token, requestId) : null
  const personId = resumed?.actor.personId
  if (!resumed || !personId) throw new Problem('SIGNED_OUT')
  if (resumed.actor.state !== 'active') throw new Problem('ACCOUNT_HELD')
  return { actor: { ...resumed.actor, personId }, requestId }
}
