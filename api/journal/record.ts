import type { Kysely } from 'kysely'
import type { Actor } from '../contract/policy/decide.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'

/** What happened, to what, and who it concerns. `detail` holds texts, whole numbers and truths, never a secret. */
export type JournalEntry = {
  /** A verb of the trade: `dossier.consult`, `mandate.end`, `session.open`. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** Nothing was changed, something was read. */
  readonly consultation?: true
  readonly dossierId?: string
  /** The body it is about; absent, the one acted for, whose administrator may read it. */
  readonly bodyId?: string
  /** The person it is about, who may read it, when it is not the actor. */
  readonly concernedId?: string
  /** The mandate that opened the door. */
  readonly mandateId?: string | null
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

export type JournalContext = { readonly actor: Actor; readonly at: Date; readonly requestId?: string }

/** Writes one event in the transaction of what it records: both are kept, or neither. @returns its id */
export async function record(
  transaction: Kysely<Database>,
  context: JournalContext,
  entry: JournalEntry,
): Promise<string> {
  const [id = ''] = await recordAll(transaction, context, [entry])
  return id
}

/** The same for several that happen at once, in their order. @returns their ids */
export async function recordAll(
  transaction: Kysely<Database>,
  context: JournalContext,
  entries: readonly JournalEntry[],
): Promise<string[]> {
  if (entries.length === 0) return []
  const rows = entries.map((entry) => rowOf(context, entry))
  await transaction.insertInto('journal_event').values(rows).execute()
  return rows.map(({ id }) => id)
}

const rowOf = ({ actor, at, requestId }: JournalContext, entry: JournalEntry) => ({
  id: uuidv7(at),
  at,
  person_id: actor.personId,
  session_id: actor.sessionId,
  mandate_id: entry.mandateId ?? null,
  action: entry.action,
  consultation: entry.consultation ?? false,
  subject_kind: entry.subject.kind,
  subject_id: entry.subject.id,
  dossier_id: entry.dossierId ?? null,
  body_id: entry.bodyId ?? actingBody(actor, entry.mandateId),
  concerned_id: entry.concernedId ?? null,
  detail: JSON.stringify(entry.detail ?? {}),
  request_id: requestId ?? null,
})

const actingBody = ({ mandates }: Actor, mandateId: string | null | undefined): string | null =>
  mandates.find(({ id }) => id === mandateId)?.bodyId ?? null
