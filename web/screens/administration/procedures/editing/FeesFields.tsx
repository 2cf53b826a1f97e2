import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { useWords } from '../../../../text/words.ts'
import classes from '../versions.module.css'
import { AddElement } from './AddElement.tsx'
import { ElementHead } from './ElementHead.tsx'
import { RuleFields, SurenessField } from './RuleFields.tsx'
import type { DefinitionFieldsProps } from './StagesFields.tsx'
import { newFee, replaced, without } from './working.ts'

export function FeesFields({ definition: { fees }, onChange }: DefinitionFieldsProps) {
  const say = useVersionWords()
  const { nameOf } = useWords()
  return (
    <fieldset className={classes.section}>
      <legend>{say('fees')}</legend>
      <ul className={classes.elements}>
        {fees.map((fee, rank) => {
          const set = (rule: typeof fee.rule) => onChange({ fees: replaced(fees, rank, { ...fee, rule }) })
          const fields = { what: nameOf(fee), rule: fee.rule, onChange: set }
          return (
            <li key={fee.code}>
              <ElementHead
                name={nameOf(fee)}
                code={fee.code}
                rank={rank}
                count={fees.length}
                onRemove={() => onChange({ fees: without(fees, rank) })}
              />
              <SurenessField {...fields} />
              <RuleFields {...fields} />
            </li>
          )
        })}
      </ul>
      <AddElement label={say('addFee')} among={fees} onAdd={(named) => onChange({ fees: [...fees, newFee(named)] })} />
    </fieldset>
  )
}
