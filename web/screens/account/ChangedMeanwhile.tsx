import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { Answers } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import table from '../../ui/table.module.css'
import classes from './account.module.css'

type ChangedMeanwhileProps = {
  readonly differences: readonly { readonly label: string; readonly theirs: string; readonly yours: string }[]
  readonly onTakeTheirs: () => void
  readonly onKeepMine: () => void
}

/** Two people changed one thing: both versions side by side, and the choice to whoever came second. */
export function ChangedMeanwhile({ differences, onTakeTheirs, onKeepMine }: ChangedMeanwhileProps) {
  const say = useAccountWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Notice tone="warning" role="alert">
      <div className={classes.versions}>
        <h3 ref={heading} tabIndex={-1}>
          {say('changed.title')}
        </h3>
        <p>{say('changed.text')}</p>
        {differences.length > 0 && (
          <table className={table.table} data-stacks>
            <thead>
              <tr>
                <th scope="col">{say('changed.field')}</th>
                <th scope="col">{say('changed.theirs')}</th>
                <th scope="col">{say('changed.yours')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ label, theirs, yours }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td data-label={say('changed.theirs')}>{theirs || say('changed.empty')}</td>
                  <td data-label={say('changed.yours')}>{yours || say('changed.empty')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Answers>
          <Button variant="default" onClick={onTakeTheirs}>
            {say('changed.takeTheirs')}
          </Button>
          <Button onClick={onKeepMine}>{say('changed.keepMine')}</Button>
        </Answers>
      </div>
    </Notice>
  )
}
