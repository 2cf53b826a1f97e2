import { NativeSelect } from '@mantine/core'
import type { ProcedureDefinition } from '../../../../../api/contract/procedures/definition.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import form from '../../../../ui/form.module.css'
import classes from '../versions.module.css'
import { RuleFields, SurenessField } from './RuleFields.tsx'
import type { DefinitionFieldsProps } from './StagesFields.tsx'

type Effect = ProcedureDefinition['silence']['effect']
const EFFECTS: readonly Effect[] = ['granted', 'none', 'unknown']

export function SilenceFields({ definition: { silence }, onChange }: DefinitionFieldsProps) {
  const say = useVersionWords()
  const rule = {
    what: say('silence'),
    rule: silence.rule,
    onChange: (next: typeof silence.rule) => onChange({ silence: { ...silence, rule: next } }),
  }
  return (
    <fieldset className={classes.section}>
      <legend>{say('silence')}</legend>
      <div className={form.pair}>
        <NativeSelect
          size="md"
          label={say('effect')}
          data={EFFECTS.map((value) => ({ value, label: say(`effects.${value}`) }))}
          value={silence.effect}
          onChange={(event) => onChange({ silence: { ...silence, effect: event.currentTarget.value as Effect } })}
        />
        <SurenessField {...rule} />
      </div>
      <RuleFields {...rule} />
    </fieldset>
  )
}
