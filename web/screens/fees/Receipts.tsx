import { Button } from '@mantine/core'
import { useState } from 'react'
import type { FeeReceipt, FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { printedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './fees.module.css'
import { ReverseDialog } from './ReverseDialog.tsx'

type ReceiptsProps = { readonly fees: FeesAnswer; readonly onSaid: (text: string) => void }

/** The receipts of a dossier in the order they were recorded, those taken back among them. */
export function Receipts({ fees, onSaid }: ReceiptsProps) {
  const say = useFeeWords()
  const [leaving, setLeaving] = useState<FeeReceipt | null>(null)
  return (
    <section className={classes.section} aria-label={say('receipts')}>
      <h3>{say('receipts')}</h3>
      <ul className={classes.list}>
        {fees.receipts.map((receipt) => (
          <ReceiptLine
            key={receipt.id}
            receipt={receipt}
            fees={fees}
            onReverse={fees.may.correct && receipt.reverses === null && !receipt.reversed ? setLeaving : null}
          />
        ))}
      </ul>
      {leaving && (
        <ReverseDialog
          fees={fees}
          receipt={leaving}
          onClose={(text) => {
            setLeaving(null)
            if (text !== null) onSaid(text)
          }}
        />
      )}
    </section>
  )
}

type ReceiptLineProps = {
  readonly receipt: FeeReceipt
  readonly fees: FeesAnswer
  readonly onReverse: ((receipt: FeeReceipt) => void) | null
}

function ReceiptLine({ receipt, fees, onReverse }: ReceiptLineProps) {
  const say = useFeeWords()
  const { nameOf } = useWords()
  const { creditor, number, day, mode, amount, reason, reversed, reverses } = receipt
  const owed = fees.statements[0]?.creditors.find((one) => one.creditor === creditor)
  return (
    <li>
      <span className={classes.row}>
        <strong>{owed && nameOf(owed)}</strong>
        <strong className={`figures ${reversed ? classes.struck : ''}`}>
          <bdi>{say('dirhams', { figure: dirhams(amount) })}</bdi>
        </strong>
        {reversed && <span>{say('reversed')}</span>}
      </span>
      <span className="figures">
        {reverses === null
          ? say('receiptLine', { number, day: printedDay(day), mode: say(`modes.${mode}`) })
          : say('reversal', { number })}
      </span>
      {reason !== null && <span dir="auto">{reason}</span>}
      {onReverse && (
        <span>
          <Button size="sm" variant="default" onClick={() => onReverse(receipt)}>
            {say('reverse')}
          </Button>
        </span>
      )}
    </li>
  )
}
