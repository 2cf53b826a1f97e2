import { type ActorTransaction, asActor } from '../access/asActor.ts'
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
export const subjectOf = ({ state, territory, participants, typed, fromPaper }: DossierRow): Subject => ({
  state,
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
}
type Found = { readonly row: DossierRow; readonly allowed: Allowed; readonly at: Date }

/** Finds a dossier in the actor's name and lets them through the policy's door before `work`. */
export function withDossier<T>(
  deps: Needs,
  { asker, id, action, thing }: Wanted,
  work: (transaction: ActorTransaction, found: Found) => Promise<T>,
): Promise<T> {
  return asActor(deps, asker.actor, async (transaction) => {
    const row = isUuid(id) ? await dossierById(transaction, id) : null
    if (!row) throw new Problem('NOT_FOUND')
    const asked = thing ? await askedAbout(transaction, id, thing) : []
    const allowed = authorise(asker.actor, action, { ...subjectOf(row), asked })
    return work(transaction, { row, allowed, at: deps.clock.now() })
  })
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
