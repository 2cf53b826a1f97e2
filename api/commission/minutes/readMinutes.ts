import type { ActorTransaction } from '../../access/asActor.ts'
import type { MinutesAnswer, MinutesFacts } from '../../contract/commission/minutes.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { Problem } from '../../http/problem.ts'
import { readSession } from '../readSession.ts'
import type { SessionRow } from '../sessions.ts'
import { factsOf } from './facts.ts'
import { type MinutesRow, minutesDue, minutesOf, notesOf, type SignatureRow, signaturesOf } from './queries.ts'

/** Minutes with what they say now, and who has signed them. */
export type Minutes = {
  readonly session: SessionRow
  readonly row: MinutesRow
  readonly facts: MinutesFacts
  readonly signatures: readonly SignatureRow[]
  readonly signBy: string | null
}

const NOT_BEGUN: MinutesRow = { state: 'draft', version: 1, language: 'both', facts: null, sealedAt: null }

/** Those of a closed session: read from it while they are drafted, as they were kept afterwards. @throws Problem MINUTES_NOT_YET */
export async function readMinutes(transaction: ActorTransaction, session: SessionRow): Promise<Minutes> {
  if (session.state !== 'closed') throw new Problem('MINUTES_NOT_YET')
  const row = (await minutesOf(transaction, session.id)) ?? NOT_BEGUN
  const facts = row.facts ?? (await drafted(transaction, session))
  const signBy = row.state === 'signing' ? await minutesDue(transaction, session.id) : null
  return { session, row, facts, signatures: await signaturesOf(transaction, session.id), signBy }
}

const drafted = async (transaction: ActorTransaction, session: SessionRow): Promise<MinutesFacts> =>
  factsOf(transaction, await readSession(transaction, session), await notesOf(transaction, session.id))

/** The bodies that were there: each signs, or says why it does not. */
export const signersOf = ({ called, attended }: MinutesFacts): MinutesFacts['called'] =>
  called.filter(({ id }) => attended.some(({ capacity, bodyId }) => capacity === 'member' && bodyId === id))

/** Bodies that were there and have neither signed nor refused. */
export const awaitedOf = ({ facts, signatures }: Minutes): MinutesFacts['called'] =>
  signersOf(facts).filter(({ id }) => !signatures.some(({ body }) => body.id === id))

/**
 * Minutes as this actor sees them, with what they may do about them.
 * @param reach the units they are asked about there, as `reachOf` says
 */
export function presentMinutes(minutes: Minutes, actor: Actor, reach: readonly string[]): MinutesAnswer {
  const { session, row, facts, signatures, signBy } = minutes
  const { territory } = session
  const keeps = decide(actor, 'minutes.correct', { territory }).allowed
  const awaited = awaitedOf(minutes)
  return {
    ...{ sessionId: session.id, state: row.state, version: row.version, language: row.language, facts },
    signatures: signatures.map((one) => ({ ...one, at: one.at.toISOString() })),
    ...{ awaited, signBy },
    sealedAt: row.sealedAt?.toISOString() ?? null,
    may: {
      correct: keeps && row.state === 'draft',
      freeze: keeps && row.state === 'draft',
      retake: keeps && row.state === 'signing' && signatures.length === 0,
      seal: keeps && row.state === 'signing' && awaited.length === 0,
      sealWithout: keeps && row.state === 'signing' && awaited.length > 0,
      sign:
        row.state === 'signing'
          ? awaited.flatMap(({ id }) =>
              decide(actor, 'minutes.sign', { territory: reach, bodyIds: [id] }).allowed ? [id] : [],
            )
          : [],
    },
  }
}
