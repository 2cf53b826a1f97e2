import type { FeeLine, FeeReceipt, Owed } from '../../../api/contract/fees/statements.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import { FeeLineItem } from './FeeLineItem.tsx'
import classes from './fees.module.css'

type CreditorLinesProps = {
  readonly owed: Owed
  readonly lines: readonly FeeLine[]
  readonly receipts: readonly FeeReceipt[]
  /** Nothing of it is to be paid yet. */
  readonly isEstimate: boolean
}

/** What is owed to one creditor, line by line, and whether it was paid. */
export function CreditorLines({ owed, lines, receipts, isEstimate }: CreditorLinesProps) {
  const say = useFeeWords()
  const { nameOf } = useWords()
  const { creditor, total } = owed
  const paid = receipts.reduce((sum, one) => (one.creditor === creditor ? sum + one.amount : sum), 0)
  const name = say(`creditors.${creditor}`, { name: nameOf(owed) })
  return (
    <section className={classes.section} aria-label={name}>
      <h3>{name}</h3>
      <ul className={classes.list}>
        {lines.map((line) => (
          <FeeLineItem key={line.code} line={line} />
        ))}
      </ul>
      <p className={classes.total}>
        <strong>{say('total')}</strong>{' '}
        <strong className="figures">
          <bdi>{total === null ? say('unknown') : say('dirhams', { figure: dirhams(total) })}</bdi>
        </strong>{' '}
        {!isEstimate && total !== null && total > 0 && <PaidMark paid={paid === total} />}
      </p>
      {!isEstimate && total !== null && total > 0 && paid !== total && <p>{say(`payAt.${creditor}`)}</p>}
    </section>
  )
}

/** By shape and word, never by colour alone. */
function PaidMark({ paid }: { readonly paid: boolean }) {
  const say = useFeeWords()
  return (
    <span className={classes.mark} data-paid={paid}>
      <span aria-hidden="true">{paid ? '●' : '◆'}</span> {say(paid ? 'paid' : 'unpaid')}
    </span>
  )
}
