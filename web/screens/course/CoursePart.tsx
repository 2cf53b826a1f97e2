import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { problemOf } from '../../api/problem.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { AvisSection } from './AvisSection.tsx'
import classes from './course.module.css'
import { useCourse } from './courseQueries.ts'
import { Deadlines } from './Deadlines.tsx'
import { MovedDays } from './MovedDays.tsx'
import { MoveHistory } from './MoveHistory.tsx'
import { Moves } from './Moves.tsx'
import { Reminders } from './Reminders.tsx'
import { Standing } from './Standing.tsx'
import { StepLine } from './StepLine.tsx'
import { DossierSessions } from './sessions/DossierSessions.tsx'
import { TimeInHand } from './TimeInHand.tsx'

/** Where a dossier is, who holds it, until when and what comes next; and what may be done with it. */
export function CoursePart({ dossier: { id, commune } }: { readonly dossier: DossierAnswer }) {
  const course = useCourse(id)
  if (course.error && !course.data)
    return <ProblemReport problem={problemOf(course.error)} onRetry={() => void course.refetch()} />
  if (!course.data) return <Waiting lines={[24, 64, 40, 40, 40, 44]} />
  return <Course course={course.data} communeCode={commune.code} />
}

type CourseProps = { readonly course: CourseAnswer; readonly communeCode: string }

function Course({ course, communeCode }: CourseProps) {
  const say = useCourseWords()
  const said = useSaid()
  const { definition } = course
  if (!definition) return <EmptyState title={say('noProcedure')} text={say('noProcedureText')} />
  return (
    <div className={classes.course}>
      <h2 className="unseen">{say('heading')}</h2>
      <StepLine flow={definition.flow} course={course} />
      <Standing course={course} definition={definition} />
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      <Moves course={course} onDone={said.tell} />
      <AvisSection course={course} communeCode={communeCode} onDone={said.tell} />
      {course.number !== null && <Reminders id={course.id} communeCode={communeCode} />}
      {definition.flow === 'commission' && course.number !== null && <DossierSessions id={course.id} />}
      {course.deadlines.length > 0 && <Deadlines course={course} definition={definition} />}
      <MovedDays moved={course.moved} />
      {course.history.length > 0 && <TimeInHand course={course} />}
      {course.history.length > 0 && <MoveHistory course={course} />}
    </div>
  )
}
