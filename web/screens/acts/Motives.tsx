import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { type ActsOfDossier, REFUSAL_GROUNDS, type ReasonOffered } from '../../../api/contract/actsDrafted.ts'
import { useActWords } from '../../text/useActWords.ts'
import { RuleText, ToConfirm } from '../procedures/Rule.tsx'
import classes from './acts.module.css'
import { type DraftFields, motiveOf, newMotive } from './draftFields.ts'
import { InArabic } from './InArabic.tsx'
import { ReasonPicker } from './ReasonPicker.tsx'

type MotivesProps = {
  readonly form: UseFormReturn<DraftFields>
  readonly grounds: ActsOfDossier['grounds']
  readonly reasons: ActsOfDossier['reasons']
}

/** Why it is refused: each motive with what the law says of it and what it is in this dossier. */
export function Motives({ form, grounds, reasons }: MotivesProps) {
  const say = useActWords()
  const { fields, append, remove, update } = useFieldArray({ control: form.control, name: 'motives' })
  const take = (reason: ReasonOffered) => {
    const { layout, motives } = form.getValues()
    const empty = motives.findIndex(({ detail }) => detail.trim() === '')
    if (empty < 0) append(motiveOf(reason, layout))
    else update(empty, motiveOf(reason, layout))
  }
  return (
    <>
      {reasons.length > 0 && <ReasonPicker reasons={reasons} onPick={take} />}
      {fields.map((field, index) => (
        <MotiveFields
          key={field.id}
          {...{ form, grounds, index }}
          onRemove={fields.length > 1 ? () => remove(index) : null}
        />
      ))}
      <Button size="sm" variant="default" onClick={() => append(newMotive())}>
        {say('addMotive')}
      </Button>
    </>
  )
}

type MotiveProps = Omit<MotivesProps, 'reasons'> & { readonly index: number; readonly onRemove: (() => void) | null }

function MotiveFields({ form, grounds, index, onRemove }: MotiveProps) {
  const say = useActWords()
  const { register, watch, formState } = form
  const errors = formState.errors.motives?.[index]
  const ground = watch(`motives.${index}.ground`)
  const rule = grounds.find((one) => one.ground === ground)?.rule
  const needed = (text: string) => text.trim().length >= 3 || say('required')
  return (
    <fieldset className={classes.motive}>
      <legend>{say('motive', { n: index + 1 })}</legend>
      <NativeSelect
        size="md"
        label={say('ground')}
        data={REFUSAL_GROUNDS.map((one) => ({ value: one, label: say(`grounds.${one}`) }))}
        {...register(`motives.${index}.ground`)}
      />
      {rule && ground !== 'other' && (
        <div>
          <RuleText rule={rule} />
          <ToConfirm sureness={rule.sureness} />
        </div>
      )}
      <TextInput
        size="md"
        dir="auto"
        label={say('detail')}
        error={errors?.detail?.message}
        {...register(`motives.${index}.detail`, { validate: needed })}
      />
      <InArabic form={form} name={`motives.${index}.detailAr`} />
      {ground === 'other' && (
        <TextInput
          size="md"
          dir="auto"
          label={say('article')}
          error={errors?.article?.message}
          {...register(`motives.${index}.article`, { validate: needed })}
        />
      )}
      {onRemove && (
        <Button size="sm" variant="subtle" onClick={onRemove}>
          {say('removeMotive')}
        </Button>
      )}
    </fieldset>
  )
}
