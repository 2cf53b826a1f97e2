import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { CheckAnswer } from '../../../api/contract/conformity.ts'
import { fixed, plain, printedDay, share } from '../../text/figures.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { QuotedWords } from '../../ui/QuotedWords.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { isRuleCode, type NumberedCheck } from './checkGroups.ts'
import classes from './report.module.css'

type CheckItemProps = {
  readonly numbered: NumberedCheck
  readonly focused: boolean
  readonly onFocus: (check: number | null) => void
  /** What a person said of it. */
  readonly children?: ReactNode
}

/** One finding, whole: verdict, sentence, figure against limit, article, evidence, and its place on the map. */
export function CheckItem({ numbered: { index, check }, focused, onFocus, children }: CheckItemProps) {
  const { t, say } = useWords()
  const item = useRef<HTMLLIElement>(null)
  const facts = useCheckFacts(check)
  useEffect(() => {
    if (focused) item.current?.scrollIntoView?.({ block: 'nearest', behavior: 'smooth' })
  }, [focused])
  return (
    <li ref={item} className={classes.check} data-verdict={check.verdict} data-focused={focused || undefined}>
      <div className={classes.checkHead}>
        <h4>{isRuleCode(check.rule) ? t(`rules.${check.rule}`) : check.rule}</h4>
        <VerdictBadge verdict={check.verdict} />
      </div>
      <p>{say(check.because)}</p>
      {check.quoted && <QuotedWords quoted={check.quoted} />}
      {check.relation === 'no_data' && <p className={classes.noData}>{t('report.noData')}</p>}
      <FactList facts={facts} />
      {check.at && (
        <Button
          variant="subtle"
          className={classes.place ?? ''}
          aria-pressed={focused}
          onClick={() => onFocus(focused ? null : index)}
        >
          {t('report.showPlace')}
        </Button>
      )}
      {children}
    </li>
  )
}

function useCheckFacts(check: CheckAnswer): readonly Fact[] {
  const { t } = useWords()
  const { relation, measured, limit, overlapM2, overlapShare, article, evidence } = check
  const figure = useFigure(check)
  const version = evidence.version && t('report.version', { version: evidence.version })
  const date = evidence.dataDate && t('report.dataDate', { date: printedDay(evidence.dataDate) })
  const overlap =
    overlapM2 === null
      ? null
      : `${fixed(overlapM2, 2)} ${t('units.m2')}${overlapShare === null ? '' : ` — ${t('report.ofParcel', { share: share(overlapShare) })}`}`
  const texts: readonly (readonly [string, string | null])[] = [
    [limit === null ? t('report.figure') : t('report.measured'), measured === null ? null : figure(measured)],
    [t('report.limit'), limit === null ? null : figure(limit)],
    [t('report.relation'), relation === 'inside' ? null : t(`report.relations.${relation}`)],
    [t('report.overlap'), overlap],
    [t('report.article'), article],
  ]
  const parts = [evidence.plan, version, date].filter((part) => part !== null && part !== '')
  return [
    ...texts.flatMap(([term, value]) => (value === null ? [] : [{ term, value: <Isolated>{value}</Isolated> }])),
    ...(parts.length === 0
      ? []
      : [{ term: t('report.plan'), value: parts.map((part) => <Line key={part}>{part}</Line>) }]),
  ]
}

const Isolated = ({ children }: { readonly children: ReactNode }) => <bdi className="figures">{children}</bdi>

const Line = ({ children }: { readonly children: ReactNode }) => (
  <span className={classes.line}>
    <Isolated>{children}</Isolated>
  </span>
)

/** A figure in the unit of its rule: a ratio bare (0,35), a length to the centimetre. */
function useFigure({ unit }: CheckAnswer): (value: number) => string {
  const { t } = useWords()
  return (value) => {
    if (unit === 'm') return `${fixed(value, 2)} ${t('units.m')}`
    if (unit === 'm2') return `${fixed(value, 2)} ${t('units.m2')}`
    if (unit === 'ratio') return fixed(value, 3)
    return plain(value) // levels and places are in the rule's own name
  }
}
