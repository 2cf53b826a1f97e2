import { type Day, parseDay } from '../../../spatial/day.ts'
import { isIdentifier } from '../dossiers/dossierSearch.ts'

/** Which sessions are shown: a list of those to come or past, or a calendar around a day. */
export type SessionsSearch = {
  readonly scope?: 'past' | undefined
  readonly mine?: 'yes' | undefined
  readonly view?: 'month' | undefined
  /** The chosen day of the calendar; absent, today. */
  readonly day?: Day | undefined
}

export function parseSessionsSearch({ scope, mine, view, day }: Record<string, unknown>): SessionsSearch {
  const chosen = typeof day === 'string' ? parseDay(day) : null
  return {
    ...(scope === 'past' && { scope }),
    ...(mine === 'yes' && { mine }),
    ...(view === 'month' && { view, ...(chosen && { day: chosen }) }),
  }
}

export const SESSION_TABS = ['agenda', 'called', 'sitting', 'minutes', 'history'] as const
export type SessionTab = (typeof SESSION_TABS)[number]

/** Which part of a session is read, and of which item. */
export type SessionSearch = { readonly tab?: SessionTab | undefined; readonly item?: string | undefined }

export function parseSessionSearch({ tab, item }: Record<string, unknown>): SessionSearch {
  const known = SESSION_TABS.find((one) => one === tab)
  return { ...(known && { tab: known }), ...(isIdentifier(item) && { item }) }
}
