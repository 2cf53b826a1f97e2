import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../text/words.ts'
import classes from './notice.module.css'

type ProblemPanelProps = {
  /** What happened, in one sentence. */
  readonly what: string
  /** Where: a place, a field, a line. */
  readonly where?: ReactNode
  /** What the person can do now. */
  readonly now: string
  readonly onRetry?: (() => void) | undefined
  readonly onShowPlace?: (() => void) | undefined
  readonly reference?: string | undefined
}

/** An error owes three answers: what, where, and what now. Announced when it appears. */
export function ProblemPanel({ what, where, now, onRetry, onShowPlace, reference }: ProblemPanelProps) {
  const { t } = useWords()
  return (
    <div className={classes.problem} role="alert">
      <strong>{what}</strong>
      <dl>
        {where && (
          <div>
            <dt>{t('problems.where')}</dt>
            <dd>{where}</dd>
          </div>
        )}
        <div>
          <dt>{t('problems.whatNow')}</dt>
          <dd>{now}</dd>
        </div>
      </dl>
      {(onRetry || onShowPlace) && (
        <div className={classes.actions}>
          {onShowPlace && (
            <Button variant="default" onClick={onShowPlace}>
              {t('problems.showPlace')}
            </Button>
          )}
          {onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('frame.retry')}
            </Button>
          )}
        </div>
      )}
      {reference && <p className={classes.reference}>{t('problems.reference', { id: reference })}</p>}
    </div>
  )
}
