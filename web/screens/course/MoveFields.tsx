import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { useForm } from 'react-hook-form'
import { type CourseAnswer, EXTENSION_GROUNDS, type Extension } from '../../../api/contract/filing.ts'
import { isMotivated } from '../../../api/contract/procedures/motivated.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { typedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import { extensionUnit } from './extension.ts'

/** What was typed; no ground until one is chosen. */
export type Fields = { reason: string; day: string; ground: Extension['ground'] | ''; days: string }

const LEAST_REASON = 3
const MOST_DAYS = 365

type Form = ReturnType<typeof useForm<Fields>>
type FieldsProps = {
  readonly course: CourseAnswer
  readonly register: Form['register']
  readonly errors: Form['formState']['errors']
}

/** What a move needs: a day, a ground and a length, a reason. */
export function MoveFields({ transition, ...fields }: FieldsProps & { readonly transition: Transition }) {
  const say = useCourseWords()
  const { register, errors } = fields
  const motivated = isMotivated(transition)
  const reason = register('reason', {
    validate: (text) => !motivated || text.trim().length >= LEAST_REASON || say('reasonMissing'),
  })
  return (
    <>
      {transition === 'summon' && <InspectionDay {...fields} />}
      {transition === 'extend' && <ExtensionFields {...fields} />}
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

function InspectionDay({ course: { today }, register, errors }: FieldsProps) {
  const say = useCourseWords()
  const input = register('day', {
    validate: (text) => {
      const day = typedDay(text)
      return (day !== null && day >= today) || say('dayMissing')
    },
  })
  return <DayField label={say('inspectionDay')} error={errors.day?.message} input={input} />
}

/** Nothing is chosen beforehand: a ground of the law is said by whoever decides. */
function ExtensionFields({ course, register, errors }: FieldsProps) {
  const say = useCourseWords()
  const grounds = EXTENSION_GROUNDS.map((value) => ({ value, label: say(`grounds.${value}`) }))
  return (
    <>
      <NativeSelect
        size="md"
        label={say('ground')}
        error={errors.ground?.message}
        data={[{ value: '', label: say('groundChoose') }, ...grounds]}
        {...register('ground', { validate: (ground) => ground !== '' || say('groundMissing') })}
      />
      <TextInput
        size="md"
        inputMode="numeric"
        label={say('extraDays')}
        description={say(`extraDaysIn.${extensionUnit(course)}`)}
        error={errors.days?.message}
        {...register('days', { validate: (text) => isLength(text) || say('extraDaysMissing') })}
      />
    </>
  )
}

const isLength = (text: string) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS
