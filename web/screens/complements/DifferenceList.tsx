import type { CheckAnswer } from '../../../api/contract/conformity.ts'
import type { ConformityDifference } from '../../../api/contract/site.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useWords } from '../../text/words.ts'
import { QuotedWords } from '../../ui/QuotedWords.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { isRuleCode } from '../report/checkGroups.ts'
import classes from './complements.module.css'

/** What a new conformity report changes: findings gained, lost, and judged otherwise. */
export function DifferenceList({ difference }: { readonly difference: ConformityDifference }) {
  const say = useComplementWords()
  const { gained, lost, kept } = difference
  const changed = kept.filter(({ verdictChanged, figuresChanged }) => verdictChanged || figuresChanged)
  return (
    <section className={classes.form} aria-label={say('difference')}>
      <h4>{say('difference')}</h4>
      {gained.length + lost.length + changed.length === 0 && <p className={classes.line}>{say('same')}</p>}
      <Findings title={say('gained')} checks={gained} />
      <Findings title={say('lostFindings')} checks={lost} />
      {changed.length > 0 && (
        <>
          <h4>{say('changed')}</h4>
          <ul>
            {changed.map(({ before, after }) => (
              <li key={`${after.rule} ${after.subject}`}>
                <Finding check={before} /> <Finding check={after} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Findings({ title, checks }: { readonly title: string; readonly checks: readonly CheckAnswer[] }) {
  if (checks.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {checks.map((check) => (
          <li key={`${check.rule} ${check.subject} ${check.because.fr}`}>
            <Finding check={check} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Finding({ check }: { readonly check: CheckAnswer }) {
  const { t, say } = useWords()
  const name = isRuleCode(check.rule) ? t(`rules.${check.rule}`) : check.rule
  return (
    <>
      <p className={classes.said}>
        <strong>{name}</strong> <VerdictBadge verdict={check.verdict} /> {say(check.because)}
        {check.article && (
          <small className={classes.article}>
            <bdi>{check.article}</bdi>
          </small>
        )}
      </p>
      {check.quoted && <QuotedWords quoted={check.quoted} />}
    </>
  )
}
