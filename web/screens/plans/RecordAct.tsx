import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { Plan } from '../../../api/contract/plans/plans.ts'
import { PLAN_EVENT_KINDS } from '../../../spatial/conformity/planState.ts'
import { typedDay } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import forms from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useRecordAct } from './planQueries.ts'
import classes from './plans.module.css'

type Typed = { version: string; kind: string; act: string; day: string }

/** What happened to a version after its first act: its legal state follows. */
export function RecordAct({ plan: { versions } }: { readonly plan: Plan }) {
  const say = usePlanWords()
  const recording = useRecordAct()
  const [latest] = versions
  const form = useForm<Typed>({ defaultValues: { version: latest?.id ?? '', kind: 'approved', act: '', day: '' } })
  const { register, handleSubmit, formState, reset } = form
  const save = ({ version, kind, act, day }: Typed) =>
    recording.mutate(
      {
        versionId: version,
        body: {
          kind: PLAN_EVENT_KINDS.find((one) => one === kind) ?? 'approved',
          act: act.trim(),
          onDay: typedDay(day) ?? '',
        },
      },
      { onSuccess: () => reset() },
    )
  return (
    <section className={classes.part}>
      <h2>{say('onePlan.record')}</h2>
      <p>{say('onePlan.recordText')}</p>
      <form noValidate className={forms.form} onSubmit={handleSubmit(save)}>
        <div className={forms.pair}>
          <NativeSelect
            size="md"
            label={say('onePlan.recordVersion')}
            data={versions.map(({ id, label }) => ({ value: id, label }))}
            {...register('version')}
          />
          <NativeSelect
            size="md"
            label={say('publish.actKind')}
            data={PLAN_EVENT_KINDS.map((value) => ({ value, label: say(`events.${value}`) }))}
            {...register('kind')}
          />
          <TextInput
            size="md"
            dir="auto"
            label={say('publish.act')}
            maxLength={300}
            error={formState.errors.act?.message}
            {...register('act', { validate: (text) => text.trim().length >= 3 || say('mapping.required') })}
          />
          <DayField
            label={say('publish.day')}
            error={formState.errors.day?.message}
            input={register('day', { validate: (text) => typedDay(text) !== null || say('mapping.day') })}
          />
        </div>
        <Refused error={recording.error} />
        {recording.isSuccess && <Notice role="status">{say('onePlan.recorded')}</Notice>}
        <div>
          <Button type="submit" size="md" loading={recording.isPending}>
            {say('onePlan.record')}
          </Button>
        </div>
      </form>
    </section>
  )
}
