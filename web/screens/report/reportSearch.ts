import { parseView, writeView } from '../map/viewSearch.ts'

export type ReportSearch = { readonly view?: string | undefined }

export function parseReportSearch(search: Record<string, unknown>): ReportSearch {
  const view = parseView(search.view)
  return view ? { view: writeView(view) } : {}
}
