import type { FeeRule } from '../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import classes from '../procedures.module.css'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { Part } from './Part.tsx'

/** What is to be paid, by which text. */
export function FeesPart({ fees }: { readonly fees: readonly FeeRule[] }) {
  const say = useProcedureWords()
  const { nameOf } = useWords()
  return (
    <Part title={say('sheet.fees')}>
      {fees.length === 0 && <p className={classes.quiet}>{say('sheet.noFees')}</p>}
      <ul className={classes.list}>
        {fees.map((fee) => (
          <li key={fee.code}>
            {nameOf(fee)} <ToConfirm sureness={fee.rule.sureness} />
            <RuleText rule={fee.rule} />
          </li>
        ))}
      </ul>
    </Part>
  )
}
