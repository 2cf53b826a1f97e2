import { Link, useParams } from '@tanstack/react-router'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { problemOf } from '../../api/problem.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useFilingWords } from '../../text/useFilingWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { SignedIn } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { Draft } from './Draft.tsx'
import classes from './filing.module.css'
import { useCourse } from './filingQueries.ts'
import { NumberPage } from './number/NumberPage.tsx'

/** The filing of one dossier, one step at a time; once it is filed, its number. */
export function FilingScreen() {
  const say = useFilingWords()
  const { id } = useParams({ from: '/dossiers/$id/depot' })
  useTitle(say('title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <SignedIn>{({ person }) => <Filing key={id} id={id} personId={person.id} />}</SignedIn>
    </main>
  )
}

type FilingProps = { readonly id: string; readonly personId: string }

function Filing({ id, personId }: FilingProps) {
  const dossier = useDossier(id)
  const course = useCourse(id)
  const failed = [dossier, course].find(({ error, data }) => error !== null && data === undefined)
  if (failed?.error) return <NotThere error={failed.error} onRetry={() => void failed.refetch()} />
  if (!dossier.data || !course.data) return <Waiting lines={[24, 44, 32, 120, 52, 52]} />
  return <Standing dossier={dossier.data} course={course.data} personId={personId} />
}

type StandingProps = {
  readonly dossier: DossierAnswer
  readonly course: CourseAnswer
  readonly personId: string
}

/** A draft is worked on; what is filed shows its number. */
function Standing({ dossier, course, personId }: StandingProps) {
  if (course.step === 'draft') return <Draft dossier={dossier} course={course} personId={personId} />
  return <NumberPage dossier={dossier} course={course} />
}

function NotThere({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const say = useDossierWords()
  const problem = problemOf(error)
  if (problem.status !== 404) return <ProblemReport problem={problem} onRetry={onRetry} />
  return (
    <EmptyState title={say('dossiers.notFound')} text={say('dossiers.notFoundText')}>
      <Link to="/dossiers">{say('dossiers.back')}</Link>
    </EmptyState>
  )
}
