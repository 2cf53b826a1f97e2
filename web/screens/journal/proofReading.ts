import type { JournalDayWhole, JournalProof } from '../../../api/contract/journal.ts'
import { journalProof } from '../../../api/contract/journal.ts'
import { PROOF_STEPS, type ProofStep, verifyJournalProof } from '../../../api/contract/journalProof.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import type { Problem } from '../../api/problem.ts'

/** A proof as somebody hands it over: a text that may be anything. */
export function readProof(text: string): Result<JournalProof, 'notJson'> {
  try {
    const read = journalProof.safeParse(JSON.parse(text))
    return read.success ? ok(read.data) : fail('notJson')
  } catch {
    return fail('notJson') // no JSON at all is told in the same words
  }
}

/** How the root of the proof's day stands beside the one that is published. */
type Published = 'same' | 'differs' | 'absent' | 'not_compared'

export type Checked =
  | { readonly stands: 'broken'; readonly at: ProofStep }
  | { readonly stands: 'waiting' }
  | { readonly stands: 'batch'; readonly batch: number }
  | { readonly stands: 'day'; readonly batch: number; readonly day: string; readonly published: Published }

type DayRead = (day: string) => Promise<Result<JournalDayWhole, Problem>>

/**
 * Verifies a proof here, with the browser's own SHA-256, then sets its root beside the published one: whoever forges a
 * whole proof can make it agree with itself, and with nothing else.
 */
export async function checkProof(proof: JournalProof, readDay: DayRead): Promise<Checked> {
  const verdict = await verifyJournalProof(proof)
  if (!verdict.holds) return { stands: 'broken', at: verdict.at }
  const { batch, day } = proof
  if (!batch) return { stands: 'waiting' }
  if (!day) return { stands: 'batch', batch: batch.number }
  const found = await readDay(day.day)
  return { stands: 'day', batch: batch.number, day: day.day, published: compared(day, found) }
}

function compared(day: NonNullable<JournalProof['day']>, found: Result<JournalDayWhole, Problem>): Published {
  if (!found.ok) return found.error.code === 'NOT_FOUND' ? 'absent' : 'not_compared'
  const { root, batches } = found.value
  return root === day.root && batches === day.batches ? 'same' : 'differs'
}

export type StepName = ProofStep | 'published'
export type Outcome = 'holds' | 'broken' | 'not_reached'

const REACHED: Readonly<Record<'waiting' | 'batch' | 'day', number>> = { waiting: 2, batch: 4, day: 6 }

/** Every step of a proof, and whether it holds, does not, or was not reached. */
export function stepsOf(checked: Checked): readonly { readonly step: StepName; readonly outcome: Outcome }[] {
  const broken = checked.stands === 'broken' ? PROOF_STEPS.indexOf(checked.at) : null
  const held = broken ?? (checked.stands === 'broken' ? 0 : REACHED[checked.stands])
  const own = PROOF_STEPS.map((step, rank): { step: StepName; outcome: Outcome } => ({
    step,
    outcome: rank < held ? 'holds' : rank === broken ? 'broken' : 'not_reached',
  }))
  return [...own, { step: 'published', outcome: publishedOutcome(checked) }]
}

function publishedOutcome(checked: Checked): Outcome {
  if (checked.stands !== 'day' || checked.published === 'not_compared') return 'not_reached'
  return checked.published === 'same' ? 'holds' : 'broken'
}

/** What the sealed text itself says: nothing written beside it is believed. */
export type SealedEvent = {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly personId: string | null
  readonly bodyId: string | null
  readonly dossierId: string | null
}

const textIn = (event: Readonly<Record<string, unknown>>, key: string): string | null =>
  typeof event[key] === 'string' ? event[key] : null

/** The event of a text that was found to be sealed; null when it is no event's. */
export function sealedEvent({ text }: Pick<JournalProof, 'text'>): SealedEvent | null {
  const event = objectIn(text)
  const [id, at, action] = ['id', 'at', 'action'].map((key) => textIn(event, key))
  if (!id || !at || !action) return null
  return {
    id,
    at,
    action,
    subjectKind: textIn(event, 'subjectKind') ?? '',
    subjectId: textIn(event, 'subjectId') ?? '',
    personId: textIn(event, 'personId'),
    bodyId: textIn(event, 'bodyId'),
    dossierId: textIn(event, 'dossierId'),
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {} // a broken text says nothing
  }
}
