import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { effectsMeant, type ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { LAND_USES, type LandUse, SERVITUDE_EFFECTS, SERVITUDE_KINDS } from '../../../../spatial/conformity/types.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useServitudeWords } from '../../../text/useServitudeWords.ts'
import { useWords } from '../../../text/words.ts'
import { focusFirstFault } from '../../../ui/firstFault.ts'
import forms from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../../plans/plans.module.css'
import { BatchFieldsPart } from './BatchFieldsPart.tsx'
import {
  type BatchFormFaults,
  type BatchTyped,
  batchFormFaults,
  batchMappingOf,
  type EffectsChosen,
  type OnceField,
  startBatch,
} from './batchForm.ts'
import { useBatchDeeds } from './batchQueries.ts'
import { EffectTable } from './EffectTable.tsx'
import { GeneratorsPart } from './GeneratorsPart.tsx'

type StepProps = { readonly batch: ServitudeBatch; readonly onSaved: () => void }

/** Which field holds what, which effect a value means, and what holds for all: said once, the fields kept by the agency. */
export function BatchMappingStep({ batch, onSaved }: StepProps) {
  const say = useBatchWords()
  const { map } = useBatchDeeds(batch)
  const [typed, setTyped] = useState(() => startBatch(batch))
  const [effects, setEffects] = useState<EffectsChosen>(() => (batch.mapping ?? batch.proposed)?.effects ?? {})
  const [uses, setUses] = useState<readonly LandUse[]>(batch.mapping?.once.forbiddenUses ?? [])
  const [isTried, setTried] = useState(false)
  const faults = batchFormFaults(typed, effects, uses)
  const save = () => {
    setTried(true)
    if (Object.keys(faults).length > 0) return false
    map.mutate(batchMappingOf(typed, effects, uses), { onSuccess: onSaved })
    return true
  }
  const readOnly = !batch.may.prepare
  const part = { typed, onChange: setTyped, faults: isTried ? faults : {} }
  return (
    <div className={classes.part}>
      {!batch.mapping && batch.proposed && <Notice>{say('mapping.kept')}</Notice>}
      {!readOnly && <GeneratorsPart batch={batch} />}
      <form
        noValidate
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!save()) focusFirstFault(event.currentTarget)
        }}
      >
        <fieldset disabled={readOnly} className={forms.form} style={{ border: 0, padding: 0, margin: 0 }}>
          <BatchFieldsPart batch={batch} {...part} />
          <EffectTable batch={batch} field={typed.fields.effect} chosen={effects} onChange={setEffects} />
          <Once {...part} meant={effectsMeant(batchMappingOf(typed, effects, uses))} uses={uses} onUses={setUses} />
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
    </div>
  )
}

export type PartProps = {
  readonly typed: BatchTyped
  readonly faults: BatchFormFaults
  readonly onChange: (typed: BatchTyped) => void
}

type OnceProps = PartProps & {
  readonly meant: ReturnType<typeof effectsMeant>
  readonly uses: readonly LandUse[]
  readonly onUses: (uses: readonly LandUse[]) => void
}

/** What is typed once, for every servitude whose fields say nothing. */
function Once({ typed, faults, onChange, meant, uses, onUses }: OnceProps) {
  const say = useBatchWords()
  const desk = useServitudeWords()
  const { t } = useWords()
  const field = (name: OnceField) => {
    const fault = faults[name]
    return {
      ...{ size: 'md', autoComplete: 'off', value: typed.once[name], error: fault && say(`mapping.${fault}`) },
      onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
        onChange({ ...typed, once: { ...typed.once, [name]: value } }),
    }
  }
  return (
    <>
      <h2>{say('mapping.once')}</h2>
      <p className={classes.quiet}>{say('mapping.onceText')}</p>
      <div className={forms.pair}>
        <NativeSelect
          size="md"
          label={desk('kind')}
          value={typed.kind}
          data={SERVITUDE_KINDS.map((value) => ({ value, label: desk(`kinds.${value}`) }))}
          onChange={({ currentTarget }) => onChange({ ...typed, kind: currentTarget.value })}
        />
        {typed.fields.effect === '' && (
          <NativeSelect
            size="md"
            label={desk('effect')}
            value={typed.effect}
            error={faults.effect && say('mapping.required')}
            data={SERVITUDE_EFFECTS.map((value) => ({ value, label: desk(`effects.${value}`) }))}
            onChange={({ currentTarget }) => onChange({ ...typed, effect: currentTarget.value })}
          />
        )}
        {meant.has('requires_avis') && <TextInput dir="auto" label={desk('body')} maxLength={200} {...field('body')} />}
        {meant.has('limits_height') && (
          <TextInput inputMode="decimal" label={desk('heightLimit')} {...field('heightLimitM')} />
        )}
        {meant.has('limits_use') && (
          <MultiSelect
            size="md"
            label={desk('forbiddenUses')}
            value={[...uses]}
            error={faults.forbiddenUses && say('mapping.uses')}
            data={LAND_USES.map((value) => ({ value, label: t(`uses.${value}`) }))}
            onChange={(chosen) => onUses(LAND_USES.filter((use) => chosen.includes(use)))}
          />
        )}
        <TextInput dir="ltr" lang="fr" label={desk('nameFr')} maxLength={200} {...field('nameFr')} />
        <TextInput dir="rtl" lang="ar" label={desk('nameAr')} maxLength={200} {...field('nameAr')} />
        <TextInput dir="auto" label={desk('act')} maxLength={300} {...field('act')} />
        <TextInput dir="auto" label={desk('manager')} maxLength={200} {...field('manager')} />
        <TextInput inputMode="decimal" label={desk('buffer')} {...field('bufferM')} />
        <TextInput dir="auto" label={desk('bufferSource')} maxLength={300} {...field('bufferSource')} />
        <TextInput dir="auto" label={desk('source')} maxLength={200} {...field('source')} />
        <TextInput inputMode="decimal" label={desk('tolerance')} {...field('toleranceM')} />
        <TextInput dir="ltr" inputMode="numeric" label={desk('from')} {...field('inForceFrom')} />
        <TextInput dir="ltr" inputMode="numeric" label={desk('to')} {...field('inForceTo')} />
        <TextInput dir="ltr" inputMode="numeric" label={desk('dataDate')} {...field('dataDate')} />
      </div>
    </>
  )
}
