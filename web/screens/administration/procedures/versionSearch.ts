import type { VersionState } from '../../../../api/contract/procedures/drafting.ts'

/** Written out: the contract's own list would bring its schemas with the first page. */
const VERSION_STATES: readonly VersionState[] = ['draft', 'checked', 'published']

/** `propose=yes`: the form that proposes a version is open. */
export type VersionsSearch = { readonly state?: VersionState | undefined; readonly propose?: 'yes' | undefined }

export function parseVersionsSearch({ state, propose }: Record<string, unknown>): VersionsSearch {
  const known = VERSION_STATES.find((one) => one === state)
  return { ...(known && { state: known }), ...(propose === 'yes' && { propose }) }
}

export const VERSION_PARTS = ['edit', 'check', 'preview'] as const
export type VersionPart = (typeof VERSION_PARTS)[number]

/** `on`: the day of filing both versions are compared for. */
export type VersionSearch = { readonly part?: VersionPart | undefined; readonly on?: string | undefined }

export function parseVersionSearch({ part, on }: Record<string, unknown>): VersionSearch {
  const known = VERSION_PARTS.find((one) => one === part)
  return { ...(known && { part: known }), ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && { on }) }
}
