import type { ProcedureDefinition } from '../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import classes from '../procedures.module.css'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { SilenceEffect } from '../Silence.tsx'
import { Part, Ruled } from './Part.tsx'

/** What a silence is worth, and that nothing is ever granted by a machine. */
export function SilencePart({ silence }: { readonly silence: ProcedureDefinition['silence'] }) {
  const say = useProcedureWords()
  return (
    <Part title={say('sheet.silence')}>
      <Ruled>
        <p>
          <SilenceEffect effect={silence.effect} />{' '}
          {silence.effect !== 'unknown' && <ToConfirm sureness={silence.rule.sureness} />}
        </p>
        {silence.effect === 'granted' && <p className={classes.quiet}>{say('grantedHint')}</p>}
        <RuleText rule={silence.rule} />
      </Ruled>
    </Part>
  )
}
