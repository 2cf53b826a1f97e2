import { NativeSelect, Textarea } from '@mantine/core'
import { type Rule, SURENESS } from '../../../../../api/contract/procedures/definition.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import form from '../../../../ui/form.module.css'
import classes from '../versions.module.css'

type RuleFieldsProps = {
  /** Of what it is the rule, for whoever hears the labels. */
  readonly what: string
  readonly rule: Rule
  readonly onChange: (rule: Rule) => void
}

/** The text a fact comes from, folded away, and how sure it is. */
export function RuleFields({ what, rule, onChange }: RuleFieldsProps) {
  const say = useVersionWords()
  return (
    <details className={classes.rule}>
      <summary>{say('rule')}</summary>
      <div className={form.pair}>
        <Textarea
          size="md"
          autosize
          dir="ltr"
          lang="fr"
          label={say('ruleFr', { what })}
          value={rule.fr}
          onChange={(event) => onChange({ ...rule, fr: event.currentTarget.value })}
        />
        <Textarea
          size="md"
          autosize
          dir="rtl"
          lang="ar"
          label={say('ruleAr', { what })}
          value={rule.ar}
          onChange={(event) => onChange({ ...rule, ar: event.currentTarget.value })}
        />
      </div>
    </details>
  )
}

export function SurenessField({ what, rule, onChange }: RuleFieldsProps) {
  const say = useVersionWords()
  return (
    <NativeSelect
      size="md"
      label={say('sureness')}
      aria-label={say('surenessOf', { what })}
      data={SURENESS.map((value) => ({ value, label: say(`surenesses.${value}`) }))}
      value={rule.sureness}
      onChange={(event) => onChange({ ...rule, sureness: event.currentTarget.value as Rule['sureness'] })}
    />
  )
}
