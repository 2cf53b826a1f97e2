import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { type CourseAnswer, EXTENSION_GROUNDS } from '../../../api/contract/filing.ts'
import { isMotivated } from '../../../api/contract/procedures/motivated.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { typedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useMove } from './courseQueries.ts'
import { EffectText } from './EffectText.tsx'
import { effectOf } from './moveEffect.ts'
import { useMeanwhile } from './useMeanwhile.ts'

type MoveDialogProps = {
  readonly transition: Transition
  readonly course: CourseAnswer
  readonly onClose: (said?: string) => void
}

type Fields = { reason: string; day: string; ground: (typeof EXTENSION_GROUNDS)[number]; days: string }

const LEAST_REASON = 3
const MOST_DAYS = 365
const empty: Fields = { reason: '', day: '', ground: 'expertise', days: '' }

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
        <MoveFields transition={transition} today={course.today} register={register} errors={formState.errors} />
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
    ...(transition === 'extend' && { extension: { ground, days: Number(days) } }),
  }
}

type FieldsProps = {
  readonly transition: Transition
  readonly today: string
  readonly register: ReturnType<typeof useForm<Fields>>['register']
  readonly errors: ReturnType<typeof useForm<Fields>>['formState']['errors']
}

/** What a move needs: a day, a ground and a length, a reason. */
function MoveFields({ transition, today, register, errors }: FieldsProps) {
  const say = useCourseWords()
  const motivated = isMotivated(transition)
  const reason = register('reason', {
    validate: (text) => !motivated || text.trim().length >= LEAST_REASON || say('reasonMissing'),
  })
  return (
    <>
      {transition === 'summon' && (
        <DayField
          label={say('inspectionDay')}
          error={errors.day?.message}
          input={register('day', {
            validate: (text) => {
              const day = typedDay(text)
              return (day !== null && day >= today) || say('dayMissing')
            },
          })}
        />
      )}
      {transition === 'extend' && (
        <>
          <NativeSelect
            size="md"
            label={say('ground')}
            data={EXTENSION_GROUNDS.map((value) => ({ value, label: say(`grounds.${value}`) }))}
            {...register('ground')}
          />
          <TextInput
            size="md"
            inputMode="numeric"
            label={say('extraDays')}
            error={errors.days?.message}
            {...register('days', { validate: (text) => isLength(text) || say('extraDaysMissing') })}
          />
        </>
      )}
      <Textarea
        size="md"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4000}
        dir="auto"
        label={say(motivated ? 'reason' : 'reasonOptional')}
        required={motivated}
        error={errors.reason?.message}
        {...reason}
      />
    </>
  )
}

const isLength = (text: string) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS
