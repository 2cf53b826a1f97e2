import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultsOfText } from '../../../../../api/contract/procedures/faults.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { FaultList } from '../FaultList.tsx'
import classes from '../versions.module.css'
import { type Working, written } from './working.ts'

type RawTextProps = {
  readonly working: Working
  readonly onApply: (text: Pick<Working, 'definition' | 'tests'>) => void
}

/** Everything a version holds, in JSON, with what does not hold beside it. */
export function RawText({ working, onApply }: RawTextProps) {
  const say = useVersionWords()
  /** Null while it follows the fields. */
  const [text, setText] = useState<string | null>(null)
  const { definition, tests } = working
  const shown = text ?? JSON.stringify({ definition, tests }, null, 2)
  const faults = text === null ? [] : faultsOfText(written, shown)
  const apply = () => {
    onApply(written.parse(JSON.parse(shown)))
    setText(null)
  }
  return (
    <details className={classes.rule}>
      <summary>{say('raw')}</summary>
      <p>{say('rawWhy')}</p>
      <div className={classes.raw}>
        <Textarea
          size="md"
          dir="ltr"
          spellCheck={false}
          label={say('rawText')}
          value={shown}
          rows={24}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.section} aria-live="polite">
          {faults.length > 0 ? (
            <FaultList title={say('rawFaults')} faults={faults} />
          ) : (
            <Notice>{say('rawGood')}</Notice>
          )}
          <div>
            <Button variant="default" size="md" disabled={text === null || faults.length > 0} onClick={apply}>
              {say('rawApply')}
            </Button>
          </div>
        </div>
      </div>
    </details>
  )
}
