import type { PersonName as Named } from '../../api/contract/people.ts'
import type { Language } from '../text/language.ts'
import { useWords } from '../text/words.ts'

const latin = ({ givenName, familyName }: Named) => `${givenName} ${familyName}`
const arabic = ({ givenNameAr, familyNameAr }: Named) => [givenNameAr, familyNameAr].filter(Boolean).join(' ')

/** The name in the interface's writing, in Latin letters where the Arabic one is not known. */
export const nameIn = (language: Language, person: Named): string =>
  language === 'ar' ? arabic(person) || latin(person) : latin(person)

type PersonNameProps = { readonly person: Named; readonly both?: boolean }

/** A person's name; where it is official, in both writings. */
export function PersonName({ person, both = false }: PersonNameProps) {
  const { language } = useWords()
  const other = language === 'ar' ? latin(person) : arabic(person)
  const shown = nameIn(language, person)
  return (
    <>
      <bdi>{shown}</bdi>
      {both && other !== '' && other !== shown && (
        <>
          {' '}
          <small lang={language === 'ar' ? 'fr' : 'ar'}>
            <bdi>{other}</bdi>
          </small>
        </>
      )}
    </>
  )
}
