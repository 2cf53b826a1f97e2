import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import type { PlanAct } from '../../../../api/contract/plans/acts.ts'
import type { Plan, PlanVersion } from '../../../../api/contract/plans/plans.ts'
import { printedDay, typedDay } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { DayField } from '../../../ui/DayField.tsx'
import { Answers, Dialog } from '../../../ui/Dialog.tsx'
import forms from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { type Choice, choiceOf, choicesOf, type TypedAct, typedAct } from './actForm.ts'
import { useActDeeds } from './planActQueries.ts'
import { Then } from './Then.tsx'

type ProposeActProps = {
  readonly plan: Plan
  readonly version: PlanVersion
  /** An act that was sent back or taken back, to be proposed again. */
  readonly again: PlanAct | null
  readonly onClose: () => void
}

/** What is to be recorded of a version: the next act, a correction, or that a recorded act is void. */
export function ProposeAct({ plan, version, again, onClose }: ProposeActProps) {
  const say = usePlanWords()
  const { propose } = useActDeeds(plan.id)
  const form = useForm<TypedAct>({ defaultValues: startOf(again) })
  const typed = useWatch({ control: form.control }) as TypedAct
  const choices = choicesOf(version, { day: typedDay(typed.day), today: plan.on })
  const choice = choiceOf(choices, typed.choice)
  const once = useOnceKey(JSON.stringify([choice, typed]))
  const given = choice && typedAct({ choice, typed, versionId: version.id })
  return (
    <Dialog title={say('acts.proposeTitle', { label: version.label })} onClose={onClose}>
      <form
        noValidate
        className={forms.form}
        onSubmit={form.handleSubmit(() => given && propose.mutate({ given, onceKey: once }, { onSuccess: onClose }))}
      >
        <NativeSelect
          size="md"
          label={say('acts.what')}
          value={choice?.id ?? ''}
          data={choices.map((one) => ({ value: one.id, label: labelOf(one, say) }))}
          onChange={({ currentTarget }) => form.setValue('choice', currentTarget.value)}
        />
        {!choice && <Notice tone="warning">{say('acts.nothing')}</Notice>}
        <Fields form={form} what={choice?.what ?? 'record'} />
        {choice && given && <Then version={version} proposed={proposedOf(choice, given)} on={plan.on} />}
        <Refused error={propose.error} />
        <Answers>
          <Button type="submit" size="md" loading={propose.isPending} disabled={!choice}>
            {say('acts.proposeYes')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('control.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}

type FieldsProps = { readonly form: UseFormReturn<TypedAct>; readonly what: Choice['what'] }

/** The days and the words of the act; why, of one that was already recorded. */
function Fields({ form: { register, formState }, what }: FieldsProps) {
  const say = usePlanWords()
  const { errors } = formState
  const required = { validate: (text: string) => text.trim().length >= 3 || say('mapping.required') }
  const aDay = { validate: (text: string) => typedDay(text) !== null || say('mapping.day') }
  const line = { size: 'md', dir: 'auto', autoComplete: 'off' } as const
  return (
    <>
      {what !== 'cancel' && (
        <DayField
          label={say('acts.onDay')}
          hint={say('acts.onDayHint')}
          error={errors.day?.message}
          input={register('day', aDay)}
        />
      )}
      <TextInput
        {...line}
        label={say('acts.reference')}
        description={say('acts.referenceHint')}
        maxLength={300}
        error={errors.act?.message}
        {...register('act', required)}
      />
      <DayField label={say('acts.signedOn')} error={errors.signed?.message} input={register('signed', aDay)} />
      {what !== 'record' && (
        <TextInput
          {...line}
          label={say(what === 'correct' ? 'acts.reasonCorrect' : 'acts.reasonCancel')}
          maxLength={2000}
          error={errors.reason?.message}
          {...register('reason', required)}
        />
      )}
    </>
  )
}

const startOf = (again: PlanAct | null): TypedAct => ({
  choice: again ? idOf(again) : '',
  day: again ? printedDay(again.onDay) : '',
  act: again?.act ?? '',
  signed: again ? printedDay(again.signedOn) : '',
  reason: again?.reason ?? '',
})

const idOf = ({ what, kind, former }: PlanAct) => (former ? `${what} ${former.kind} ${former.onDay}` : `record ${kind}`)

const labelOf = ({ what, kind, onDay }: Choice, say: ReturnType<typeof usePlanWords>) =>
  say(`acts.whats.${what}`, { kind: say(`events.${kind}`), day: onDay ? printedDay(onDay) : '' })

const proposedOf = ({ kind, onDay }: Choice, given: NonNullable<ReturnType<typeof typedAct>>) => ({
  ...{ what: given.what, kind, act: given.act, former: onDay ? { kind, onDay } : null },
  onDay: given.what === 'cancel' ? given.event.onDay : given.onDay,
})

/** The same question asked again is one; another is another. */
function useOnceKey(asked: string): string {
  const kept = useRef({ asked, key: crypto.randomUUID() })
  if (kept.current.asked !== asked) kept.current = { asked, key: crypto.randomUUID() }
  return kept.current.key
}
