import { Button } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ProcedureVersionAnswer } from '../../../api/contract/procedures/versions.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useFilingWords } from '../../text/useFilingWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { OnDay } from './OnDay.tsx'
import { useProcedure } from './procedureQueries.ts'
import classes from './procedures.module.css'
import { SheetParts } from './sheet/SheetParts.tsx'

/** Everything about one procedure, as it is in force today or was on another day. */
export function ProcedureScreen() {
  const { code } = useParams({ from: '/demarches/$code' })
  const { on } = useSearch({ from: '/demarches/$code' })
  const { data, error, refetch } = useProcedure(code, on)
  const problem = error && problemOf(error)
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {data && <Sheet version={data} />}
      {problem?.status === 404 && <Missing on={on} />}
      {problem && problem.status !== 404 && <ProblemReport problem={problem} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[32, 24, 44, 120, 44, 44, 44, 44]} />}
    </main>
  )
}

function Missing({ on }: { readonly on: string | undefined }) {
  const say = useProcedureWords()
  const day = printedDay(on ?? new Date().toISOString())
  const title = say('sheet.missing', { day })
  useTitle(title)
  return (
    <EmptyState title={title} text={say('sheet.missingHint')}>
      <Link to="/demarches" search={on === undefined ? {} : { on }}>
        {say('all')}
      </Link>
    </EmptyState>
  )
}

function Sheet({ version }: { readonly version: ProcedureVersionAnswer }) {
  const say = useProcedureWords()
  const { nameOf, say: sentence, language } = useWords()
  const { on } = useSearch({ from: '/demarches/$code' })
  const navigate = useNavigate({ from: '/demarches/$code' })
  const sayFiling = useFilingWords()
  const { definition } = version
  const name = nameOf(definition)
  useTitle(name)
  return (
    <article className={classes.sheet}>
      <header>
        <Link to="/demarches" search={on === undefined ? {} : { on }} className={classes.up}>
          {say('all')}
        </Link>
        <h1>{name}</h1>
        <p className={classes.otherName} lang={language === 'ar' ? 'fr' : 'ar'}>
          <bdi>{language === 'ar' ? definition.nameFr : definition.nameAr}</bdi>
        </p>
        <p className={classes.intro}>{sentence(definition.purpose)}</p>
        {on !== undefined && <Notice tone="warning">{say('seenOn', { day: printedDay(on) })}</Notice>}
      </header>
      <SheetParts version={version} />
      <footer className={classes.versions}>
        <h2>{say('sheet.other')}</h2>
        <p>{say('sheet.otherHint')}</p>
        <OnDay
          key={version.on}
          on={on}
          shown={version.on}
          onChange={(next) => void navigate({ search: (now) => ({ ...now, on: next }) })}
        />
        {on === undefined && (
          <ButtonLink to="/dossiers/deposer" search={{ code: definition.code }} size="md">
            {sayFiling('begin.file')}
          </ButtonLink>
        )}
        <Button variant="default" size="md" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </footer>
    </article>
  )
}
