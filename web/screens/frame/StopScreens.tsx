import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './frame.module.css'
import { useTitle } from './useTitle.ts'

export function NotFoundScreen() {
  const { t } = useWords()
  useTitle(t('frame.notFoundTitle'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <EmptyState title={t('frame.notFoundTitle')} text={t('frame.notFoundText')}>
        <Link to="/">{t('frame.home')}</Link>
      </EmptyState>
    </main>
  )
}

/** Shown when a screen itself fails: a surprise, never an expected refusal. */
export function FailedScreen() {
  const { t } = useWords()
  useTitle(t('frame.failedTitle'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <EmptyState title={t('frame.failedTitle')} text={t('frame.failedText')}>
        <Button onClick={() => window.location.reload()}>{t('frame.reload')}</Button>
      </EmptyState>
    </main>
  )
}
