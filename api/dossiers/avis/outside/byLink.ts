import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../../access/asActor.ts'
import { conditionOnPaying } from '../../../contract/avis/fees.ts'
import type { OutsideAnswer, OutsideAsking } from '../../../contract/avis/outside.ts'
import { VISITOR } from '../../../contract/policy/decide.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { tokenHash } from '../../../identity/sessionCookie.ts'
import { countsOfOutside, giveBack, spend } from '../../../identity/throttle.ts'
import { record } from '../../../journal/record.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/** Who comes by a link: from where, and in which request. */
export type Comer = { readonly address: string; readonly requestId: string }
export type ByLink = Comer & { readonly token: string }

type Found = Omit<OutsideAsking, 'given' | 'today'> &
  NonNullable<OutsideAsking['given']> & {
    readonly id: string
    readonly dossierId: string
  }

/**
 * What a link opens, journalled as a consultation of the dossier. Only links that open nothing are counted.
 * @throws Problem OUTSIDE_LINK_UNKNOWN, TOO_MANY_ATTEMPTS
 */
export async function openByLink(deps: Needs, by: ByLink): Promise<OutsideAsking> {
  const found = await asVisitor(deps, by, async (transaction, at) => {
    const one = await askingOf(transaction, by.token, at)
    if (one?.state === 'open') await journal(transaction, by, { at, of: one, action: 'avis.outside.open' })
    return one
  })
  return presented(found, deps.clock.today())
}

const presented = ({ state, bodyName, expiresAt, answeredAt, ...given }: Found, today: string): OutsideAsking => ({
  ...{ state, bodyName, today, expiresAt: utc(expiresAt), answeredAt: answeredAt && utc(answeredAt) },
  given:
    state === 'open'
      ? {
          ...{ reason: given.reason, number: given.number, procedure: given.procedure, commune: given.commune },
          ...{ documents: given.documents, ground: given.ground, deposited: given.deposited },
        }
      : null,
})

/** PostgreSQL writes an instant in its own zone; the API writes it in UTC. */
const utc = (instant: string): string => new Date(instant).toISOString()

/**
 * Keeps the avis of whoever holds the link, once.
 * @throws Problem OUTSIDE_LINK_UNKNOWN, OUTSIDE_LINK_OVER, REASON_MISSING, UNTIL_MISSING, AVIS_ON_A_FEE, INVALID_INPUT
 */
export async function answerByLink(deps: Needs, by: Comer, answer: OutsideAnswer): Promise<OutsideAsking> {
  const { token, notOnAFee, ...avis } = answer
  const found = await asVisitor(deps, by, async (transaction, at) => {
    const one = await askingOf(transaction, token, at)
    if (!one) return null
    if (one.state !== 'open') throw new Problem('OUTSIDE_LINK_OVER', { data: { state: one.state } })
    mustBeWhole(answer, { today: deps.clock.today(), documents: one.documents })
    const { rows } = await sql<{ was: string }>`select outside_answer(${tokenHash(token)}, ${at}::timestamptz,
      ${JSON.stringify(avis)}::jsonb) as was`.execute(transaction)
    const was = rows[0]?.was ?? 'closed'
    if (was !== 'open') throw new Problem('OUTSIDE_LINK_OVER', { data: { state: was } })
    const detail = { opinion: avis.opinion, name: avis.name, quality: avis.quality, ...(notOnAFee && { notOnAFee: 1 }) }
    await journal(transaction, by, { at, of: one, action: 'avis.outside.give', detail })
    return askingOf(transaction, token, at)
  })
  return presented(found, deps.clock.today())
}

type Given = { readonly today: string; readonly documents: Found['documents'] }

function mustBeWhole({ opinion, items, until, notOnAFee }: OutsideAnswer, { today, documents }: Given): void {
  if (opinion !== 'favourable' && items.length === 0) throw new Problem('REASON_MISSING', { field: 'items' })
  if (opinion === 'postponed' ? until === undefined || until < today : until !== undefined)
    throw new Problem('UNTIL_MISSING', { field: 'until' })
  for (const [index, { text, documentId }] of items.entries()) {
    const words = notOnAFee ? null : conditionOnPaying(text)
    if (words)
      throw new Problem('AVIS_ON_A_FEE', { field: `items.${index}.text`, data: { words: words.slice(0, 200) } })
    if (documentId && !documents.some(({ id }) => id === documentId))
      throw new Problem('INVALID_INPUT', { field: `items.${index}.documentId`, data: { reason: 'not given' } })
  }
}

export const askingOf = async (transaction: ActorTransaction, token: string, at: Date): Promise<Found | null> => {
  const { rows } = await sql<{ found: Found | null }>`select outside_asking(${tokenHash(token)},
    ${at}::timestamptz) as found`.execute(transaction)
  return rows[0]?.found ?? null
}

/**
 * Does something in nobody's name, by a link. Only links that open nothing are counted: what is refused of one that does is
 * given back.
 * @throws Problem OUTSIDE_LINK_UNKNOWN when `work` found nothing by it
 */
export async function asVisitor<T>(
  deps: Needs,
  { address }: Comer,
  work: (transaction: ActorTransaction, at: Date) => Promise<T | null>,
): Promise<T> {
  const at = deps.clock.now()
  const counts = countsOfOutside(address)
  await spend(deps.db, at, counts)
  const found = await asActor(deps, VISITOR, (transaction) => work(transaction, at)).catch(async (error: unknown) => {
    if (error instanceof Problem) await giveBack(deps.db, at, counts)
    throw error
  })
  if (found === null) throw new Problem('OUTSIDE_LINK_UNKNOWN')
  await giveBack(deps.db, at, counts)
  return found
}

type Told = {
  readonly at: Date
  readonly of: { readonly id: string; readonly dossierId: string; readonly bodyName: string }
  readonly action: string
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Of the dossier it is about, in nobody's name: the journal says which body's link it was. */
export const journal = (
  transaction: ActorTransaction,
  { requestId }: Comer,
  { at, of, action, detail }: Told,
): Promise<string> =>
  record(
    transaction,
    { actor: VISITOR, at, requestId },
    {
      ...{ action, subject: { kind: 'outside_request', id: of.id }, dossierId: of.dossierId },
      ...(detail === undefined && { consultation: true }),
      detail: { body: of.bodyName, ...detail },
    },
  )
