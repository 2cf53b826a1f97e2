import { DOSSIER_STATES, type DossierState } from '../../../api/contract/policy/roles.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isIdentifier = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)

const isState = (value: unknown): value is DossierState => DOSSIER_STATES.some((state) => state === value)

export const SORTS = ['newest', 'oldest', 'title', 'titleDown', 'commune', 'communeDown'] as const
export type Sort = (typeof SORTS)[number]
const isSort = (value: unknown): value is Sort => SORTS.some((sort) => sort === value)

/** Which dossiers, in which order: kept in the address of a dossier too, so that its queue stays the list it came from. */
export type QueueSearch = {
  readonly state?: DossierState | undefined
  readonly sort?: Sort | undefined
  readonly q?: string | undefined
}

const parseQueueSearch = ({ state, sort, q }: Record<string, unknown>): QueueSearch => ({
  ...(isState(state) && { state }),
  ...(isSort(sort) && { sort }),
  ...(typeof q === 'string' && q !== '' && { q }),
})

export type DossiersSearch = QueueSearch & {
  /** The form that opens a dossier is shown. */
  readonly open?: 'yes' | undefined
  /** The report a dossier is to be opened from. */
  readonly report?: string | undefined
}

export const parseDossiersSearch = ({ open, report, ...queue }: Record<string, unknown>): DossiersSearch => ({
  ...parseQueueSearch(queue),
  ...(open === 'yes' && { open }),
  ...(isIdentifier(report) && { report }),
})

export const DOSSIER_TABS = ['site', 'documents', 'participants', 'consultations'] as const
export type DossierTab = (typeof DOSSIER_TABS)[number]
const isTab = (value: unknown): value is DossierTab => DOSSIER_TABS.some((tab) => tab === value)

export type DossierSearch = QueueSearch & {
  readonly tab?: DossierTab | undefined
  /** The document being read, and its page. */
  readonly document?: string | undefined
  readonly page?: number | undefined
  readonly view?: string | undefined
}

export function parseDossierSearch({ tab, document, page, view, ...queue }: Record<string, unknown>): DossierSearch {
  const number = Number(page)
  return {
    ...parseQueueSearch(queue),
    ...(isTab(tab) && { tab }),
    ...(isIdentifier(document) && { document }),
    ...(Number.isInteger(number) && number > 1 && { page: number }),
    ...(typeof view === 'string' && { view }),
  }
}
