import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { conditionOnPaying } from '../../../api/contract/avis/fees.ts'
import type { Opinion } from '../../../api/contract/avis/opinions.ts'
import type { ConsultedBody } from '../../../api/contract/avis.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { typedDay } from '../../text/figures.ts'
import { useAvisWords } from '../../text/useAvisWords.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useWords } from '../../text/words.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { isWhole, useDrafts, wantedOf } from './avis/drafts.ts'
import { ItemsEditor } from './avis/ItemsEditor.tsx'
import { useGiveAvis } from './courseQueries.ts'
import { OpinionField } from './OpinionField.tsx'

type AvisDialogProps = {
  readonly course: CourseAnswer
  readonly consulted: ConsultedBody
  readonly onClose: (said?: string) => void
}

type Fields = { opinion: Opinion | ''; until: string; notOnAFee: boolean }

/** The avis of one's body: its opinion, and its reserves or reasons item by item. */
export function AvisDialog({ course, consulted, onClose }: AvisDialogProps) {
  const say = useCourseWords()
  const sayAvis = useAvisWords()
  const { nameOf } = useWords()
  const giving = useGiveAvis(course.id)
  const items = useDrafts()
  const [tried, setTried] = useState(false)
  const form = useForm<Fields>({ defaultValues: { opinion: '', until: '', notOnAFee: false } })
  const { errors } = form.formState
  const opinion = form.watch('opinion')
  const { body, given } = consulted
  const submit = form.handleSubmit(({ until, notOnAFee }) => {
    setTried(true)
    if (opinion === '' || !isWhole(opinion, items.drafts)) return
    const day = opinion === 'postponed' ? typedDay(until) : null
    giving.mutate(
      {
        ...{ bodyId: body.id, seen: given.length, opinion, items: items.drafts.map(wantedOf) },
        ...(day && { until: day }),
        ...(notOnAFee && { notOnAFee }),
      },
      { onSuccess: () => onClose(say('avisSaid')) },
    )
  })
  return (
    <Dialog title={say('giveFor', { body: nameOf(body) })} onClose={() => onClose()}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <p>{say('giveWhy')}</p>
        <OpinionField
          input={form.register('opinion', { required: say('opinionMissing') })}
          error={errors.opinion?.message}
        />
        {opinion === 'postponed' && (
          <DayField
            label={sayAvis('until')}
            error={errors.until?.message}
            input={form.register('until', {
              validate: (typed) => (typedDay(typed) ?? '') >= course.today || sayAvis('untilMissing'),
            })}
          />
        )}
        {opinion !== '' && <ItemsEditor {...{ course, body, opinion, items, tried }} />}
        {items.drafts.some(({ text }) => conditionOnPaying(text)) && (
          <Checkbox size="md" label={sayAvis('feeNot')} {...form.register('notOnAFee')} />
        )}
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
