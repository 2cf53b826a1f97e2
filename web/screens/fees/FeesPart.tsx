import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { problemOf } from '../../api/problem.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { CreditorLines } from './CreditorLines.tsx'
import { FactTable } from './FactTable.tsx'
import classes from './fees.module.css'
import { useFees } from './feesQueries.ts'
import { Receipts } from './Receipts.tsx'
import { Settle } from './Settle.tsx'
import { StatementLinks } from './StatementLinks.tsx'

/** What a dossier owes before delivery: what, why, how much, to whom; and its settlement. */
export function FeesPart({ dossier: { id } }: { readonly dossier: DossierAnswer }) {
  const fees = useFees(id)
  if (fees.error && !fees.data)
    return <ProblemReport problem={problemOf(fees.error)} onRetry={() => void fees.refetch()} />
  if (!fees.data) return <Waiting lines={[24, 64, 120, 40, 120]} />
  return <Fees fees={fees.data} />
}

const SETTLED = {
  paid: 'settled',
  no_fee: 'nothingOwed',
  nothing_owed: 'nothingOwed',
  left_to_creditor: 'leftToCreditor',
} as const

/** Where the settlement stands, in the words of whoever reads it first. */
function standingOf({ step, statements, settled, lines }: FeesAnswer) {
  const [statement] = statements
  if (statement && settled) return SETTLED[statement.reason ?? 'paid']
  if (statement) return 'toPay'
  if (step === 'to_settle') return 'awaiting'
  if (['to_sign', 'granted', 'works', 'completed', 'lapsed', 'archived'].includes(step)) return 'notKept'
  return lines.length === 0 ? 'noFee' : 'estimate'
}

function Fees({ fees }: { readonly fees: FeesAnswer }) {
  const say = useFeeWords()
  const said = useSaid()
  const standing = standingOf(fees)
  const [statement] = fees.statements
  const drawn = statement && !fees.outdated ? statement : null
  const { lines, creditors } = drawn ?? fees
  const isEstimate = drawn === null
  return (
    <div className={classes.fees}>
      <h2 className="unseen">{say('heading')}</h2>
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      <Notice tone={standing === 'toPay' ? 'warning' : 'plain'}>{say(standing)}</Notice>
      {fees.outdated && <Notice tone="warning">{say('outdated')}</Notice>}
      {statement && <StatementLinks id={fees.id} statements={fees.statements} />}
      {standing !== 'notKept' &&
        creditors.map((owed) => (
          <CreditorLines
            key={owed.creditor}
            owed={owed}
            lines={lines.filter(({ creditor }) => creditor === owed.creditor)}
            receipts={isEstimate ? [] : fees.receipts}
            isEstimate={isEstimate}
          />
        ))}
      {fees.may.settle && <Settle fees={fees} onSaid={said.tell} />}
      {fees.receipts.length > 0 && <Receipts fees={fees} onSaid={said.tell} />}
      {fees.facts.length > 0 && standing !== 'notKept' && <FactTable fees={fees} onSaid={said.tell} />}
    </div>
  )
}
