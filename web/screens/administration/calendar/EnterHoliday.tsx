import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { HolidayEntered, HolidayEntry } from '../../../../api/contract/calendar.ts'
import { SURENESS } from '../../../../api/contract/procedures/definition.ts'
import { fixed, typedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { DayField } from '../../../ui/DayField.tsx'
import { Answers } from '../../../ui/Dialog.tsx'
import form from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import work from '../work.module.css'
import { useEffectOf, useEnterHoliday } from './calendarQueries.ts'

type EnterHolidayProps = {
  readonly onEntered: (entered: HolidayEntered) => void
  readonly onClose: () => void
}

const EMPTY: HolidayEntry = { day: '', nameFr: '', nameAr: '', act: '', sureness: 'sourced' }

/** A holiday decided late: what it will move is said before it is entered. */
export function EnterHoliday({ onEntered, onClose }: EnterHolidayProps) {
  const say = useCalendarWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const entering = useEnterHoliday()
  const { register, handleSubmit, watch, formState } = useForm<HolidayEntry>({ defaultValues: EMPTY })
  const { errors } = formState
  const filled = { validate: (text: string) => text.trim() !== '' || say('required') }
  const submit = handleSubmit((typed) =>
    entering.mutate({ ...typed, day: typedDay(typed.day) ?? '' }, { onSuccess: onEntered }),
  )
  const common = { size: 'md', autoComplete: 'off', maxLength: 200 } as const
  return (
    <form noValidate className={`${form.form} ${work.form}`} aria-label={say('enterHoliday')} onSubmit={submit}>
      <div className={form.pair}>
        <DayField
          label={say('day')}
          error={errors.day?.message}
          input={register('day', { validate: (text) => typedDay(text) !== null || say('dayFault') })}
        />
        <NativeSelect
          size="md"
          label={say('sureness')}
          data={SURENESS.map((value) => ({ value, label: say(`surenesses.${value}`) }))}
          {...register('sureness')}
        />
        <TextInput
          {...common}
          dir="ltr"
          lang="fr"
          label={say('nameFr')}
          error={errors.nameFr?.message}
          {...register('nameFr', filled)}
        />
        <TextInput
          {...common}
          dir="rtl"
          lang="ar"
          label={say('nameAr')}
          error={errors.nameAr?.message}
          {...register('nameAr', filled)}
        />
        <TextInput
          {...common}
          dir="auto"
          className={form.whole}
          label={say('actLabel')}
          description={say('actHint')}
          error={errors.act?.message}
          {...register('act', filled)}
        />
      </div>
      <Crossing day={typedDay(watch('day'))} />
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

function Crossing({ day }: { readonly day: string | null }) {
  const say = useCalendarWords()
  const { data: effect } = useEffectOf(day)
  if (!effect) return null
  const { deadlines, dossiers, past } = effect
  if (deadlines === 0) return <Notice role="status">{say('crossingNone')}</Notice>
  return (
    <Notice role="status" tone={past ? 'warning' : 'plain'}>
      {past && <p>{say('crossingPast')}</p>}
      <p>{say('crossing', { deadlines: fixed(deadlines, 0), dossiers: fixed(dossiers, 0) })}</p>
    </Notice>
  )
}
