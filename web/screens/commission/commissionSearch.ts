import { isIdentifier } from '../dossiers/dossierSearch.ts'

/** Which sessions are listed. */
export type SessionsSearch = { readonly scope?: 'past' | undefined; readonly mine?: 'yes' | undefined }

export function parseSessionsSearch({ scope, mine }: Record<string, unknown>): SessionsSearch {
  return { ...(scope === 'past' && { scope }), ...(mine === 'yes' && { mine }) }
}

export const SESSION_TABS = ['agenda', 'called', 'sitting', 'minutes', 'history'] as const
export type SessionTab = (typeof SESSION_TABS)[number]

/** Which part of a session is read, and of which item. */
export type SessionSearch = { readonly tab?: SessionTab | undefined; readonly item?: string | undefined }

export function parseSessionSearch({ tab, item }: Record<string, unknown>): SessionSearch {
  const known = SESSION_TABS.find((one) => one === tab)
  return { ...(known && { tab: known }), ...(isIdentifier(item) && { item }) }
}
