export const KINDS = ['citizen', 'company', 'architect', 'surveyor', 'engineer', 'promoter'] as const
export type Kind = (typeof KINDS)[number]

const STEPS = ['who', 'name', 'office', 'number', 'email', 'review'] as const
export type RegisterStep = (typeof STEPS)[number]

export const isStep = (value: unknown): value is RegisterStep => STEPS.some((step) => step === value)

/** One question each, in the order they are asked; a citizen is asked the fewest. */
export function stepsOf(kind: Kind | ''): readonly RegisterStep[] {
  if (kind === '' || kind === 'citizen') return STEPS.filter((step) => step !== 'office' && step !== 'number')
  return STEPS.filter((step) => step !== (kind === 'company' ? 'number' : 'office'))
}

/**
 * Everything typed so far; only memory keeps it, since the device may be anybody's and nobody is signed in yet who could be
 * asked, on leaving, whether it stays.
 */
export type RegisterDraft = {
  kind: Kind | ''
  givenName: string
  familyName: string
  givenNameAr: string
  familyNameAr: string
  companyNameFr: string
  companyNameAr: string
  ice: string
  number: string
  email: string
  language: 'fr' | 'ar'
}

export const EMPTY: Omit<RegisterDraft, 'language'> = {
  kind: '',
  givenName: '',
  familyName: '',
  givenNameAr: '',
  familyNameAr: '',
  companyNameFr: '',
  companyNameAr: '',
  ice: '',
  number: '',
  email: '',
}

/** The fields each question asks, as the form validates them before going on. */
export const FIELDS_OF: Readonly<Record<RegisterStep, readonly (keyof RegisterDraft)[]>> = {
  who: ['kind'],
  name: ['givenName', 'familyName', 'givenNameAr', 'familyNameAr'],
  office: ['companyNameFr', 'companyNameAr', 'ice'],
  number: ['number'],
  email: ['email', 'language'],
  review: [],
}

const NEEDED: Readonly<Record<RegisterStep, readonly (keyof RegisterDraft)[]>> = {
  who: ['kind'],
  name: ['givenName', 'familyName'],
  office: ['companyNameFr', 'companyNameAr', 'ice'],
  number: ['number'],
  email: ['email'],
  review: [],
}

/** The furthest question that may be shown: an address opened afresh goes back to the first one left unanswered. */
export function reachable(asked: RegisterStep, draft: RegisterDraft): RegisterStep {
  const steps = stepsOf(draft.kind)
  const firstOpen = steps.find((step) => NEEDED[step].some((field) => draft[field].trim() === '')) ?? 'review'
  const position = Math.min(Math.max(steps.indexOf(asked), 0), steps.indexOf(firstOpen))
  return steps[position] ?? 'who'
}
