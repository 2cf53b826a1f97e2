import { useFeeWords } from '../../text/useFeeWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { CreditorLines } from './CreditorLines.tsx'
import { FactTable } from './FactTable.tsx'
import classes from './fees.module.css'
import { useFees } from './feesQueries.ts'

/** What a draft may come to owe, before it is filed: an estimate, and never in the way of the filing. */
export function FeesEstimate({ id }: { readonly id: string }) {
  const say = useFeeWords()
  const said = useSaid()
  const fees = useFees(id)
  if (fees.isPending) return <Waiting lines={[24, 64, 64]} />
  if (!fees.data) return <Refused error={fees.error} />
  const { lines, creditors, facts } = fees.data
  return (
    <section className={classes.fees} aria-labelledby="fees-estimate">
      <h2 id="fees-estimate">{say('heading')}</h2>
      <Notice>{say(lines.length === 0 ? 'noFee' : 'estimate')}</Notice>
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      {creditors.map((owed) => (
        <CreditorLines
          key={owed.creditor}
          owed={owed}
          lines={lines.filter(({ creditor }) => creditor === owed.creditor)}
          receipts={[]}
          isEstimate
        />
      ))}
      {facts.length > 0 && <FactTable fees={fees.data} onSaid={said.tell} />}
    </section>
  )
}
