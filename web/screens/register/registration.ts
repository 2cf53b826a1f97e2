import type { Registration } from '../../../api/contract/accounts.ts'
import type { RegisterDraft } from './steps.ts'

const given = (text: string) => text.trim()
const some = <K extends string>(key: K, text: string) => (text.trim() === '' ? {} : { [key]: text.trim() })

/** What is sent of the draft: only what the chosen kind was asked. Null while nothing is chosen. */
export function registrationOf(draft: RegisterDraft): Registration | null {
  const { kind } = draft
  const whoever = {
    email: given(draft.email).toLowerCase(),
    givenName: given(draft.givenName),
    familyName: given(draft.familyName),
    ...some('givenNameAr', draft.givenNameAr),
    ...some('familyNameAr', draft.familyNameAr),
    language: draft.language,
  }
  if (kind === '') return null
  if (kind === 'citizen') return { ...whoever, as: kind }
  if (kind === 'company') {
    const company = {
      nameFr: given(draft.companyNameFr),
      nameAr: given(draft.companyNameAr),
      ice: iceDigits(draft.ice),
    }
    return { ...whoever, as: kind, company }
  }
  return { ...whoever, as: kind, professionalNumber: given(draft.number) }
}

/** An ICE as people write it, in groups: the digits alone. */
export const iceDigits = (text: string): string => text.replace(/[\s.-]/g, '')
