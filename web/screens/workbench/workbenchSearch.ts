import { parseView, writeView } from '../map/viewSearch.ts'

/** Findings that nobody judged, unless all that is open is asked for; the re-check that is read. */
export type WorkQueueSearch = { readonly which?: 'open' | undefined; readonly recheck?: string | undefined }

const UUID = /^[0-9a-f-]{36}$/

export const parseWorkQueueSearch = ({ which, recheck }: Record<string, unknown>): WorkQueueSearch => ({
  ...(which === 'open' && { which }),
  ...(typeof recheck === 'string' && UUID.test(recheck) && { recheck }),
})

export const PARTS = ['findings', 'regulation', 'buildable', 'pieces', 'versions', 'bodies', 'sketch'] as const
export type Part = (typeof PARTS)[number]

export type WorkbenchSearch = Pick<WorkQueueSearch, 'which'> & {
  readonly part?: Part | undefined
  readonly view?: string | undefined
  /** The document that is read beside, and its page. */
  readonly document?: string | undefined
  readonly page?: number | undefined
}

export function parseWorkbenchSearch(given: Record<string, unknown>): WorkbenchSearch {
  const { which, part, view, document, page } = given
  const shown = parseView(view)
  const reads = typeof document === 'string' && UUID.test(document)
  const known = PARTS.find((one) => one === part)
  return {
    ...(which === 'open' && { which }),
    ...(known && { part: known }),
    ...(shown && { view: writeView(shown) }),
    ...(reads && { document }),
    ...(reads && Number.isInteger(page) && Number(page) > 1 && { page: Number(page) }),
  }
}
