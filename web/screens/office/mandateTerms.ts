import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { ROLES } from '../../../api/contract/policy/roles.ts'
import { printedDay, typedDay } from '../../text/figures.ts'

/** Everything a form about a mandate may ask; each form asks some of it. */
export type MandateDraft = {
  email: string
  givenName: string
  familyName: string
  givenNameAr: string
  familyNameAr: string
  role: string
  reason: string
  from: string
  to: string
  actReference: string
}
export type MandateField = keyof MandateDraft

export const EMPTY_MANDATE: MandateDraft = {
  email: '',
  givenName: '',
  familyName: '',
  givenNameAr: '',
  familyNameAr: '',
  role: '',
  reason: '',
  from: '',
  to: '',
  actReference: '',
}

export type MandateFault = 'required' | 'emailFault' | 'dayFault' | 'orderFault'
const OPTIONAL: readonly MandateField[] = ['givenNameAr', 'familyNameAr']

/** What is wrong with one field of a draft; `needed` says which of the optional ones this form insists on. */
export function mandateFault(
  field: MandateField,
  draft: MandateDraft,
  needed: readonly MandateField[],
): MandateFault | null {
  const text = draft[field].trim()
  if (text === '') return needed.includes(field) && !OPTIONAL.includes(field) ? 'required' : null
  if (field === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'emailFault'
  if (field !== 'from' && field !== 'to') return null
  const day = typedDay(text)
  if (day === null) return 'dayFault'
  const first = typedDay(draft.from)
  return field === 'to' && first !== null && day < first ? 'orderFault' : null
}

const given = (text: string) => text.trim()
const some = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  (text.trim() === '' ? {} : { [key]: text.trim() }) as Partial<Record<K, string>> // one key or none

/** Somebody by their e-mail, as the contract names them. */
export const whomOf = (draft: MandateDraft) => ({
  email: given(draft.email),
  givenName: given(draft.givenName),
  familyName: given(draft.familyName),
  ...some('givenNameAr', draft.givenNameAr),
  ...some('familyNameAr', draft.familyNameAr),
})

/** The days of a draft as the contract writes them; the last may be unknown. */
export const daysOf = (draft: MandateDraft) => ({ from: typedDay(draft.from) ?? '', to: typedDay(draft.to) })

export const actOf = (draft: MandateDraft) => some('actReference', draft.actReference)

export const printedOr = (day: string | null): string => (day === null ? '' : printedDay(day))

const rank = ({ role }: MandateAnswer) => (role === 'administrator' ? -1 : ROLES.indexOf(role))

/** Mandates that stand by themselves, administrators first, each with those handed on from it, oldest first. */
export function withDelegations(mandates: readonly MandateAnswer[]) {
  const ids = new Set(mandates.map(({ id }) => id))
  const own = mandates.filter(({ delegatedFrom }) => delegatedFrom === null || !ids.has(delegatedFrom))
  return [...own]
    .sort((a, b) => rank(a) - rank(b))
    .map((mandate) => ({
      mandate,
      delegations: mandates
        .filter(({ delegatedFrom }) => delegatedFrom === mandate.id)
        .sort((a, b) => a.validFrom.localeCompare(b.validFrom)),
    }))
}

export type Moment =
  | { readonly kind: 'starts' | 'ends' | 'ended'; readonly day: string }
  | { readonly kind: 'delegated'; readonly day: string; readonly to: string | null; readonly mandate: MandateAnswer }

/** The life of a mandate in the order of its days: how it began, whom it was handed to and until when, how it ends. */
export function momentsOf(mandate: MandateAnswer, delegations: readonly MandateAnswer[]): readonly Moment[] {
  const end: Moment[] = mandate.endedAt
    ? [{ kind: 'ended', day: mandate.validTo ?? mandate.endedAt }]
    : mandate.validTo
      ? [{ kind: 'ends', day: mandate.validTo }]
      : []
  const handed = delegations.map(
    (one): Moment => ({ kind: 'delegated', day: one.validFrom, to: one.validTo, mandate: one }),
  )
  return [{ kind: 'starts', day: mandate.validFrom }, ...handed, ...end]
}
