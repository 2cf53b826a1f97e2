import { Button, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { OutageEntered } from '../../../../api/contract/calendar.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { Answers } from '../../../ui/Dialog.tsx'
import form from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import work from '../work.module.css'
import { useEnterOutage } from './calendarQueries.ts'
import { MomentFields, type OutageDraft } from './MomentFields.tsx'
import { moroccanInstant } from './moroccanInstant.ts'

type EnterOutageProps = { readonly onEntered: (entered: OutageEntered) => void; readonly onClose: () => void }

const EMPTY: OutageDraft = { certificate: '', fromDay: '', fromTime: '', toDay: '', toTime: '' }

export function EnterOutage({ onEntered, onClose }: EnterOutageProps) {
  const say = useCalendarWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const entering = useEnterOutage()
  const { register, handleSubmit, formState } = useForm<OutageDraft>({ defaultValues: EMPTY })
  const { errors } = formState
  const submit = handleSubmit((draft) => {
    const [from, to] = momentsOf(draft)
    entering.mutate({ certificate: draft.certificate, from: from ?? '', to }, { onSuccess: onEntered })
  })
  const inOrder = (draft: OutageDraft) => {
    const [from, to] = momentsOf(draft)
    return from === null || to === null || from < to || say('orderFault')
  }
  return (
    <form noValidate className={`${form.form} ${work.form}`} aria-label={say('enterOutage')} onSubmit={submit}>
      <div className={form.pair}>
        <TextInput
          size="md"
          className={form.whole}
          label={say('certificate')}
          description={say('certificateHint')}
          error={errors.certificate?.message}
          dir="auto"
          autoComplete="off"
          maxLength={200}
          {...register('certificate', { validate: (text) => text.trim() !== '' || say('required') })}
        />
        <MomentFields end="from" register={register} errors={errors} />
        <MomentFields end="to" register={register} errors={errors} optional together={inOrder} />
      </div>
      <p className={form.hint}>{say('stillRunning')}</p>
      <Refused error={entering.error} />
      <Answers>
        <Button type="submit" size="md" loading={entering.isPending}>
          {say('enter')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {cancel}
        </Button>
      </Answers>
    </form>
  )
}

const momentsOf = ({ fromDay, fromTime, toDay, toTime }: OutageDraft) =>
  [moroccanInstant(fromDay, fromTime), moroccanInstant(toDay, toTime)] as const
