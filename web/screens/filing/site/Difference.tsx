import type { CheckAnswer } from '../../../../api/contract/conformity.ts'
import type { ConformityDifference } from '../../../../api/contract/site.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { VerdictBadge } from '../../../ui/VerdictBadge.tsx'
import classes from '../filing.module.css'

/** What another parcel changes in the report: findings that came, findings that went. Null for a first report. */
export function Difference({ difference }: { readonly difference: ConformityDifference | null }) {
  const say = useFilingWords()
  const gained = difference?.gained ?? []
  const lost = difference?.lost ?? []
  return (
    <Notice role="status">
      <p>{say('site.taken')}</p>
      {difference && <b>{say('site.findings')}</b>}
      {difference && gained.length + lost.length === 0 && <p>{say('site.same')}</p>}
      <Findings title={say('site.gained')} checks={gained} />
      <Findings title={say('site.lost')} checks={lost} />
    </Notice>
  )
}

function Findings({ title, checks }: { readonly title: string; readonly checks: readonly CheckAnswer[] }) {
  const { say } = useWords()
  if (checks.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul className={classes.findings}>
        {checks.map((check) => (
          <li key={`${check.rule} ${check.subject ?? ''}`}>
            <VerdictBadge verdict={check.verdict} /> {say(check.because)}
          </li>
        ))}
      </ul>
    </>
  )
}
