import type { DecisionAnswer, FindingAnswer } from '../../../api/contract/findings.ts'
import { printedDay } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { nameIn } from '../../ui/PersonName.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import classes from './workbench.module.css'

/** What stands of a finding, beside the machine's verdict, and what was said before. */
export function DecisionLine({ finding: { decision, toReview, history } }: { readonly finding: FindingAnswer }) {
  const say = useWorkbenchWords()
  const { say: both } = useWords()
  const former = history.filter(({ id }) => id !== decision?.id)
  return (
    <>
      {toReview && (
        <Notice tone="warning">
          <p>{say('toReview')}</p>
          {decision?.madeOn && (
            <p>
              {say('madeOn')} {both(decision.madeOn.because)} <VerdictBadge verdict={decision.madeOn.verdict} />
            </p>
          )}
        </Notice>
      )}
      {decision && <Decision decision={decision} />}
      {former.length > 0 && (
        <details className={classes.history}>
          <summary>{say('history', { count: former.length })}</summary>
          {former.map((one) => (
            <Decision key={one.id} decision={one} />
          ))}
        </details>
      )}
    </>
  )
}

function Decision({ decision }: { readonly decision: DecisionAnswer }) {
  const say = useWorkbenchWords()
  const { nameOf, language } = useWords()
  const { kind, verdict, reason, at, by, body, undone } = decision
  const name = by ? nameIn(language, by) : say('somebody')
  const undoneBy = undone && (undone.by ? nameIn(language, undone.by) : say('somebody'))
  return (
    <div className={classes.decision} data-kind={kind} data-undone={undone !== null || undefined}>
      <p>
        <b>{say(`kinds.${kind}`)}</b> {verdict && <VerdictBadge verdict={verdict} />}
      </p>
      {reason && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      <p className={classes.small}>
        {say('by', { day: printedDay(at), name, body: nameOf(body) })}
        {undone && ` – ${say('undone', { day: printedDay(undone.at), name: undoneBy ?? '' })}`}
      </p>
    </div>
  )
}

/** Decisions whose finding the report has no more: they are told, and count for nothing. */
export function GoneDecisions({ gone }: { readonly gone: readonly DecisionAnswer[] }) {
  const say = useWorkbenchWords()
  const { say: both } = useWords()
  if (gone.length === 0) return null
  return (
    <section>
      <h2>{say('gone')}</h2>
      {gone.map((one) => (
        <div key={one.id}>
          {one.madeOn && <p>{both(one.madeOn.because)}</p>}
          <Decision decision={one} />
        </div>
      ))}
    </section>
  )
}
