import { Button, Radio, Textarea } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { type ConsultedBody, OPINIONS, type Opinion } from '../../../api/contract/avis.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import classes from './course.module.css'
import { useGiveAvis } from './courseQueries.ts'

type AvisDialogProps = {
  readonly course: Pick<CourseAnswer, 'id'>
  readonly consulted: ConsultedBody
  readonly onClose: (said?: string) => void
}

type Fields = { opinion: Opinion | ''; reasons: string }
const LEAST_REASONS = 3

/** The avis of one's body, in four words and its reasons. */
export function AvisDialog({ course, consulted, onClose }: AvisDialogProps) {
  const say = useCourseWords()
  const { nameOf } = useWords()
  const giving = useGiveAvis(course.id)
  const { register, handleSubmit, formState, getValues } = useForm<Fields>({
    defaultValues: { opinion: '', reasons: '' },
  })
  const { errors } = formState
  const { body, given } = consulted
  const submit = handleSubmit(({ opinion, reasons }) => {
    if (opinion === '') return
    const written = reasons.trim()
    giving.mutate(
      { bodyId: body.id, seen: given.length, opinion, ...(written !== '' && { reasons: written }) },
      { onSuccess: () => onClose(say('avisSaid')) },
    )
  })
  return (
    <Dialog title={say('giveFor', { body: nameOf(body) })} onClose={() => onClose()}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <p>{say('giveWhy')}</p>
        <fieldset className={classes.opinions} aria-describedby={errors.opinion ? 'opinion-fault' : undefined}>
          <legend>{say('opinion')}</legend>
          {OPINIONS.map((opinion) => (
            <Radio
              key={opinion}
              size="md"
              value={opinion}
              label={say(`opinions.${opinion}`)}
              {...register('opinion', { required: say('opinionMissing') })}
            />
          ))}
          {errors.opinion && (
            <p id="opinion-fault" role="alert" className={classes.fault}>
              {errors.opinion.message}
            </p>
          )}
        </fieldset>
        <Textarea
          size="md"
          autosize
          minRows={4}
          maxRows={12}
          maxLength={8000}
          dir="auto"
          label={say('reasons')}
          description={say('reasonsHint')}
          error={errors.reasons?.message}
          {...register('reasons', {
            validate: (text) =>
              getValues('opinion') === 'favourable' || text.trim().length >= LEAST_REASONS || say('reasonsMissing'),
          })}
        />
        <Refused error={giving.error} />
        <Answers>
          <Button type="submit" size="md" loading={giving.isPending}>
            {say('giveSubmit')}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose()}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
