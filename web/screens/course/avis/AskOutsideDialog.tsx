import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { OUTSIDE_DAYS } from '../../../../api/contract/avis/outside.ts'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { useCourseWords } from '../../../text/useCourseWords.ts'
import { useOutsideWords } from '../../../text/useOutsideWords.ts'
import { Answers, Dialog } from '../../../ui/Dialog.tsx'
import formClasses from '../../../ui/form.module.css'
import outsideClasses from '../../avis/outside.module.css'
import { Refused } from '../../frame/Refused.tsx'
import { useAskOutside } from '../courseQueries.ts'

type AskOutsideDialogProps = { readonly course: CourseAnswer; readonly onClose: (said?: string) => void }

type Fields = {
  bodyName: string
  email: string
  language: 'fr' | 'ar'
  reason: string
  days: string
  documents: string[]
  withMap: boolean
}
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const LEAST_NAME = 2
const LEAST_REASON = 3

/** Asks a body that has no account: by which address, why, and exactly what it is given to read. */
export function AskOutsideDialog({ course, onClose }: AskOutsideDialogProps) {
  const say = useOutsideWords()
  const sayCourse = useCourseWords()
  const asking = useAskOutside(course.id)
  const { register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: {
      ...{ bodyName: '', email: '', language: 'fr', reason: '', days: String(OUTSIDE_DAYS.usual) },
      ...{ documents: [], withMap: false },
    },
  })
  const { errors } = formState
  const given = course.pieces.flatMap((piece) => piece.given)
  const submit = handleSubmit(({ days, documents, ...asked }) =>
    asking.mutate(
      { ...asked, email: asked.email.trim(), days: Number(days), documents: [...documents] },
      { onSuccess: () => onClose(say('sent', { email: asked.email.trim() })) },
    ),
  )
  const isDays = (typed: string) => {
    const days = Number(typed)
    return Number.isInteger(days) && days >= OUTSIDE_DAYS.least && days <= OUTSIDE_DAYS.most
  }
  return (
    <Dialog title={say('ask')} onClose={() => onClose()}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <p>{say('askWhy')}</p>
        <TextInput
          size="md"
          maxLength={200}
          dir="auto"
          label={say('bodyName')}
          error={errors.bodyName?.message}
          {...register('bodyName', { validate: (text) => text.trim().length >= LEAST_NAME || say('bodyMissing') })}
        />
        <TextInput
          size="md"
          type="email"
          dir="ltr"
          maxLength={200}
          label={say('email')}
          error={errors.email?.message}
          {...register('email', { validate: (text) => ADDRESS.test(text.trim()) || say('emailMissing') })}
        />
        <NativeSelect
          size="md"
          label={say('language')}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'ar', label: 'العربية' },
          ]}
          {...register('language')}
        />
        <Textarea
          size="md"
          autosize
          minRows={2}
          maxLength={1000}
          dir="auto"
          label={say('why')}
          error={errors.reason?.message}
          {...register('reason', { validate: (text) => text.trim().length >= LEAST_REASON || say('whyMissing') })}
        />
        <TextInput
          size="md"
          inputMode="numeric"
          dir="ltr"
          maxLength={2}
          label={say('days')}
          error={errors.days?.message}
          {...register('days', { validate: (typed) => isDays(typed) || say('daysMissing') })}
        />
        <fieldset className={outsideClasses.pieces}>
          <legend>{say('pieces')}</legend>
          {given.length === 0 && <p>{say('piecesNone')}</p>}
          {given.map(({ id, fileName }) => (
            <Checkbox key={id} size="md" value={id} label={<bdi>{fileName}</bdi>} {...register('documents')} />
          ))}
          <Checkbox size="md" label={say('withMap')} {...register('withMap')} />
        </fieldset>
        <Refused error={asking.error} />
        <Answers>
          <Button type="submit" size="md" loading={asking.isPending}>
            {say('send')}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose()}>
            {sayCourse('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
