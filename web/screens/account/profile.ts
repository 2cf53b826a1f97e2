import type { Me, MeChange } from '../../../api/contract/people.ts'

/** What a person may put right by themselves, as the form holds it. */
export const PROFILE_FIELDS = [
  'givenName',
  'familyName',
  'givenNameAr',
  'familyNameAr',
  'phone',
  'nationalId',
  'language',
  'profession',
  'professionalNumber',
] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]
export type ProfileDraft = Record<ProfileField, string>

export const draftOf = (me: Me): ProfileDraft =>
  Object.fromEntries(PROFILE_FIELDS.map((field) => [field, me[field] ?? ''])) as ProfileDraft // one entry for each field

/** Only what differs from the version that was read is sent; an emptied field is sent as null. */
export function changeOf(me: Me, draft: ProfileDraft, version: number = me.version): MeChange {
  const before = draftOf(me)
  const changed = PROFILE_FIELDS.filter((field) => draft[field].trim() !== before[field])
  const values = Object.fromEntries(changed.map((field) => [field, draft[field].trim() || null]))
  return { version, ...values }
}

export type Difference = { readonly field: ProfileField; readonly theirs: string; readonly yours: string }

/** Where what was typed and the version of now say different things. */
export function differences(now: Me, draft: ProfileDraft): readonly Difference[] {
  const theirs = draftOf(now)
  return PROFILE_FIELDS.filter((field) => theirs[field] !== draft[field].trim()).map((field) => ({
    field,
    theirs: theirs[field],
    yours: draft[field].trim(),
  }))
}
