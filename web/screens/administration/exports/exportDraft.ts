import { type Actor, decide } from '../../../../api/contract/policy/decide.ts'
import type { Action } from '../../../../api/contract/policy/policy.ts'
import type { ExportKind } from '../../../../api/contract/privacy.ts'
import type { SessionAnswer } from '../../../../api/contract/session.ts'
import { typedDay } from '../../../text/figures.ts'

export type AskedKind = Exclude<ExportKind, 'own_data'>

export type ExportDraft = {
  readonly kind: AskedKind
  readonly bodyId: string
  readonly reason: string
  readonly from: string
  readonly to: string
}

/** What one must be able to read one by one to ask for all of it, as the service holds it too. */
const READING: Readonly<Record<AskedKind, Action | null>> = {
  dossiers: null,
  body_people: 'mandate.consult',
  body_journal: 'journal.consult',
}
const KINDS = Object.keys(READING) as AskedKind[]

/** What this person may ask for in the name of a body. */
export const kindsOf = (actor: Actor, bodyId: string): readonly AskedKind[] =>
  KINDS.filter((kind) => {
    const reading = READING[kind]
    return reading === null || decide(actor, reading, { bodyIds: [bodyId] }).allowed
  })

type Mandate = SessionAnswer['mandates'][number]

type Asker = { readonly actor: Actor; readonly mandates: readonly Mandate[] }

/** The bodies in whose name this person may ask, each once. */
export const bodiesToAskFor = ({ actor, mandates }: Asker): readonly Mandate[] =>
  mandates.filter(
    ({ bodyId }, rank) =>
      mandates.findIndex((other) => other.bodyId === bodyId) === rank &&
      decide(actor, 'export.ask', { bodyIds: [bodyId] }).allowed,
  )

const SHORTEST_REASON = 10

type Fault = 'reasonMissing' | 'dayWrong' | 'order'

export function exportFault(field: 'reason' | 'from' | 'to', draft: ExportDraft): Fault | null {
  if (field === 'reason') return draft.reason.trim().length < SHORTEST_REASON ? 'reasonMissing' : null
  if (draft[field].trim() === '') return null
  const day = typedDay(draft[field])
  if (day === null) return 'dayWrong'
  const from = typedDay(draft.from)
  return field === 'to' && from !== null && day < from ? 'order' : null
}

/** As the contract writes it: days left empty are not sent. */
export function askedOf({ kind, bodyId, reason, from, to }: ExportDraft) {
  const [first, last] = [typedDay(from), typedDay(to)]
  return { kind, bodyId, reason: reason.trim(), ...(first && { from: first }), ...(last && { to: last }) }
}
