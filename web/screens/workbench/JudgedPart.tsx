import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import type { FindingAnswer, FindingsAnswer } from '../../../api/contract/findings.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import { QuotedWords } from '../../ui/QuotedWords.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { readsByMandate } from '../dossiers/reader.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { isRuleCode } from '../report/checkGroups.ts'
import { DecisionLine, GoneDecisions } from './DecisionLine.tsx'
import classes from './workbench.module.css'
import { useFindings } from './workbenchQueries.ts'

/**
 * What people said of the findings of a dossier, and the words of its règlement that nobody judged: for whoever gives an
 * avis, sits, or prepares a decision. The applicant reads the report.
 */
export function JudgedPart({ dossierId }: { readonly dossierId: string }) {
  const session = useSession()
  if (!session.data || !readsByMandate(session.data.actor)) return null
  return <Read dossierId={dossierId} />
}

/** Doors that are shut are the dossier's own business: another part of the page says what may be read of it. */
const SHUT = [403, 404]

function Read({ dossierId }: { readonly dossierId: string }) {
  const { data, error, refetch } = useFindings(dossierId)
  const problem = error && problemOf(error)
  if (problem?.status && SHUT.includes(problem.status)) return null
  if (problem) return <ProblemReport problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[24, 44]} />
  return data.report ? <Judged findings={data} /> : null
}

function Judged({ findings: { dossierId, findings, gone, verdict } }: { readonly findings: FindingsAnswer }) {
  const say = useWorkbenchWords()
  const heading = useId()
  const judged = findings.filter(({ decision }) => decision !== null)
  const words = findings.filter(({ decision, check }) => decision === null && check.quoted)
  return (
    <section className={classes.judged} aria-labelledby={heading}>
      <h3 id={heading}>{say('judged')}</h3>
      {verdict && (
        <p className={classes.overall}>
          {say('overall')} <VerdictBadge verdict={verdict} />
        </p>
      )}
      <p className={classes.small}>
        {judged.length === 0
          ? say('judgedNone')
          : say('judgedCount', {
              count: judged.length,
              total: findings.length,
              review: judged.filter(isToReview).length,
            })}
      </p>
      <ul className={classes.list}>
        {[...judged, ...words].map((finding) => (
          <JudgedFinding key={finding.key} finding={finding} />
        ))}
      </ul>
      <GoneDecisions gone={gone} />
      <p>
        <Link to="/instruction/$dossier" params={{ dossier: dossierId }} search={{ which: 'open' }}>
          {say('allFindings')}
        </Link>
      </p>
    </section>
  )
}

const isToReview = ({ toReview }: FindingAnswer) => toReview

function JudgedFinding({ finding }: { readonly finding: FindingAnswer }) {
  const say = useWorkbenchWords()
  const { t, say: both } = useWords()
  const { check, decision } = finding
  return (
    <li>
      <p>
        <b>{isRuleCode(check.rule) ? t(`rules.${check.rule}`) : check.rule}</b>{' '}
        {check.article && <bdi className={classes.small}>{check.article}</bdi>}
      </p>
      <p>{both(check.because)}</p>
      {check.quoted && <QuotedWords quoted={check.quoted} />}
      <p className={classes.overall}>
        {say('machine')} <VerdictBadge verdict={check.verdict} />
      </p>
      {decision ? <DecisionLine finding={finding} /> : <p className={classes.small}>{say('nobody')}</p>}
    </li>
  )
}
