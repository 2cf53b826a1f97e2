import type { JournalEventAnswer } from '../../../api/contract/journal.ts'
import { folded } from '../../text/folded.ts'

/** What was read in one sitting: a thing once, however often, with the pages that were looked at. */
export type Reading = {
  readonly key: string
  readonly action: string
  readonly name: string | null
  readonly pages: readonly number[]
}

/** Somebody at the dossier without a long pause, in one capacity. */
export type Sitting = Pick<JournalEventAnswer, 'id' | 'person' | 'acting'> & {
  readonly from: string
  readonly to: string
  readonly readings: readonly Reading[]
  /** Newest first, as the journal gives them. */
  readonly events: readonly JournalEventAnswer[]
}

const PAUSE_MS = 30 * 60_000

function sameSitting(later: JournalEventAnswer, earlier: JournalEventAnswer): boolean {
  const same = later.person?.id === earlier.person?.id && later.acting?.mandateId === earlier.acting?.mandateId
  return same && Date.parse(later.at) - Date.parse(earlier.at) <= PAUSE_MS
}

/** Consultations, newest first, gathered by who was at it: forty pages read are one line, and none is left out. */
export function sittingsOf(events: readonly JournalEventAnswer[]): readonly Sitting[] {
  const groups: JournalEventAnswer[][] = []
  for (const event of events) {
    const open = groups.at(-1)
    const last = open?.at(-1)
    if (open && last && sameSitting(last, event)) open.push(event)
    else groups.push([event])
  }
  return groups.map(sittingOf)
}

function sittingOf(events: readonly JournalEventAnswer[]): Sitting {
  const [latest] = events
  const first = events.at(-1)
  if (!latest || !first) throw new Error('a sitting has an event')
  const { id, person, acting } = latest
  return { id, person, acting, from: first.at, to: latest.at, readings: readingsOf(events.toReversed()), events }
}

function readingsOf(events: readonly JournalEventAnswer[]): readonly Reading[] {
  const readings = new Map<string, Reading>()
  for (const { action, subject, detail } of events) {
    const key = `${subject.id} ${action}`
    const pages = readings.get(key)?.pages ?? []
    const { page } = detail
    const more = typeof page === 'number' && !pages.includes(page) ? [page] : []
    readings.set(key, { key, action, name: subject.name ?? null, pages: [...pages, ...more].sort((a, b) => a - b) })
  }
  for (const { subject } of events)
    if (readings.has(`${subject.id} document.view`)) readings.delete(`${subject.id} document.consult`) // said by its pages
  return [...readings.values()]
}

/** 1, 2, 3, 7 -> « 1–3, 7 ». */
export function pagesInWords(pages: readonly number[]): string {
  const runs: [number, number][] = []
  for (const page of pages) {
    const run = runs.at(-1)
    if (run && page === run[1] + 1) run[1] = page
    else runs.push([page, page])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

export type ConsultationFilter = {
  readonly q: string
  /** Whose own consultations are left out; null leaves none out. */
  readonly without: string | null
}

/** Consultations by a person or a body whose name, in either writing, holds what was typed. */
export function consultationsShown(
  events: readonly JournalEventAnswer[],
  { q, without }: ConsultationFilter,
): readonly JournalEventAnswer[] {
  const sought = folded(q)
  return events.filter(({ person, acting }) => {
    if (without !== null && person?.id === without) return false
    if (sought === '') return true
    const names = [
      person && `${person.givenName} ${person.familyName}`,
      person && `${person.givenNameAr ?? ''} ${person.familyNameAr ?? ''}`,
      acting?.body.nameFr,
      acting?.body.nameAr,
    ]
    return names.some((name) => name && folded(name).includes(sought))
  })
}
