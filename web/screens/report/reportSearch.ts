import { VERDICTS, type Verdict } from '../../../spatial/conformity/types.ts'
import { parseView, writeView } from '../map/viewSearch.ts'

export type ReportSearch = { readonly view?: string | undefined; readonly only?: Verdict | undefined }

const isVerdict = (value: unknown): value is Verdict => VERDICTS.some((verdict) => verdict === value)

export function parseReportSearch(search: Record<string, unknown>): ReportSearch {
  const view = parseView(search.view)
  return { ...(view && { view: writeView(view) }), ...(isVerdict(search.only) && { only: search.only }) }
}
