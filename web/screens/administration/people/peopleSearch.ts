export type PeopleSearch = { readonly q?: string | undefined }

/** What the address says of a search of people. */
export const parsePeopleSearch = ({ q }: Record<string, unknown>): PeopleSearch =>
  typeof q === 'string' && q.trim() !== '' ? { q: q.trim().slice(0, 120) } : {}

const FEWEST = 2

/** One letter finds everybody: it is not asked. */
export const isSearchable = (q: string): boolean => q.trim().length >= FEWEST
