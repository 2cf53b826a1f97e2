import type { ValidityRule } from '../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import classes from '../procedures.module.css'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { useTerm } from '../useTerm.ts'
import { Part } from './Part.tsx'

/** How long the act lasts, and what has to be done before it lapses. */
export function ValidityPart({ validity }: { readonly validity: readonly ValidityRule[] }) {
  const say = useProcedureWords()
  return (
    <Part title={say('sheet.validity')}>
      {validity.length === 0 && <p className={classes.quiet}>{say('sheet.noValidity')}</p>}
      <ul className={classes.list}>
        {validity.map((one) => (
          <ValidityItem key={one.owner} validity={one} />
        ))}
      </ul>
    </Part>
  )
}

function ValidityItem({ validity: { owner, before, term, renewable, rule } }: { readonly validity: ValidityRule }) {
  const say = useProcedureWords()
  const inWords = useTerm()
  const notes = [
    ...(owner === 'any' ? [] : [say(`owners.${owner}`)]),
    ...(renewable === null ? [] : [say(renewable ? 'sheet.renewable' : 'sheet.notRenewable')]),
  ]
  return (
    <li>
      {term && <b className={classes.term}>{inWords(term)}</b>} {say(`validityBefore.${before}`)}{' '}
      {notes.length > 0 && <small>{notes.join(' · ')}</small>} <ToConfirm sureness={rule.sureness} />
      <RuleText rule={rule} />
    </li>
  )
}
