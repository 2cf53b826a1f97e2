import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import classes from '../administration.module.css'
import { PeopleTable } from './PeopleTable.tsx'
import { usePeople } from './peopleQueries.ts'
import { isSearchable } from './peopleSearch.ts'

/** Somebody found by name, address or professional number. */
export function PeopleScreen() {
  const say = useAdministrationWords()
  const { q = '' } = useSearch({ from: '/administration/personnes' })
  useTitle(say('administration.people'))
  return (
    <AdministrationSection needs={['person.consult']}>
      {() => (
        <>
          <h1>{say('administration.people')}</h1>
          <PeopleForm key={q} q={q} />
          {isSearchable(q) ? <Found q={q} /> : <p className={classes.hint}>{say('people.start')}</p>}
        </>
      )}
    </AdministrationSection>
  )
}

/** Asked by Enter or the button, never as one types: everybody found is told that they were. */
function PeopleForm({ q }: { readonly q: string }) {
  const say = useAdministrationWords()
  const navigate = useNavigate({ from: '/administration/personnes' })
  const answers = useQueryClient()
  const [typed, setTyped] = useState(q)
  const [short, setShort] = useState(false)
  const search = () => {
    setShort(!isSearchable(typed))
    if (!isSearchable(typed)) return
    if (typed.trim() === q) void answers.invalidateQueries({ queryKey: ['people', q] })
    else void navigate({ search: (now) => ({ ...now, q: typed.trim() }) })
  }
  return (
    <search>
      <form
        noValidate
        className={classes.asking}
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <TextInput
          size="md"
          type="search"
          label={say('people.q')}
          description={say('people.qHint')}
          error={short ? say('people.qShort') : undefined}
          autoComplete="off"
          maxLength={120}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="md">
          {say('administration.search')}
        </Button>
      </form>
    </search>
  )
}

function Found({ q }: { readonly q: string }) {
  const say = useAdministrationWords()
  const found = usePeople(q)
  if (found.error) return <ProblemReport problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
  if (found.isPending) return <Waiting lines={[20, 44, 44, 44]} />
  const { people, more } = found.data
  return (
    <>
      <p className={classes.hint} role="status">
        {people.length === 0 ? say('people.none', { q }) : say('people.found', { count: people.length })}
      </p>
      {people.length > 0 && <PeopleTable people={people} />}
      {more && <Notice>{say('people.more')}</Notice>}
    </>
  )
}
