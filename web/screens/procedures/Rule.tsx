import type { Rule, SURENESS } from '../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { VerdictMark } from '../../ui/VerdictMark.tsx'
import classes from './procedures.module.css'

type Sureness = (typeof SURENESS)[number]

/** « à confirmer » wherever a fact was not read in a text in force; nothing where it was. */
export function ToConfirm({ sureness }: { readonly sureness: Sureness }) {
  const say = useProcedureWords()
  if (sureness === 'sourced') return null
  return (
    <span className={classes.confirm}>
      <VerdictMark verdict="unverified" /> {say('toConfirm')}
    </span>
  )
}

/** The text a fact comes from. Whether it is sure is said beside the fact itself. */
export function RuleText({ rule }: { readonly rule: Rule }) {
  const { say } = useWords()
  return <p className={classes.rule}>{say(rule)}</p>
}
