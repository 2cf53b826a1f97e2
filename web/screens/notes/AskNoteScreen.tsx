import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { AskNote } from '../../../api/contract/notes.ts'
import { problemOf } from '../../api/problem.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { AskForm } from './AskForm.tsx'
import { useConditions } from './noteQueries.ts'
import classes from './notes.module.css'

/** Which land, what it takes, and the one action: asking for its note. */
export function AskNoteScreen() {
  const say = useNoteWords()
  const { parcel, filed } = useSearch({ from: '/notes/demander' })
  useTitle(say('ask.title'))
  const land: AskNote | null = filed ? { filed } : parcel ? { parcel } : null
  const { data, error, isFetching, refetch } = useConditions(land)
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1>{say('ask.title')}</h1>
      <p className={classes.intro}>{say('ask.intro')}</p>
      <ChooseLand key={parcel} parcel={filed ? undefined : parcel} />
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {isFetching && !data && <Waiting lines={[40, 40, 40, 40]} />}
      {!land && <p className={classes.small}>{say('ask.none')}</p>}
      {land && data && <AskForm land={land} conditions={data} />}
    </main>
  )
}

function ChooseLand({ parcel = '' }: { readonly parcel?: string | undefined }) {
  const say = useNoteWords()
  const navigate = useNavigate({ from: '/notes/demander' })
  const [typed, setTyped] = useState(isTitle(parcel) ? parcel : '')
  const find = (event: FormEvent) => {
    event.preventDefault()
    const title = typed.trim()
    if (title) void navigate({ search: { parcel: title } })
  }
  return (
    <section>
      <h2>{say('ask.where')}</h2>
      <form className={classes.form} onSubmit={find}>
        <TextInput
          label={say('ask.parcel')}
          description={say('ask.parcelHint')}
          value={typed}
          maxLength={80}
          dir="ltr"
          size="md"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="md" variant="default">
          {say('ask.find')}
        </Button>
      </form>
      <p className={classes.ways}>
        <Link to="/verifier" search={{ way: 'pick' }}>
          {say('ask.onMap')}
        </Link>
      </p>
    </section>
  )
}

/** An id is how the map names a parcel; nobody reads it. */
const isTitle = (parcel: string) => !/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(parcel)
