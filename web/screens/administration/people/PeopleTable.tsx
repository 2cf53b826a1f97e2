import { Link } from '@tanstack/react-router'
import type { PeopleFound } from '../../../../api/contract/people.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { PersonName } from '../../../ui/PersonName.tsx'
import tables from '../../../ui/table.module.css'
import { AccountBadge } from './AccountBadge.tsx'

type Found = PeopleFound['people'][number]

/** People found, as far as each may be known. */
export function PeopleTable({ people }: { readonly people: readonly Found[] }) {
  const say = useAdministrationWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{say('administration.people')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('people.name')}</th>
          <th scope="col">{say('people.email')}</th>
          <th scope="col">{say('people.profession')}</th>
          <th scope="col">{say('people.account')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </tbody>
    </table>
  )
}

function PersonRow({ person }: { readonly person: Found }) {
  const say = useAdministrationWords()
  const { profession, professionConfirmed } = person
  return (
    <tr>
      <th scope="row">
        <Link to="/administration/personnes/$id" params={{ id: person.id }}>
          <PersonName person={person} both />
        </Link>
      </th>
      <td data-label={say('people.email')}>{person.email && <bdi>{person.email}</bdi>}</td>
      <td data-label={say('people.profession')}>
        {profession && (
          <>
            {say(`people.professions.${profession}`)}{' '}
            <small>({say(professionConfirmed ? 'people.confirmed' : 'people.declared')})</small>
          </>
        )}
      </td>
      <td>
        <AccountBadge state={person.state} />
      </td>
    </tr>
  )
}
