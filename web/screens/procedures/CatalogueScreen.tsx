import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FAMILIES } from '../../../api/contract/procedures/definition.ts'
import type { ProcedureSummary } from '../../../api/contract/procedures/versions.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { CatalogueTable } from './CatalogueTable.tsx'
import { OnDay } from './OnDay.tsx'
import { found, useProcedures } from './procedureQueries.ts'
import classes from './procedures.module.css'

/** Every procedure in force, urban and economic, searched in both languages. */
export function CatalogueScreen() {
  const say = useProcedureWords()
  const { on } = useSearch({ from: '/demarches' })
  const { data, error, refetch } = useProcedures(on)
  useTitle(say('title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <div className={classes.head}>
        <div>
          <h1>{say('title')}</h1>
          <p className={classes.intro}>{say('intro')}</p>
        </div>
        <ButtonLink to="/demarches/choisir" search={{}} size="md">
          {say('choose')}
        </ButtonLink>
      </div>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[44, 24, 64, 64, 64, 64, 64]} />}
      {data && <Catalogue procedures={data.procedures} day={data.on} />}
    </main>
  )
}

type CatalogueProps = { readonly procedures: readonly ProcedureSummary[]; readonly day: string }

function Catalogue({ procedures, day }: CatalogueProps) {
  const say = useProcedureWords()
  const { on } = useSearch({ from: '/demarches' })
  const navigate = useNavigate({ from: '/demarches' })
  const { q, setQ } = useTypedSearch()
  const shown = found(procedures, q)
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          size="md"
          type="search"
          label={say('search')}
          description={say('searchHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          autoComplete="off"
          value={q}
          onChange={({ currentTarget: { value } }) => setQ(value)}
        />
        <OnDay
          key={day}
          on={on}
          shown={day}
          onChange={(next) => void navigate({ search: (now) => ({ ...now, on: next }) })}
        />
      </div>
      <p role="status" className={classes.count}>
        {procedures.length > 0 && <CountText q={q} n={shown.length} day={day} />}
      </p>
      {procedures.length === 0 && (
        <EmptyState level={2} title={say('noneOn', { day: printedDay(day) })} text={say('noneOnHint')}>
          <Link to="/demarches" search={{}}>
            {say('today')}
          </Link>
        </EmptyState>
      )}
      {procedures.length > 0 && shown.length === 0 && (
        <EmptyState level={2} title={say('foundNone', { q })} text={say('foundNoneHint')}>
          <Button variant="default" size="md" onClick={() => setQ('')}>
            {say('clear')}
          </Button>
        </EmptyState>
      )}
      {FAMILIES.map((family) => (
        <Family key={family} family={family} procedures={shown.filter((one) => one.family === family)} on={on} />
      ))}
    </>
  )
}

/** What is typed shows at once; the address follows, so that a search can be kept and shared. */
function useTypedSearch() {
  const { q: written = '' } = useSearch({ from: '/demarches' })
  const navigate = useNavigate({ from: '/demarches' })
  const [q, setTyped] = useState(written)
  const setQ = (typed: string) => {
    setTyped(typed)
    void navigate({ search: (now) => ({ ...now, q: typed === '' ? undefined : typed }), replace: true })
  }
  return { q, setQ }
}

function CountText({ q, n, day }: { readonly q: string; readonly n: number; readonly day: string }) {
  const say = useProcedureWords()
  if (q === '') return say('count', { n, day: printedDay(day) })
  if (n === 0) return null
  return n === 1 ? say('foundOne', { q }) : say('found', { n, q })
}

type FamilyProps = {
  readonly family: (typeof FAMILIES)[number]
  readonly procedures: readonly ProcedureSummary[]
  readonly on: string | undefined
}

function Family({ family, procedures, on }: FamilyProps) {
  const say = useProcedureWords()
  if (procedures.length === 0) return null
  const name = say(`families.${family}`)
  return (
    <section className={classes.family}>
      <h2>{name}</h2>
      <CatalogueTable name={name} procedures={procedures} on={on} />
    </section>
  )
}
