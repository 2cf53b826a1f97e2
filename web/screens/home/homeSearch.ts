import { parseView, writeView } from '../map/viewSearch.ts'

export type HomeSearch = { readonly view?: string | undefined }

/** A view that can't be read is dropped, not shown. */
export function parseHomeSearch(search: Record<string, unknown>): HomeSearch {
  const view = parseView(search.view)
  return view ? { view: writeView(view) } : {}
}
