import type { JournalQuery } from '../../../api/contract/journal.ts'
import { parseDay } from '../../../spatial/day.ts'
import { typedDay } from '../../text/figures.ts'
import { isIdentifier } from '../dossiers/dossierSearch.ts'

const VERB = /^[a-z_]+(\.[a-z_]+)*$/
const LONGEST_VERB = 60

const isVerb = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= LONGEST_VERB && VERB.test(text)
const isDay = (text: unknown): text is string => typeof text === 'string' && parseDay(text) !== null

export type JournalFilter = {
  readonly [K in 'person' | 'body' | 'dossier' | 'action' | 'from' | 'to']?: JournalQuery[K]
}

export type JournalSearch = JournalFilter & {
  /** The last event of the page before. */
  readonly after?: string | undefined
  /** The event whose detail is open. */
  readonly event?: string | undefined
}

export const parseJournalSearch = (given: Record<string, unknown>): JournalSearch => ({
  ...(isIdentifier(given.person) && { person: given.person }),
  ...(isIdentifier(given.body) && { body: given.body }),
  ...(isIdentifier(given.dossier) && { dossier: given.dossier }),
  ...(isVerb(given.action) && { action: given.action }),
  ...(isDay(given.from) && { from: given.from }),
  ...(isDay(given.to) && { to: given.to }),
  ...(isIdentifier(given.after) && { after: given.after }),
  ...(isIdentifier(given.event) && { event: given.event }),
})

/** What the filter's form holds: days as they are printed. */
export type FilterDraft = Readonly<Record<keyof JournalFilter, string>>

type Fault = 'wrongId' | 'wrongDay' | 'wrongAction' | 'order'

export function filterFault(field: keyof JournalFilter, draft: FilterDraft): Fault | null {
  const text = draft[field].trim()
  if (text === '') return null
  if (field === 'action') return isVerb(text) ? null : 'wrongAction'
  if (field !== 'from' && field !== 'to') return isIdentifier(text) ? null : 'wrongId'
  const day = typedDay(text)
  if (day === null) return 'wrongDay'
  const from = typedDay(draft.from)
  return field === 'to' && from !== null && day < from ? 'order' : null
}

/** The address of a filter as it was typed: its first page. */
export const searchOf = (draft: FilterDraft): JournalSearch =>
  parseJournalSearch({
    person: draft.person.trim(),
    body: draft.body.trim(),
    dossier: draft.dossier.trim(),
    action: draft.action.trim(),
    from: typedDay(draft.from),
    to: typedDay(draft.to),
  })

export type IntervalSearch = Pick<JournalFilter, 'from' | 'to'>

export const parseIntervalSearch = ({ from, to }: Record<string, unknown>): IntervalSearch => ({
  ...(isDay(from) && { from }),
  ...(isDay(to) && { to }),
})

/** An event whose proof is shown. */
export type PublicJournalSearch = { readonly event?: string | undefined }

export const parsePublicJournalSearch = ({ event }: Record<string, unknown>): PublicJournalSearch =>
  isIdentifier(event) ? { event } : {}
