import type { TrackTest } from '../../../../api/contract/procedures/trackTests.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import classes from '../procedures.module.css'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { Part } from './Part.tsx'

/** What makes a project a grand projet. */
export function TestsPart({ tests }: { readonly tests: readonly TrackTest[] }) {
  const say = useProcedureWords()
  const { nameOf } = useWords()
  return (
    <Part title={say('sheet.tests')} intro={say('sheet.testsIntro')}>
      <ol className={classes.list}>
        {tests.map((test) => (
          <li key={test.code}>
            {nameOf(test)} <ToConfirm sureness={test.rule.sureness} />
            <RuleText rule={test.rule} />
          </li>
        ))}
      </ol>
    </Part>
  )
}
