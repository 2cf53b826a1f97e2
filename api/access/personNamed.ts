import { sql } from 'kysely'
import type { PersonName } from '../contract/people.ts'

/** The person whose id a column holds (`alias.column`), by the names that whoever asks may know; null when it holds none. */
export const personNamed = (column: string) => sql<PersonName | null>`(select json_build_object('id', who.id,
  'givenName', who.given_name, 'familyName', who.family_name, 'givenNameAr', who.given_name_ar,
  'familyNameAr', who.family_name_ar) from names_of(array[${sql.ref(column)}]) who)`
