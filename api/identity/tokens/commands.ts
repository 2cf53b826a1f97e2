import type { Selectable } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type AccessToken, type CreateToken, MOST_TOKENS } from '../../contract/tokens.ts'
import type { AccessTokenTable } from '../../db/tables/signIn.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { type JournalContext, record } from '../../journal/record.ts'
import { notify } from '../../notifications/notify.ts'
import { type Changing, changingFactors } from '../factors/changingFactors.ts'
import { newToken, tokenHash } from '../sessionCookie.ts'
import { dropTokens } from './revokeTokens.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Row = Omit<Selectable<AccessTokenTable>, 'token_hash' | 'person_id'>

const DAY_MS = 86_400_000
/** Whoever finds one lying about, a person or a program that looks for leaked secrets, sees what it is. */
const PREFIX = 'rokhas_ogc_'
const SHOWN = [
  ...(['id', 'name', 'scope', 'second_factor', 'created_at'] as const),
  ...(['expires_at', 'last_used_at', 'last_used_from'] as const),
] as const

/** The asker's tokens, the latest first; one whose term is over is shown as such until it is taken away. */
export async function myTokens(deps: Needs, { actor }: Asker): Promise<AccessToken[]> {
  const rows = await asActor(deps, actor, (transaction) =>
    transaction
      .selectFrom('access_token')
      .select(SHOWN)
      .where('person_id', '=', actor.personId)
      .orderBy('created_at', 'desc')
      .execute(),
  )
  return rows.map((row) => presentToken(row, deps.clock.now()))
}

/**
 * Makes a token that reads in the asker's name. As a change of what proves them, it asks for a fresh proof of the second
 * factor: the token then stands for that proof, within its one scope, until its last day.
 * @throws Problem SECOND_FACTOR_REQUIRED, SECOND_FACTOR_STALE, TOO_MANY_TOKENS
 */
export function createToken(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  asker: Asker,
  { name, days }: CreateToken,
): Promise<{ readonly secret: string; readonly token: AccessToken }> {
  return changingFactors(deps, asker, async (changing) => {
    const { transaction, at } = changing
    await refuseTooMany(transaction, asker.actor.personId)
    const secret = `${PREFIX}${newToken()}`
    const row: Row = {
      ...{ id: uuidv7(at), name, scope: 'ogc_read', second_factor: await provedIn(changing) },
      ...{ created_at: at, expires_at: new Date(at.getTime() + days * DAY_MS) },
      ...{ last_used_at: null, last_used_from: null },
    }
    const kept = { ...row, person_id: asker.actor.personId, token_hash: tokenHash(secret) }
    await transaction.insertInto('access_token').values(kept).execute()
    await tell(transaction, { ...asker, at }, { change: 'create', id: row.id, detail: { name, days } })
    return { secret, token: presentToken(row, at) }
  })
}

async function refuseTooMany(transaction: ActorTransaction, personId: string): Promise<void> {
  const { held } = await transaction
    .selectFrom('access_token')
    .select((token) => token.fn.countAll<number>().as('held'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  if (Number(held) >= MOST_TOKENS) throw new Problem('TOO_MANY_TOKENS')
}

/** What the session itself proved: a demonstration account is spared the proof, and its tokens only as long as it is one. */
async function provedIn({ transaction, asker }: Changing): Promise<boolean> {
  const session = await transaction
    .selectFrom('session')
    .select('second_factor_at')
    .where('id', '=', asker.actor.sessionId)
    .executeTakeFirst()
  return session?.second_factor_at !== null && session !== undefined
}

/** Takes one of the asker's tokens away: no proof is asked of whoever shuts a door. @throws Problem NOT_FOUND */
export function revokeToken(deps: Needs, asker: Asker, id: string): Promise<void> {
  return asActor(deps, asker.actor, async (transaction) => {
    const { personId } = asker.actor
    const gone = isUuid(id) ? await dropTokens(transaction, personId, id) : []
    if (!gone[0]) throw new Problem('NOT_FOUND')
    const context = { ...asker, at: deps.clock.now() }
    await tell(transaction, context, { change: 'revoke', id, detail: { name: gone[0].name } })
  })
}

type Change = {
  readonly change: 'create' | 'revoke'
  readonly id: string
  readonly detail: Readonly<Record<string, string | number>>
}

async function tell(
  transaction: ActorTransaction,
  context: JournalContext & { readonly actor: Asker['actor'] },
  { change, id, detail }: Change,
): Promise<void> {
  const { at, actor } = context
  await record(transaction, context, {
    action: `token.${change}`,
    subject: { kind: 'access_token', id },
    detail,
  })
  await notify(transaction, at, {
    personId: actor.personId,
    kind: change === 'create' ? 'factor_added' : 'factor_removed',
    data: { factor: 'access_token' },
    path: '/compte/securite',
  })
}

const presentToken = (row: Row, now: Date): AccessToken => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  secondFactor: row.second_factor,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  expired: row.expires_at <= now,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  lastUsedFrom: row.last_used_from,
})
