import { Link, useParams } from '@tanstack/react-router'
import type { PersonSheet } from '../../../../api/contract/people.ts'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { nameIn } from '../../../ui/PersonName.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import classes from '../administration.module.css'
import { AccountBadge } from './AccountBadge.tsx'
import { PersonDeeds } from './PersonDeeds.tsx'
import { AccountFacts, PersonFacts } from './PersonFacts.tsx'
import { PersonSessions } from './PersonSessions.tsx'
import { usePerson } from './peopleQueries.ts'

/** One person as far as they may be known, and what may be done about their account. */
export function PersonScreen() {
  const { id } = useParams({ from: '/administration/personnes/$id' })
  return <AdministrationSection needs={['person.consult']}>{() => <Person id={id} />}</AdministrationSection>
}

function Person({ id }: { readonly id: string }) {
  const say = useAdministrationWords()
  const person = usePerson(id)
  if (person.isPending) return <Waiting lines={[20, 34, 24, 160, 120]} />
  if (person.data) return <Sheet person={person.data} />
  const problem = problemOf(person.error)
  if (problem.status !== 404) return <ProblemReport problem={problem} onRetry={() => void person.refetch()} />
  return (
    <EmptyState title={say('people.notFound')} text={say('people.notFoundText')}>
      <BackToSearch />
    </EmptyState>
  )
}

const BackToSearch = () => <Link to="/administration/personnes">{useAdministrationWords()('people.back')}</Link>

function Sheet({ person }: { readonly person: PersonSheet }) {
  const { language } = useWords()
  useTitle(nameIn(language, person))
  return (
    <div className={classes.sheet}>
      <SheetTitle person={person} />
      <div className={classes.main}>
        <PersonFacts person={person} />
        {person.may.includes('session.consult') && <PersonSessions person={person} />}
      </div>
      <div className={classes.aside}>
        <AccountFacts person={person} />
        <PersonDeeds person={person} />
      </div>
    </div>
  )
}

function SheetTitle({ person }: { readonly person: PersonSheet }) {
  const say = useAdministrationWords()
  const { language } = useWords()
  const other = nameIn(language === 'ar' ? 'fr' : 'ar', person)
  return (
    <header className={classes.title}>
      <BackToSearch />
      <h1>
        <bdi>{nameIn(language, person)}</bdi> <AccountBadge state={person.account?.state ?? null} />
      </h1>
      {other !== nameIn(language, person) && (
        <p lang={language === 'ar' ? 'fr' : 'ar'}>
          <bdi>{other}</bdi>
        </p>
      )}
      <p>{say('people.journalled')}</p>
    </header>
  )
}
