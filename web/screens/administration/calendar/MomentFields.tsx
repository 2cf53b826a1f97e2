import { TextInput } from '@mantine/core'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { typedDay } from '../../../text/figures.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { DayField } from '../../../ui/DayField.tsx'
import { isTime } from './moroccanInstant.ts'

export type OutageDraft = {
  readonly certificate: string
  readonly fromDay: string
  readonly fromTime: string
  readonly toDay: string
  readonly toTime: string
}

type MomentFieldsProps = {
  readonly end: 'from' | 'to'
  readonly register: UseFormRegister<OutageDraft>
  readonly errors: FieldErrors<OutageDraft>
  /** Both may be left empty together. */
  readonly optional?: boolean
  /** Why both together are not accepted. */
  readonly together?: (draft: OutageDraft) => string | true
}

/** A day and a time of Morocco, typed as they are printed. */
export function MomentFields({ end, register, errors, optional = false, together = () => true }: MomentFieldsProps) {
  const say = useCalendarWords()
  const [dayName, timeName] = end === 'from' ? (['fromDay', 'fromTime'] as const) : (['toDay', 'toTime'] as const)
  const empty = (draft: OutageDraft) => optional && draft[dayName].trim() === '' && draft[timeName].trim() === ''
  return (
    <>
      <DayField
        label={say(dayName)}
        error={errors[dayName]?.message}
        input={register(dayName, {
          validate: (text, draft) => empty(draft) || (typedDay(text) === null ? say('dayFault') : together(draft)),
        })}
      />
      <TextInput
        size="md"
        label={say(timeName)}
        error={errors[timeName]?.message}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        placeholder="09:30"
        maxLength={5}
        {...register(timeName, { validate: (text, draft) => empty(draft) || isTime(text) || say('timeFault') })}
      />
    </>
  )
}
