import { problemOf } from '../../api/problem.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { AvisSection } from '../course/AvisSection.tsx'
import { useCourse } from '../course/courseQueries.ts'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './commission.module.css'

/** Every avis with its standing; whoever sits for a body gives it here. */
export function AvisBefore({ id }: { readonly id: string }) {
  const course = useCourse(id)
  const dossier = useDossier(id)
  const said = useSaid()
  const error = course.error ?? dossier.error
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void course.refetch()} />
  if (!course.data || !dossier.data) return <Waiting lines={[24, 64, 64, 64]} />
  return (
    <>
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      <AvisSection course={course.data} communeCode={dossier.data.commune.code} onDone={said.tell} />
    </>
  )
}
