import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { problemOf } from '../../../api/problem.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import forms from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useDraftDeeds } from '../planQueries.ts'
import classes from '../plans.module.css'
import { FamilyTable } from './FamilyTable.tsx'
import { type MappingTyped, mappingOf, startFamilies, startTyped } from './mappingForm.ts'
import { PlanFields } from './PlanFields.tsx'
import { type MappingForm, useKnownPlan } from './useKnownPlan.ts'
import { VersionFields } from './VersionFields.tsx'

type MappingStepProps = { readonly draft: PlanDraft; readonly onSaved: () => void }

/** Which plan and version it is, which field holds what, and what each value means: said once, then kept by the agency. */
export function MappingStep({ draft, onSaved }: MappingStepProps) {
  const say = usePlanWords()
  const { map } = useDraftDeeds(draft.id)
  const [families, setFamilies] = useState(() => startFamilies(draft))
  const form = useForm<MappingTyped>({ defaultValues: startTyped(draft) })
  const known = useKnownPlan(form)
  const save = (typed: MappingTyped) => map.mutate(mappingOf(typed, families, draft), { onSuccess: onSaved })
  const readOnly = !draft.may.prepare
  return (
    <form noValidate className={`${forms.form} ${classes.part}`} onSubmit={form.handleSubmit(save)}>
      {!draft.mapping && draft.proposed && <Notice>{say('mapping.kept')}</Notice>}
      <fieldset disabled={readOnly} className={forms.form} style={{ border: 0, padding: 0, margin: 0 }}>
        <PlanFields form={form} known={known.plan} all={known.all} />
        <VersionFields form={form} known={known.plan} draft={draft} />
        <FileFields form={form} draft={draft} />
        <PerimeterFields form={form} draft={draft} />
        <FamilyTable
          draft={draft}
          field={form.watch('fieldFamily') || form.watch('fieldCode')}
          chosen={families}
          onChange={setFamilies}
        />
      </fieldset>
      {known.error && <ProblemReport problem={problemOf(known.error)} onRetry={known.retry} />}
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

const OPTIONAL = ['fieldSector', 'fieldFamily', 'fieldLabelFr', 'fieldLabelAr'] as const

type FileFieldsProps = { readonly form: MappingForm; readonly draft: PlanDraft }

function FileFields({ form, draft }: FileFieldsProps) {
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

/** Some files draw the plan's perimeter among its zones, on a layer or under a value of its own. */
function PerimeterFields({ form, draft }: FileFieldsProps) {
  const say = usePlanWords()
  const field = draft.fields.find(({ name }) => name === form.watch('perimeterField'))
  return (
    <>
      <h2>{say('mapping.perimeter')}</h2>
      <p className={classes.quiet}>{say('mapping.perimeterHint')}</p>
      <div className={forms.pair}>
        <NativeSelect
          size="md"
          label={say('mapping.perimeterField')}
          data={[
            { value: '', label: say('mapping.none') },
            ...draft.fields.map(({ name }) => ({ value: name, label: name })),
          ]}
          {...form.register('perimeterField')}
        />
        <NativeSelect
          size="md"
          label={say('mapping.perimeterValue')}
          data={[
            { value: '', label: say('mapping.perimeterNone') },
            ...(field?.values ?? [])
              .filter(({ value }) => value.trim() !== '')
              .map(({ value }) => ({ value: value.trim(), label: value })),
          ]}
          {...form.register('perimeterValue')}
        />
      </div>
    </>
  )
}
