import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { countsOfFeatures, secondsToWait } from '../../identity/throttle.ts'
import { type JournalEntry, recordAll } from '../../journal/record.ts'
import { actingFor, spendReads } from '../../privacy/readBudget.ts'
import type { GivenLately } from './lately.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

type Question = { readonly collection: string; readonly search: string }
/** What a page of dossiers gave, and how it was asked for. */
export type PageRead = Question & { readonly ids: readonly string[] }
/** How many dossiers a question was said to match. */
export type CountRead = Question & { readonly matched: number }

/** A site without a name or a piece tells less than a dossier that is opened: so many weigh as one read. House figure. */
const FEATURES_A_READ = 100
/** As much of a question as the journal keeps. */
const MOST_SEARCH = 1_000

/**
 * Counts and journals a page of dossiers before it is answered, where it gives one the person was not given in this
 * hour. One event a page, for each body they read for: with its first and last dossier and its question it says which
 * were given, and a map of ten thousand does not bury what was opened one by one.
 * Call it outside any transaction, as `spendReads`.
 * @throws Problem OGC_TOO_MANY_DOSSIERS, READ_BUDGET_EXCEEDED
 */
export async function consultPage(deps: Needs, asker: Asker, lately: GivenLately, read: PageRead): Promise<void> {
  const at = deps.clock.now()
  const { personId } = asker.actor
  const fresh = lately.fresh(personId, read.ids, at)
  if (fresh.length === 0) return
  await spendFeatures(deps, personId, fresh.length)
  await spendReads(deps, asker, Math.ceil(fresh.length / FEATURES_A_READ))
  const { ids } = read
  const given = { dossiers: ids.length, first: ids[0] ?? null, last: ids.at(-1) ?? null }
  await journalled(deps, asker, { ...read, given, at })
  lately.keep(personId, ids, at)
}

/**
 * Counts and journals a count before it is answered: with a condition narrow enough it says of one dossier what a page
 * says. One read a question, found or not; the same question of the same hour tells nothing more than it told.
 * Call it outside any transaction, as `spendReads`.
 * @throws Problem READ_BUDGET_EXCEEDED
 */
export async function consultCount(deps: Needs, asker: Asker, lately: GivenLately, read: CountRead): Promise<void> {
  const at = deps.clock.now()
  const { personId } = asker.actor
  const question = [`${read.collection}?${read.search}`]
  if (lately.fresh(personId, question, at).length === 0) return
  await spendReads(deps, asker, 1)
  await journalled(deps, asker, { ...read, given: { matched: read.matched }, at })
  lately.keep(personId, question, at)
}

type Read = Question & { readonly given: Readonly<Record<string, unknown>>; readonly at: Date }

/** One event for each body they read for. */
async function journalled(deps: Needs, asker: Asker, { at, ...read }: Read): Promise<void> {
  const mandates = actingFor(asker.actor)
  const entries = (mandates.length > 0 ? mandates.map(({ id }) => id) : [null]).map((id) => entryOf(read, id))
  await asActor(deps, asker.actor, (transaction) => recordAll(transaction, { ...asker, at }, entries))
}

/** A client that follows every page is told to stop long before its owner's account would be held. */
async function spendFeatures({ db, clock }: Needs, personId: string, howMany: number): Promise<void> {
  const retryAfterS = await secondsToWait(db, clock.now(), countsOfFeatures(personId), howMany)
  if (retryAfterS !== null) throw new Problem('OGC_TOO_MANY_DOSSIERS', { retryAfterS })
}

const entryOf = ({ collection, search, given }: Omit<Read, 'at'>, mandateId: string | null): JournalEntry => ({
  action: 'dossier.list',
  subject: { kind: 'collection', id: collection },
  consultation: true,
  mandateId,
  detail: { ...given, search: search.slice(0, MOST_SEARCH) },
})
