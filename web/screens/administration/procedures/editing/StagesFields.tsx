import { NativeSelect, TextInput } from '@mantine/core'
import { TERM_UNITS } from '../../../../../api/contract/deadlines.ts'
import type { ProcedureDefinition, StageRule } from '../../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../../text/useProcedureWords.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { useWords } from '../../../../text/words.ts'
import classes from '../versions.module.css'
import { RuleFields, SurenessField } from './RuleFields.tsx'
import { replaced, termOf } from './working.ts'

export type DefinitionFieldsProps = {
  readonly definition: ProcedureDefinition
  readonly onChange: (part: Partial<ProcedureDefinition>) => void
}

/** How long each stage lasts; where nobody could source it, « à confirmer ». */
export function StagesFields({ definition: { stages }, onChange }: DefinitionFieldsProps) {
  const say = useVersionWords()
  if (stages.length === 0) return null
  return (
    <fieldset className={classes.section}>
      <legend>{say('delays')}</legend>
      <ul className={classes.elements}>
        {stages.map((stage, rank) => (
          <li key={`${stage.code} ${stage.track}`}>
            <StageFields stage={stage} onChange={(next) => onChange({ stages: replaced(stages, rank, next) })} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

type StageFieldsProps = { readonly stage: StageRule; readonly onChange: (stage: StageRule) => void }

const UNITS = [...TERM_UNITS, 'none'] as const
type Unit = (typeof UNITS)[number]

function StageFields({ stage, onChange }: StageFieldsProps) {
  const say = useVersionWords()
  const words = useProcedureWords()
  const { listed } = useWords()
  const what = listed([words(`stages.${stage.code}`), ...(stage.track ? [words(`tracks.${stage.track}`)] : [])])
  const unit: Unit = stage.term?.unit ?? 'none'
  const length = stage.term ? String(stage.term.length) : ''
  const rule = { what, rule: stage.rule, onChange: (next: StageRule['rule']) => onChange({ ...stage, rule: next }) }
  return (
    <>
      <b>{what}</b>
      <div className={classes.length}>
        <TextInput
          size="md"
          dir="ltr"
          inputMode="numeric"
          maxLength={3}
          label={say('length')}
          aria-label={say('lengthOf', { stage: what })}
          value={length}
          disabled={unit === 'none'}
          onChange={(event) => onChange({ ...stage, term: termOf(event.currentTarget.value, unit) })}
        />
        <NativeSelect
          size="md"
          label={say('unit')}
          aria-label={say('unitOf', { stage: what })}
          data={UNITS.map((value) => ({ value, label: say(`units.${value}`) }))}
          value={unit}
          onChange={(event) => onChange({ ...stage, term: termOf(length || '1', event.currentTarget.value as Unit) })}
        />
        <SurenessField {...rule} />
      </div>
      <RuleFields {...rule} />
    </>
  )
}
