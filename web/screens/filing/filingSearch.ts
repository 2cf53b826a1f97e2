import { isIdentifier } from '../dossiers/dossierSearch.ts'
import { type ChooseSearch, parseChooseSearch } from '../procedures/choose/chooseSearch.ts'

export const FILING_STEPS = ['procedure', 'site', 'project', 'pieces', 'people', 'review', 'number'] as const
export type FilingStep = (typeof FILING_STEPS)[number]

const isStep = (value: unknown): value is FilingStep => FILING_STEPS.some((step) => step === value)

/** Where the filing of a draft stands: the address alone restores it. */
export type FilingSearch = {
  readonly step?: FilingStep | undefined
  /** The fact being asked, in the project. */
  readonly at?: string | undefined
  /** A report whose parcel is offered to the draft. */
  readonly report?: string | undefined
  readonly view?: string | undefined
}

export const parseFilingSearch = ({ step, at, report, view }: Record<string, unknown>): FilingSearch => ({
  ...(isStep(step) && { step }),
  ...(typeof at === 'string' && /^\w{1,40}$/.test(at) && { at }),
  ...(isIdentifier(report) && { report }),
  ...(typeof view === 'string' && { view }),
})

/** What a filing begins with: the procedure, the answers of the pre-check, a report; or a draft that takes them over. */
export type BeginSearch = ChooseSearch & { readonly code?: string | undefined; readonly report?: string | undefined }

export const parseBeginSearch = (search: Record<string, unknown>): BeginSearch => ({
  ...parseChooseSearch(search),
  ...(typeof search.code === 'string' && /^[a-z][a-z0-9_]{1,40}$/.test(search.code) && { code: search.code }),
  ...(isIdentifier(search.report) && { report: search.report }),
})
