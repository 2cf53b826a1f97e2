import { asActor, sayActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { JournalQuery } from '../contract/journal.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { withDossier } from '../dossiers/withDossier.ts'
import { Problem } from '../http/problem.ts'
import { eventsSealed } from './days.ts'
import { type Proof, prove } from './prove.ts'
import { consultationsOf, type EventRow, eventsConcerning, eventsMatching, type Page } from './queries.ts'
import { record } from './record.ts'
import { type Verified, verifyJournal } from './verify.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Days = { readonly from: string; readonly to: string }

const MOST_DAYS = 31
const MOST_EVENTS = 1_000_000
const DAY_MS = 86_400_000

/** The journal of the bodies one administers, or of everything; reading it is journalled too. */
export async function consultJournal(deps: Needs, { actor, requestId }: Asker, query: JournalQuery) {
  const bodies = bodiesRead(actor, query.body)
  const { mandateId } = authorise(actor, 'journal.consult', { bodyIds: bodies ?? [] })
  return asActor(deps, actor, async (transaction) => {
    const { body: _, cursor, limit, ...filters } = query
    const context = { actor, at: deps.clock.now(), requestId }
    await record(transaction, context, {
      action: 'journal.consult',
      subject: { kind: 'journal', id: query.body ?? 'all' },
      consultation: true,
      mandateId,
      detail: Object.fromEntries(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    })
    return eventsMatching(transaction, { ...filters, bodies, cursor, limit: limit + 1 })
  })
}

/** Null for whoever reads of every body; otherwise the ones asked for, or administered. */
function bodiesRead(actor: Actor, asked: string | undefined): readonly string[] | null {
  if (asked !== undefined) return [asked]
  if (decide(actor, 'journal.consult').allowed) return null
  return actor.mandates.flatMap(({ role, bodyId }) => (role === 'administrator' ? [bodyId] : []))
}

/** Who read a dossier, for those who take part in it. @throws Problem NOT_FOUND when it is not theirs to see */
export const consultConsultations = (
  deps: Needs,
  asker: Asker,
  { id, ...page }: Page & { readonly id: string },
): Promise<readonly EventRow[]> =>
  withDossier(deps, { asker, id, action: 'dossier.consultations' }, async (transaction, { allowed, at }) => {
    await record(
      transaction,
      { ...asker, at },
      {
        action: 'dossier.consultations',
        subject: { kind: 'dossier', id },
        consultation: true,
        dossierId: id,
        mandateId: allowed.mandateId,
      },
    )
    return consultationsOf(transaction, id, { ...page, limit: page.limit + 1 })
  })

export const readMyJournal = (deps: Needs, { actor }: Asker, page: Page): Promise<readonly EventRow[]> =>
  asActor(deps, actor, (transaction) =>
    eventsConcerning(transaction, actor.personId, { ...page, limit: page.limit + 1 }),
  )

/** @throws Problem NOT_FOUND for an event the actor may not read, or that there is not */
export async function proveEvent(deps: Needs, { actor }: Asker, id: string): Promise<Proof> {
  const proof = isUuid(id) ? await asActor(deps, actor, (transaction) => prove(transaction, id)) : null
  if (!proof) throw new Problem('NOT_FOUND')
  return proof
}

/**
 * Verifies the journal of some days and writes down what was found.
 * @throws Problem INTERVAL_TOO_LONG past 31 days or a million events: the command has no such bounds
 */
export async function verifyInterval(deps: Needs, { actor, requestId }: Asker, days: Days): Promise<Verified> {
  const { mandateId } = authorise(actor, 'journal.verify')
  if (Date.parse(days.to) - Date.parse(days.from) >= MOST_DAYS * DAY_MS)
    throw new Problem('INTERVAL_TOO_LONG', { field: 'to' })
  // One picture of the whole interval: what is sealed while it is read is no fault.
  return deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      await sayActor(transaction, actor, deps.clock.today())
      if ((await eventsSealed(transaction, days)) > MOST_EVENTS) throw new Problem('INTERVAL_TOO_LONG', { field: 'to' })
      const verified = await verifyJournal(transaction, days)
      const { sealed, fault } = verified
      await record(
        transaction,
        { actor, at: deps.clock.now(), requestId },
        {
          action: 'journal.verify',
          subject: { kind: 'journal', id: `${days.from}/${days.to}` },
          mandateId,
          detail: { sealed, holds: fault === null, ...(fault && { fault: fault.code, at: fault.id }) },
        },
      )
      return verified
    })
}
