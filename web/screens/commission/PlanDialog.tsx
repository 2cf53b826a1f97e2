import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { CommissionUnit, SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { printedDay, typedDay, typedNumber } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useChangeSession, usePlanSession } from './commissionQueries.ts'

type Fields = {
  unitCode: string
  day: string
  hour: string
  minutes: string
  place: string
  withRoom: boolean
  reason: string
}

const HOUR = /^([01]?\d|2[0-3]):[0-5]\d$/
const whole = (typed: string) => Math.round(typedNumber(typed) ?? 0)
const written = ({ day, hour, minutes, place, withRoom }: Fields) => ({
  ...{ day: typedDay(day) ?? '', hour: hour.trim().padStart(5, '0'), minutes: whole(minutes) },
  ...{ place: place.trim(), withRoom },
})

type PlanProps = { readonly units: readonly CommissionUnit[]; readonly onClose: () => void }

/** A new session: of which commission, when and where. */
export function PlanDialog({ units, onClose }: PlanProps) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const plan = usePlanSession()
  const [onceKey] = useState(() => crypto.randomUUID())
  const form = useForm<Fields>({
    defaultValues: {
      unitCode: units[0]?.code ?? '',
      day: '',
      hour: '10:00',
      minutes: '120',
      place: '',
      withRoom: false,
    },
  })
  const submit = form.handleSubmit((fields) =>
    plan.mutate(
      { onceKey, unitCode: fields.unitCode, ...written(fields) },
      { onSuccess: ({ id }) => void navigate({ to: '/seances/$id', params: { id } }) },
    ),
  )
  return (
    <Dialog title={say('form.title')} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        {units.length > 1 && (
          <NativeSelect
            size="md"
            label={say('form.unit')}
            data={units.map((unit) => ({ value: unit.code, label: nameOf(unit) }))}
            {...form.register('unitCode')}
          />
        )}
        <WhenAndWhere form={form} />
        <Refused error={plan.error} />
        <Ends submit={say('form.submit')} busy={plan.isPending} onClose={onClose} />
      </form>
    </Dialog>
  )
}

type ChangeProps = { readonly session: SessionAnswer; readonly onClose: () => void }

/** Another day, hour or place; of a session that was called, with its reason. */
export function ChangeDialog({ session, onClose }: ChangeProps) {
  const say = useCommissionWords()
  const change = useChangeSession(session.id)
  const isCalled = session.state === 'convened'
  const form = useForm<Fields>({
    defaultValues: {
      ...{ unitCode: session.unit.code, day: printedDay(session.day), hour: session.hour },
      ...{ minutes: String(session.minutes), place: session.place, withRoom: session.withRoom, reason: '' },
    },
  })
  const submit = form.handleSubmit((fields) =>
    change.mutate(
      { version: session.version, ...written(fields), ...(isCalled && { reason: fields.reason.trim() }) },
      { onSuccess: onClose },
    ),
  )
  return (
    <Dialog title={say('form.change')} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <WhenAndWhere form={form} />
        {isCalled && (
          <Textarea
            size="md"
            autosize
            label={say('form.reason')}
            description={say('form.reasonHint')}
            error={form.formState.errors.reason?.message}
            {...form.register('reason', { validate: (typed) => typed.trim().length > 2 || say('form.reasonFault') })}
          />
        )}
        <Refused error={change.error} />
        <Ends submit={say('form.save')} busy={change.isPending} onClose={onClose} />
      </form>
    </Dialog>
  )
}

function WhenAndWhere({ form }: { readonly form: UseFormReturn<Fields> }) {
  const say = useCommissionWords()
  const { errors } = form.formState
  return (
    <>
      <div className={formClasses.pair}>
        <DayField
          label={say('form.day')}
          hint={say('form.dayHint')}
          error={errors.day?.message}
          input={form.register('day', { validate: (typed) => typedDay(typed) !== null || say('form.dayFault') })}
        />
        <TextInput
          size="md"
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          label={say('form.hour')}
          description={say('form.hourHint')}
          error={errors.hour?.message}
          {...form.register('hour', { validate: (typed) => HOUR.test(typed.trim()) || say('form.hourFault') })}
        />
      </div>
      <TextInput
        size="md"
        dir="ltr"
        inputMode="numeric"
        label={say('form.minutes')}
        error={errors.minutes?.message}
        {...form.register('minutes', {
          validate: (typed) => (whole(typed) >= 15 && whole(typed) <= 720) || say('form.minutesFault'),
        })}
      />
      <TextInput
        size="md"
        label={say('form.place')}
        error={errors.place?.message}
        {...form.register('place', { validate: (typed) => typed.trim().length > 1 || say('form.placeFault') })}
      />
      <Checkbox size="md" label={say('form.withRoom')} {...form.register('withRoom')} />
    </>
  )
}

type EndsProps = { readonly submit: string; readonly busy: boolean; readonly onClose: () => void }

function Ends({ submit, busy, onClose }: EndsProps) {
  const say = useCommissionWords()
  return (
    <Answers>
      <Button type="submit" size="md" loading={busy}>
        {submit}
      </Button>
      <Button variant="default" size="md" onClick={onClose}>
        {say('form.cancel')}
      </Button>
    </Answers>
  )
}
