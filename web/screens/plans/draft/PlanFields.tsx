import { NativeSelect, TextInput } from '@mantine/core'
import type { PlanLine } from '../../../../api/contract/plans/plans.ts'
import { PLAN_KINDS } from '../../../../api/contract/territorySheet.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'
import forms from '../../../ui/form.module.css'
import type { MappingForm } from './useKnownPlan.ts'
import { useTextField } from './useTextField.ts'

type PlanFieldsProps = {
  readonly form: MappingForm
  readonly known: PlanLine | null
  readonly all: readonly PlanLine[]
}

/** Which plan the file is a version of: one that is there, found by its code, or a new one. */
export function PlanFields({ form, known, all }: PlanFieldsProps) {
  const say = usePlanWords()
  const { nameOf } = useWords()
  const text = useTextField(form)
  const fixed = known !== null
  const choose = (id: string) => {
    const plan = all.find((one) => one.id === id)
    form.setValue('code', plan?.code ?? '', { shouldValidate: plan !== undefined })
    if (plan) return
    form.setValue('nameFr', '')
    form.setValue('nameAr', '')
    form.setValue('regulationFrom', '')
  }
  return (
    <>
      <h2>{say('mapping.plan')}</h2>
      {all.length > 0 && (
        <NativeSelect
          size="md"
          label={say('mapping.which')}
          value={known?.id ?? ''}
          data={[
            { value: '', label: say('mapping.newPlan') },
            ...all.map((plan) => ({ value: plan.id, label: `${nameOf(plan)} · ${plan.code}` })),
          ]}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      )}
      <div className={forms.pair}>
        <TextInput
          {...text('code', say('mapping.code'))}
          maxLength={60}
          dir="ltr"
          readOnly={fixed}
          description={say(fixed ? 'mapping.codeKnown' : 'mapping.codeHint')}
        />
        <NativeSelect
          size="md"
          label={say('mapping.kind')}
          data={PLAN_KINDS.filter((value) => !fixed || value === known.kind).map((value) => ({
            value,
            label: say(`kinds.${value}`),
          }))}
          {...form.register('kind')}
        />
        <TextInput {...text('nameFr', say('mapping.nameFr'))} readOnly={fixed} dir="ltr" lang="fr" />
        <TextInput {...text('nameAr', say('mapping.nameAr'))} readOnly={fixed} dir="rtl" lang="ar" />
      </div>
    </>
  )
}
