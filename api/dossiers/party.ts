import { z } from 'zod'
import type { PersonName } from '../contract/people.ts'
import type { ParticipantRow } from './queries.ts'

/** A person or an office, as papers name them; `nameAr` is null when they never wrote it. */
export const party = z.object({ nameFr: z.string(), nameAr: z.string().nullable() })
export type Party = z.infer<typeof party>

export const personParty = ({ givenName, familyName, givenNameAr, familyNameAr }: PersonName): Party => ({
  nameFr: `${givenName} ${familyName}`,
  nameAr: givenNameAr && familyNameAr ? `${givenNameAr} ${familyNameAr}` : null,
})

export const partyOf = ({ person, body }: ParticipantRow): Party => {
  if (person) return personParty(person)
  return { nameFr: body?.nameFr ?? '', nameAr: body?.nameAr ?? null }
}
