import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { actMaking } from '../../../api/contract/actsDrafted.ts'
import type { RequestMove } from '../../../api/contract/complements.ts'
import type { CourseAnswer, SittingAwaited } from '../../../api/contract/filing.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PrepareAct } from '../ceremony/PrepareAct.tsx'
import classes from './course.module.css'
import { MoveDialog } from './MoveDialog.tsx'
import { offeredMoves } from './moveEffect.ts'

const PrepareDecision = lazy(async () => ({
  default: (await import('../acts/PrepareDecision.tsx')).PrepareDecision,
}))
const StudyTold = lazy(async () => ({ default: (await import('../acts/StudyTold.tsx')).StudyTold }))
const RequestDialog = lazy(async () => ({
  default: (await import('../complements/RequestDialog.tsx')).RequestDialog,
}))

/** What is asked of the applicant is asked item by item. */
const isRequest = (move: Transition): move is RequestMove =>
  move === 'ask_complement' || move === 'ask_modification' || move === 'refuse_admission'

/** Made where what it takes is prepared: a draft is filed at the end of its path, an answer given once every item has one. */
const pageOf = (move: Transition, { step }: CourseAnswer) => {
  if (move === 'file' && step === 'draft') return '/dossiers/$id/depot'
  const answers = move === 'give_complement' || move === 'file_modified' || move === 'file'
  return answers ? '/dossiers/$id/complement' : null
}

type MovesProps = { readonly course: CourseAnswer; readonly onDone: (said: string) => void }

/** What whoever reads may do now: one thing first, the rest beside it. */
export function Moves({ course, onDone }: MovesProps) {
  const say = useCourseWords()
  const [chosen, setChosen] = useState<Transition | null>(null)
  const { first, others } = offeredMoves(course)
  const defers = (move: Transition) => course.definition && actMaking(course.definition.flow, move) === 'deferral'
  const button = (move: Transition, variant: 'filled' | 'default') => {
    if (move === 'sign') return <PrepareAct key={move} course={course} first={variant === 'filled'} />
    const kind = course.definition && actMaking(course.definition.flow, move)
    if (kind)
      return (
        <Suspense key={move} fallback={null}>
          <PrepareDecision id={course.id} kind={kind} first={variant === 'filled'} />
        </Suspense>
      )
    const page = pageOf(move, course)
    if (page)
      return (
        <ButtonLink key={move} to={page} params={{ id: course.id }} search={{}} size="md" variant={variant}>
          {say(`moves.${move}`)}
        </ButtonLink>
      )
    return (
      <Button key={move} size="md" variant={variant} onClick={() => setChosen(move)}>
        {say(`moves.${move}`)}
      </Button>
    )
  }
  return (
    <>
      {course.sitting && <SittingNotice sitting={course.sitting} />}
      {(first !== null || others.length > 0) && (
        <section className={classes.section}>
          <h3>{say('actions')}</h3>
          {others.some(defers) && (
            <Suspense fallback={null}>
              <StudyTold id={course.id} />
            </Suspense>
          )}
          <div className={classes.moves}>
            {first && button(first, 'filled')}
            {others.map((move) => button(move, 'default'))}
          </div>
        </section>
      )}
      {chosen && isRequest(chosen) && (
        <Suspense fallback={null}>
          <RequestDialog course={course} moves={[chosen]} onClose={() => setChosen(null)} />
        </Suspense>
      )}
      {chosen && !isRequest(chosen) && (
        <MoveDialog
          key={chosen}
          transition={chosen}
          course={course}
          onClose={(said) => {
            setChosen(null)
            if (said) onDone(said)
          }}
        />
      )}
    </>
  )
}

/** What a session makes is made there, and not here. */
function SittingNotice({ sitting: { sessionId, awaits, opens } }: { readonly sitting: SittingAwaited }) {
  const say = useCourseWords()
  return (
    <Notice>
      <p>{say(`sitting.${awaits}`)}</p>
      {opens && (
        <p>
          <Link to="/seances/$id" params={{ id: sessionId }}>
            {say('sitting.open')}
          </Link>
        </p>
      )}
    </Notice>
  )
}
