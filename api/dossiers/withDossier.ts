import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked, type Question } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { type Allowed, authorise } from '../access/authorise.ts'
import type { Subject } from '../contract/policy/decide.ts'
import type { Action } from '../contract/policy/policy.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { type JournalEntry, record } from '../journal/record.ts'
import { askedAbout, type Thing } from './complements/standing.ts'
import { type DossierRow, dossierById } from './queries.ts'
import { type Site, siteOf } from './site/ground.ts'

export type Needs = Pick<Deps, 'db' | 'clock'>

export type ReadDossier = { readonly row: DossierRow; readonly site: Site | null }

/** What the policy asks of a dossier. */
export const subjectOf = ({ state, territory, participants, typed, fromPaper, filers }: DossierRow): Subject => ({
  state,
  filers,
  territory,
  atCounter: typed !== null,
  fromPaper,
  participants: participants.map(({ person, body, part }) => ({
    personId: person?.id ?? null,
    bodyId: body?.id ?? null,
    part,
  })),
})

type Wanted = {
  readonly asker: Asker
  readonly id: string
  readonly action: Action
  /** What the question is about, where the request that stands may have opened it again. */
  readonly thing?: Thing
  /** In whose name it is asked, for what one body alone may do. */
  readonly bodyIds?: readonly string[]
}
type Found = { readonly row: DossierRow; readonly allowed: Allowed; readonly at: Date }

/** Finds a dossier in the actor's name and lets them through the policy's door before `work`. */
export function withDossier<T>(
  deps: Needs,
  wanted: Wanted,
  work: (transaction: ActorTransaction, found: Found) => Promise<T>,
): Promise<T> {
  return asActor(deps, wanted.asker.actor, async (transaction) => {
    const row = await seen(transaction, wanted.id)
    const allowed = await letThrough(transaction, wanted, row)
    return work(transaction, { row, allowed, at: deps.clock.now() })
  })
}

type Doing<T> = {
  readonly work: (transaction: ActorTransaction, found: Found) => Promise<void>
  /** What is answered once it is done, and to whoever asks again under the same key. */
  readonly answer: (transaction: ActorTransaction, row: DossierRow) => Promise<T>
}

/**
 * The same for what an Idempotency-Key makes once. A repeat is answered before the door is asked: what was done may well
 * have shut it.
 * @throws Problem KEY_REUSED
 */
export function withDossierOnce<T>(
  deps: Needs,
  { question, ...wanted }: Wanted & { readonly question: Question },
  { work, answer }: Doing<T>,
): Promise<T> {
  const { asker, id } = wanted
  return asActor(deps, asker.actor, async (transaction) => {
    const row = await seen(transaction, id)
    if (await askedBefore(transaction, asker, question)) return answer(transaction, row)
    const allowed = await letThrough(transaction, wanted, row)
    const at = deps.clock.now()
    await work(transaction, { row, allowed, at })
    await keepAsked(transaction, asker, { question, id, at })
    return answer(transaction, row)
  })
}

async function seen(transaction: ActorTransaction, id: string): Promise<DossierRow> {
  const row = isUuid(id) ? await dossierById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  return row
}

async function letThrough(
  transaction: ActorTransaction,
  { asker, id, action, thing, bodyIds = [] }: Wanted,
  row: DossierRow,
): Promise<Allowed> {
  const asked = thing ? await askedAbout(transaction, id, thing) : []
  return authorise(asker.actor, action, { ...subjectOf(row), asked, bodyIds })
}

/** The whole of a dossier that is known to be there. */
export async function readWhole(transaction: ActorTransaction, id: string): Promise<ReadDossier> {
  const row = await dossierById(transaction, id)
  if (!row) throw new Problem('NOT_FOUND')
  return { row, site: await siteOf(transaction, id) }
}

export const subject = (id: string) => ({ kind: 'dossier', id })

/** Writes an event about a dossier in its transaction. */
export const journal = (
  transaction: ActorTransaction,
  { asker, at }: { readonly asker: Asker; readonly at: Date },
  entry: JournalEntry,
) => record(transaction, { ...asker, at }, entry)
