import { DOSSIER_STATES, type DossierState } from '../../../api/contract/policy/roles.ts'
import { type DeskSearch, type FilterSearch, parseDeskSearch } from '../desk/deskSearch.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isIdentifier = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)

const isState = (value: unknown): value is DossierState => DOSSIER_STATES.some((state) => state === value)

export const SORTS = ['newest', 'oldest', 'title', 'titleDown', 'commune', 'communeDown'] as const
export type Sort = (typeof SORTS)[number]
const isSort = (value: unknown): value is Sort => SORTS.some((sort) => sort === value)

/** Which of one's own dossiers, in which order. */
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

export type DossiersSearch = QueueSearch &
  DeskSearch & {
    /** An official's own dossiers instead of their territory's. */
    readonly mine?: 'yes' | undefined
    /** The form that opens a dossier is shown. */
    readonly open?: 'yes' | undefined
    /** The report a dossier is to be opened from. */
    readonly report?: string | undefined
  }

export const parseDossiersSearch = ({ open, report, mine, ...queue }: Record<string, unknown>): DossiersSearch => ({
  ...parseDeskSearch(queue),
  ...parseQueueSearch(queue),
  ...(mine === 'yes' && { mine }),
  ...(open === 'yes' && { open }),
  ...(isIdentifier(report) && { report }),
})

export const DOSSIER_TABS = [
  'site',
  'course',
  'chain',
  'fees',
  'act',
  'documents',
  'participants',
  'consultations',
] as const
export type DossierTab = (typeof DOSSIER_TABS)[number]
const isTab = (value: unknown): value is DossierTab => DOSSIER_TABS.some((tab) => tab === value)

export type DossierSearch = QueueSearch &
  FilterSearch &
  Pick<DeskSearch, 'order'> & {
    readonly tab?: DossierTab | undefined
    /** The document being read, and its page. */
    readonly document?: string | undefined
    readonly page?: number | undefined
    readonly view?: string | undefined
  }

/** The queue a dossier was opened from: the desk's or one's own list. */
function queueOf(raw: Record<string, unknown>) {
  const { at, face, view, ...asked } = parseDeskSearch(raw)
  return { ...asked, ...parseQueueSearch(raw) }
}

export function parseDossierSearch({ tab, document, page, view, ...queue }: Record<string, unknown>): DossierSearch {
  const number = Number(page)
  return {
    ...queueOf(queue),
    ...(isTab(tab) && { tab }),
    ...(isIdentifier(document) && { document }),
    ...(Number.isInteger(number) && number > 1 && { page: number }),
    ...(typeof view === 'string' && { view }),
  }
}
