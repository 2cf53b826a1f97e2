import { NativeSelect, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import type { PlanLine } from '../../../../api/contract/plans/plans.ts'
import { problemOf } from '../../../api/problem.ts'
import { plain, typedDay } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { DayField } from '../../../ui/DayField.tsx'
import forms from '../../../ui/form.module.css'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { usePlan } from '../planQueries.ts'
import { toleranceOf } from './mappingForm.ts'
import type { MappingForm } from './useKnownPlan.ts'
import { useTextField } from './useTextField.ts'

type VersionFieldsProps = {
  readonly form: MappingForm
  readonly known: PlanLine | null
  readonly draft: PlanDraft
}

/** What this version is called, where it comes from, how finely it was drawn, and whose règlement goes on in it. */
export function VersionFields({ form, known, draft }: VersionFieldsProps) {
  const say = usePlanWords()
  const text = useTextField(form)
  const { register, formState } = form
  const least = draft.leastToleranceM
  const inDegrees = least > 0
  const fineEnough = (typed: string) => {
    const metres = toleranceOf(typed)
    if (metres === null) return say('mapping.number')
    return metres >= least || say('mapping.atLeast', { least: plain(least) })
  }
  const validDay = (typed: string) => typed.trim() === '' || typedDay(typed) !== null || say('mapping.day')
  return (
    <>
      <h2>{say('mapping.versionTitle')}</h2>
      <div className={forms.pair}>
        <TextInput {...text('label', say('mapping.label'))} maxLength={60} description={say('mapping.labelHint')} />
        <TextInput {...text('source', say('mapping.source'))} description={say('mapping.sourceHint')} />
        <TextInput
          {...text('tolerance', say('mapping.tolerance'))}
          {...register('tolerance', { validate: fineEnough })}
          description={
            inDegrees
              ? say('mapping.toleranceDegrees', { least: plain(least), grid: plain(draft.gridM ?? 0) })
              : say('mapping.toleranceHint')
          }
          dir="ltr"
          inputMode="decimal"
        />
        {inDegrees && (
          <TextInput
            {...text('fineness', say('mapping.fineness'))}
            {...register('fineness', { validate: (typed) => toleranceOf(typed) !== null || say('mapping.number') })}
            description={say('mapping.finenessHint')}
            dir="ltr"
            inputMode="decimal"
          />
        )}
        <DayField
          label={say('mapping.dataDate')}
          error={formState.errors.dataDate?.message}
          input={register('dataDate', { validate: validDay })}
        />
        {known && <RegulationChoice key={known.id} form={form} planId={known.id} />}
      </div>
    </>
  )
}

/** The règlement of a version that is there goes on in the new one, unless a person says that it does not. */
function RegulationChoice({ form, planId }: { readonly form: MappingForm; readonly planId: string }) {
  const say = usePlanWords()
  const { data, error, refetch } = usePlan(planId)
  const { setValue, getFieldState } = form
  const latest = data?.versions[0]?.id
  useEffect(() => {
    if (latest && !getFieldState('regulationFrom').isTouched && form.formState.defaultValues?.code === '')
      setValue('regulationFrom', latest)
  }, [latest, setValue, getFieldState, form])
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return null // a choice takes its value from the versions that are listed
  return (
    <NativeSelect
      size="md"
      label={say('mapping.regulation')}
      data={[
        { value: '', label: say('mapping.regulationNone') },
        ...data.versions.map((version) => ({ value: version.id, label: version.label })),
      ]}
      {...form.register('regulationFrom')}
    />
  )
}
