import { useForm } from 'react-hook-form'
import type { Outage, OutageEntered } from '../../../../api/contract/calendar.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import form from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import { useEndOutage } from './calendarQueries.ts'
import { MomentFields, type OutageDraft } from './MomentFields.tsx'
import { moroccanInstant } from './moroccanInstant.ts'

type EndOutageProps = {
  readonly outage: Outage
  readonly onEnded: (entered: OutageEntered) => void
  readonly onClose: () => void
}

export function EndOutage({ outage: { id, certificate, from }, onEnded, onClose }: EndOutageProps) {
  const say = useCalendarWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const ending = useEndOutage()
  const { register, handleSubmit, formState } = useForm<OutageDraft>({ defaultValues: { toDay: '', toTime: '' } })
  const inOrder = ({ toDay, toTime }: OutageDraft) => {
    const to = moroccanInstant(toDay, toTime)
    return to === null || from < to || say('orderFault')
  }
  const submit = handleSubmit(({ toDay, toTime }) =>
    ending.mutate({ id, to: moroccanInstant(toDay, toTime) ?? '' }, { onSuccess: onEnded }),
  )
  return (
    <Confirm
      title={say('endTitle', { certificate })}
      why={say('endWhy')}
      yes={say('endOutage')}
      no={cancel}
      busy={ending.isPending}
      onYes={() => void submit()}
      onNo={onClose}
    >
      <div className={form.pair}>
        <MomentFields end="to" register={register} errors={formState.errors} together={inOrder} />
      </div>
      <Refused error={ending.error} />
    </Confirm>
  )
}
