import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { typedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useMove } from './courseQueries.ts'
import { EffectText } from './EffectText.tsx'
import { type Fields, MoveFields } from './MoveFields.tsx'
import { effectOf } from './moveEffect.ts'
import { useMeanwhile } from './useMeanwhile.ts'

type MoveDialogProps = {
  readonly transition: Transition
  readonly course: CourseAnswer
  readonly onClose: (said?: string) => void
}

const empty: Fields = { reason: '', day: '', ground: '', days: '' }

/** One move before it is made: what it will do, what it needs, and what happened meanwhile when somebody was faster. */
export function MoveDialog({ transition, course, onClose }: MoveDialogProps) {
  const say = useCourseWords()
  const move = useMove(course.id)
  const { register, handleSubmit, formState } = useForm<Fields>({ defaultValues: empty })
  const meanwhile = useMeanwhile(move.error)
  // Of the step the page now knows: none once the dossier moved away from where this could be done.
  const effect = course.may.includes(transition) ? effectOf(transition, course) : null
  const heading = say(`moves.${transition}`)
  const submit = handleSubmit((fields) =>
    move.mutate(bodyOf(transition, course.moves, fields), {
      onSuccess: () => onClose(say('moved', { what: heading })),
    }),
  )
  return (
    <Dialog title={heading} onClose={() => onClose()}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        {effect && <EffectText transition={transition} course={course} effect={effect} />}
        <MoveFields transition={transition} course={course} register={register} errors={formState.errors} />
        {meanwhile ? (
          <Notice tone="warning" role="alert">
            <p>{meanwhile}</p>
            {!effect && <p>{say('notAnyMore')}</p>}
          </Notice>
        ) : (
          <Refused error={move.error} />
        )}
        <Answers>
          <Button type="submit" size="md" loading={move.isPending} disabled={!effect}>
            {heading}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose()}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}

/** The last move the page knows goes with it: another one since is told, not overwritten. */
function bodyOf(transition: Transition, seen: number, { reason, day, ground, days }: Fields) {
  const inspectionDay = typedDay(day)
  return {
    ...{ transition, seen },
    ...(reason.trim() !== '' && { reason: reason.trim() }),
    ...(transition === 'summon' && inspectionDay && { inspectionDay }),
    ...(transition === 'extend' && ground !== '' && { extension: { ground, days: Number(days) } }),
  }
}
