import type { ProcedureDefinition } from '../../../../api/contract/procedures/definition.ts'
import { printedDay } from '../../../text/figures.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useProcedures } from '../procedureQueries.ts'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { useTerm } from '../useTerm.ts'
import { Part, Ruled } from './Part.tsx'

type Filing = NonNullable<ProcedureDefinition['filing']>

/** When it may be filed at all. */
export function FilingPart({ filing, on }: { readonly filing: Filing; readonly on: string }) {
  const say = useProcedureWords()
  const { opens, closes, after, rule } = filing
  return (
    <Part title={say('sheet.filing')}>
      <Ruled>
        <p>
          {opens && closes && say('sheet.window', { from: printedDay(opens), to: printedDay(closes) })}
          {after && <After after={after} />} <ToConfirm sureness={rule.sureness} />
        </p>
        <RuleText rule={rule} />
      </Ruled>
      {closes !== null && closes < on && <Notice tone="warning">{say('sheet.closed')}</Notice>}
    </Part>
  )
}

function After({ after: { procedure, term } }: { readonly after: NonNullable<Filing['after']> }) {
  const say = useProcedureWords()
  const { nameOf } = useWords()
  const inWords = useTerm()
  const named = useProcedures().data?.procedures.find(({ code }) => code === procedure)
  return say('sheet.after', { term: inWords(term), procedure: named ? nameOf(named) : procedure })
}
