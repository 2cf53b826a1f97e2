import type { JournalEventAnswer } from '../../../api/contract/journal.ts'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** Consultations by a person or a body whose name, in either writing, holds what was typed. */
export function consultationsShown(events: readonly JournalEventAnswer[], q: string): readonly JournalEventAnswer[] {
  const sought = plain(q.trim())
  return events.filter(
    ({ person, acting }) =>
      [
        person && `${person.givenName} ${person.familyName}`,
        person && `${person.givenNameAr ?? ''} ${person.familyNameAr ?? ''}`,
        acting?.body.nameFr,
        acting?.body.nameAr,
      ].some((name) => name && plain(name).includes(sought)) || sought === '',
  )
}
