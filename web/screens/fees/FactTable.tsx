import { Button } from '@mantine/core'
import { useState } from 'react'
import type { FactAnswer, FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import table from '../../ui/table.module.css'
import classes from './fees.module.css'
import { SayFacts } from './SayFacts.tsx'
import { useFactText } from './useFactText.ts'

type FactTableProps = { readonly fees: FeesAnswer; readonly onSaid: (text: string) => void }
type Side = 'declare' | 'check'

/** What was declared and what was checked, side by side, and the forms that say either. */
export function FactTable({ fees, onSaid }: FactTableProps) {
  const say = useFeeWords()
  const [open, setOpen] = useState<Side | null>(null)
  const sides = (['declare', 'check'] as const).filter((side) => fees.may[side])
  return (
    <section className={classes.section} aria-label={say('facts')}>
      <h3>{say('facts')}</h3>
      <table className={table.table} data-stacks>
        <caption className="unseen">{say('facts')}</caption>
        <thead>
          <tr>
            {(['fact', 'declared', 'checked'] as const).map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fees.facts.map((one) => (
            <FactRow key={one.fact} fact={one} />
          ))}
        </tbody>
      </table>
      {open === null ? (
        <p className={classes.buttons}>
          {sides.map((side) => (
            <Button key={side} size="md" variant="default" onClick={() => setOpen(side)}>
              {say(side)}
            </Button>
          ))}
        </p>
      ) : (
        <SayFacts
          key={fees.seen}
          fees={fees}
          side={open}
          onDone={(text) => {
            setOpen(null)
            if (text !== null) onSaid(text)
          }}
        />
      )}
    </section>
  )
}

function FactRow({ fact: { fact, declared, declaredIn, checked } }: { readonly fact: FactAnswer }) {
  const say = useFeeWords()
  const text = useFactText()
  return (
    <tr>
      <th scope="row">{say(`factNames.${fact}`)}</th>
      <td data-label={say('declared')} className="figures">
        <bdi>{declared === null ? say('unsaid') : text(fact, declared)}</bdi>
        {declaredIn === 'project' && <small className={classes.grounds}>{say('inProject')}</small>}
      </td>
      <td data-label={say('checked')} className="figures">
        <bdi>{checked === null ? say('notChecked') : text(fact, checked.value)}</bdi>
        {checked?.reason && (
          <small className={classes.grounds} dir="auto">
            {checked.reason}
          </small>
        )}
      </td>
    </tr>
  )
}
