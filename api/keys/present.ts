import type { KeyFault } from '../contract/keyFaults.ts'
import type { SigningKey } from '../contract/keys.ts'
import { type Actor, decide, type Subject } from '../contract/policy/decide.ts'
import type { KeyRow } from './queries.ts'

const DAY_MS = 86_400_000

export const subjectOfKey = ({ holder, body }: Pick<KeyRow, 'holder' | 'body'>): Subject => ({
  personId: holder.id,
  bodyIds: [body.id],
})

/** Why a key cannot sign at an instant, before anybody tries to open it. */
export function faultOfKey(row: KeyRow, now: Date): KeyFault | null {
  if (row.state !== 'active') return 'KEY_NOT_ACTIVE'
  if (!row.mandated) return 'KEY_MANDATE_ENDED'
  return now < row.validFrom || now > row.validTo ? 'KEY_CERTIFICATE_EXPIRED' : null
}

/** Whoever administers the body gives back what anybody suspended; its holder, what they suspended themselves. */
export const mayGiveBack = ({ changedBy, body }: KeyRow, actor: Actor): boolean =>
  changedBy?.id === actor.personId || decide(actor, 'key.change', { personId: null, bodyIds: [body.id] }).allowed

export function presentKey(row: KeyRow, actor: Actor, now: Date): SigningKey {
  const { certificate: _certificate, chain: _chain, mandated: _mandated, changedBy: by, changedAt, ...shown } = row
  const live = row.state === 'active' || row.state === 'suspended'
  return {
    ...shown,
    validFrom: row.validFrom.toISOString(),
    validTo: row.validTo.toISOString(),
    daysLeft: Math.floor((row.validTo.getTime() - now.getTime()) / DAY_MS),
    provedAt: row.provedAt?.toISOString() ?? null,
    fault: faultOfKey(row, now),
    suspension:
      row.state === 'suspended' && changedAt
        ? { by, at: changedAt.toISOString(), mayEnd: mayGiveBack(row, actor) }
        : null,
    may: live && decide(actor, 'key.change', subjectOfKey(row)).allowed ? ['key.change'] : [],
  }
}
