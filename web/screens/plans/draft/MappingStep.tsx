import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { PLAN_KINDS } from '../../../../api/contract/territorySheet.ts'
import { problemOf } from '../../../api/problem.ts'
import { typedDay } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { DayField } from '../../../ui/DayField.tsx'
import forms from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useDraftDeeds, usePlan, usePlans } from '../planQueries.ts'
import classes from '../plans.module.css'
import { FamilyTable } from './FamilyTable.tsx'
import { type MappingTyped, mappingOf, startFamilies, startTyped, toleranceOf } from './mappingForm.ts'

type MappingStepProps = { readonly draft: PlanDraft; readonly onSaved: () => void }

/** Which plan and version it is, which field holds what, and what each value means: said once, then kept by the agency. */
export function MappingStep({ draft, onSaved }: MappingStepProps) {
  const say = usePlanWords()
  const { map } = useDraftDeeds(draft.id)
  const [families, setFamilies] = useState(() => startFamilies(draft))
  const form = useForm<MappingTyped>({ defaultValues: startTyped(draft) })
  const save = (typed: MappingTyped) => map.mutate(mappingOf(typed, families, draft), { onSuccess: onSaved })
  const readOnly = !draft.may.prepare
  return (
    <form noValidate className={`${forms.form} ${classes.part}`} onSubmit={form.handleSubmit(save)}>
      {!draft.mapping && draft.proposed && <Notice>{say('mapping.kept')}</Notice>}
      <fieldset disabled={readOnly} className={forms.form} style={{ border: 0, padding: 0, margin: 0 }}>
        <PlanFields form={form} />
        <VersionFields form={form} draft={draft} />
        <FileFields form={form} draft={draft} />
        <FamilyTable
          draft={draft}
          field={form.watch('fieldFamily') || form.watch('fieldCode')}
          chosen={families}
          onChange={setFamilies}
        />
      </fieldset>
      <Refused error={map.error} />
      {!readOnly && (
        <div>
          <Button type="submit" size="md" loading={map.isPending}>
            {say('mapping.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

type FieldsProps = { readonly form: ReturnType<typeof useForm<MappingTyped>> }

function useText({ register, formState: { errors } }: FieldsProps['form']) {
  const say = usePlanWords()
  return (name: keyof MappingTyped, label: string, required = true) => ({
    size: 'md' as const,
    label,
    autoComplete: 'off',
    maxLength: 300,
    error: errors[name]?.message,
    ...register(name, { validate: (text) => !required || text.trim() !== '' || say('mapping.required') }),
  })
}

function PlanFields({ form }: FieldsProps) {
  const say = usePlanWords()
  const text = useText(form)
  return (
    <>
      <h2>{say('mapping.plan')}</h2>
      <div className={forms.pair}>
        <TextInput
          {...text('code', say('mapping.code'))}
          maxLength={60}
          dir="ltr"
          description={say('mapping.codeHint')}
        />
        <NativeSelect
          size="md"
          label={say('mapping.kind')}
          data={PLAN_KINDS.map((value) => ({ value, label: say(`kinds.${value}`) }))}
          {...form.register('kind')}
        />
        <TextInput {...text('nameFr', say('mapping.nameFr'))} dir="ltr" lang="fr" />
        <TextInput {...text('nameAr', say('mapping.nameAr'))} dir="rtl" lang="ar" />
      </div>
    </>
  )
}

function VersionFields({ form, draft }: FieldsProps & { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const text = useText(form)
  const { register, formState } = form
  const validDay = (typed: string) => typed.trim() === '' || typedDay(typed) !== null || say('mapping.day')
  return (
    <>
      <h2>{say('mapping.versionTitle')}</h2>
      <div className={forms.pair}>
        <TextInput {...text('label', say('mapping.label'))} maxLength={60} />
        <TextInput {...text('source', say('mapping.source'))} />
        <TextInput
          {...text('tolerance', say('mapping.tolerance'))}
          {...register('tolerance', { validate: (typed) => toleranceOf(typed) !== null || say('mapping.number') })}
          description={say('mapping.toleranceHint')}
          dir="ltr"
          inputMode="decimal"
        />
        <DayField
          label={say('mapping.dataDate')}
          error={formState.errors.dataDate?.message}
          input={register('dataDate', { validate: validDay })}
        />
        <RegulationField form={form} draft={draft} />
      </div>
    </>
  )
}

/** The règlement of a version that is there may go on in the new one. */
function RegulationField({ form, draft }: FieldsProps & { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const code = form.watch('code').trim()
  const plans = usePlans([draft.commune.code])
  if (plans.error) return <ProblemReport problem={problemOf(plans.error)} onRetry={() => void plans.refetch()} />
  const known = plans.data?.plans.find((plan) => plan.code === code)
  return known ? <RegulationChoice form={form} planId={known.id} label={say('mapping.regulation')} /> : null
}

type RegulationChoiceProps = FieldsProps & { readonly planId: string; readonly label: string }

function RegulationChoice({ form, planId, label }: RegulationChoiceProps) {
  const say = usePlanWords()
  const plan = usePlan(planId)
  if (plan.error) return <ProblemReport problem={problemOf(plan.error)} onRetry={() => void plan.refetch()} />
  const versions = plan.data?.versions ?? []
  return (
    <NativeSelect
      size="md"
      label={label}
      data={[
        { value: '', label: say('mapping.regulationNone') },
        ...versions.map((version) => ({ value: version.id, label: version.label })),
      ]}
      {...form.register('regulationFrom')}
    />
  )
}

const OPTIONAL = ['fieldSector', 'fieldFamily', 'fieldLabelFr', 'fieldLabelAr'] as const

function FileFields({ form, draft }: FieldsProps & { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const { register, formState } = form
  const names = draft.fields.map(({ name }) => ({ value: name, label: name }))
  const none = { value: '', label: say('mapping.none') }
  return (
    <>
      <h2>{say('mapping.fields')}</h2>
      <div className={forms.pair}>
        <NativeSelect
          size="md"
          label={say('mapping.fieldCode')}
          error={formState.errors.fieldCode?.message}
          data={[none, ...names]}
          {...register('fieldCode', { validate: (name) => name !== '' || say('mapping.required') })}
        />
        {OPTIONAL.map((name) => (
          <NativeSelect
            key={name}
            size="md"
            label={say(`mapping.${name}`)}
            data={[none, ...names]}
            {...register(name)}
          />
        ))}
      </div>
    </>
  )
}
